"""OFD pages: what they say, where it stands, and what is honestly not shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from app.domain.casefile import FileState
from app.errors import IntakeError
from app.evidence.view import page_texts, render
from app.intake.gather import Gathered
from app.intake.ofd.geometry import arc, deltas, path_steps
from app.intake.ofd.read import read_ofd
from app.intake.read import read_file
from app.intake.readers import Readers
from tests.intake.ofd_papers import NS, PAGE, ofd, png, text


def _colour(view: bytes, x: float, y: float) -> str:
    """The colour at a place in millimetres: red, green, blue, black, white."""
    picture = render(view, 1, 840)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    red, green, blue = image.getpixel((int(x * 4), int(y * 4)))  # type: ignore[misc]
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (0, 0, 0): "black", (1, 1, 1): "white"}
    return names[red > 127, green > 127, blue > 127]


def _fill(x: float, y: float, color: str, more: str = "", data: str = "M 0 0 L 10 0 L 10 10 L 0 10 C") -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{x} {y} 10 10" Fill="true" Stroke="false" {more}>'
        f'<ofd:FillColor Value="{color}"/><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    )


def test_text_stands_where_the_file_says() -> None:
    view, warnings, _ = read_ofd(ofd(text("行政处罚决定书", 50, 30)))
    (page,) = page_texts(view)
    assert (round(page.width), round(page.height)) == (595, 842)
    assert page.text == "行政处罚决定书"
    rect = page.words[0].rect
    assert rect.left == pytest.approx(50 / 210, abs=0.005)
    assert rect.right == pytest.approx((50 + 7 * 5) / 210, abs=0.005)
    assert rect.top < 35 / 297 < rect.bottom + 0.005
    assert warnings[0] == "未含签章。"


def test_characters_follow_their_steps() -> None:
    view, _, _ = read_ofd(ofd(text("甲乙丙", 10, 10, code='DeltaX="g 1 20 60"')))
    (page,) = page_texts(view)
    lefts = {word.text.strip(): word.rect.left * 210 for word in page.words}
    assert lefts["甲"] == pytest.approx(10, abs=1)
    assert lefts["乙"] == pytest.approx(30, abs=1)
    assert lefts["丙"] == pytest.approx(90, abs=1)


def test_text_written_downwards_goes_down() -> None:
    view, _, _ = read_ofd(ofd(text("甲乙", 10, 10, code='DeltaY="40"')))
    (page,) = page_texts(view)
    tops = [word.rect.top * 297 for word in page.words]
    assert tops[1] - tops[0] == pytest.approx(40, abs=1)


def test_paths_are_filled_where_they_stand() -> None:
    view, _, _ = read_ofd(ofd(_fill(20, 40, "0 0 255")))
    assert _colour(view, 25, 45) == "blue"
    assert _colour(view, 35, 45) == "white"


def test_a_matrix_moves_and_turns_what_it_holds() -> None:
    view, _, _ = read_ofd(ofd(_fill(100, 100, "0 255 0", 'CTM="0 2 -2 0 0 0"')))
    assert _colour(view, 85, 115) == "green"
    assert _colour(view, 105, 105) == "white"


def test_pictures_fill_their_boundary() -> None:
    view, _, _ = read_ofd(ofd('<ofd:ImageObject ID="8" Boundary="20 40 30 30" ResourceID="5"/>'))
    assert _colour(view, 35, 55) == "red"
    assert _colour(view, 55, 55) == "white"


def test_templates_lie_under_the_page() -> None:
    template = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{_fill(20, 40, '255 0 0')}</ofd:Layer></ofd:Content></ofd:Page>"
    page = (
        f'<ofd:Page {NS}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>'
        f"{_fill(25, 40, '0 0 255')}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    view, _, _ = read_ofd(ofd(parts={"Doc_0/Tpls/Tpl_0/Content.xml": template, PAGE: page}))
    assert _colour(view, 22, 45) == "red"
    assert _colour(view, 28, 45) == "blue"


def test_annotations_are_drawn_and_counted() -> None:
    parts = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>P.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/P.xml": f'<ofd:PageAnnot {NS}><ofd:Annot Type="Stamp"><ofd:Appearance Boundary="50 50 10 10">'
        f"{_fill(0, 0, '255 0 0')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
    }
    view, warnings, _ = read_ofd(ofd(parts=parts))
    assert _colour(view, 55, 55) == "red"
    assert "含注释1处，已按外观绘出。" in warnings


def _signed(seal: bytes | None) -> bytes:
    parts: dict[str, str | bytes] = {
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'
        "</ofd:Signatures>",
        "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {NS}><ofd:SignedInfo><ofd:SignatureDateTime>2026-04-28"
        '</ofd:SignatureDateTime><ofd:StampAnnot ID="1" PageRef="1" Boundary="100 200 40 40"/><ofd:Seal><ofd:BaseLoc>'
        "Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo></ofd:Signature>",
    }
    if seal is not None:
        parts["Doc_0/Signs/Sign_0/Seal.esl"] = b"\x30\x82der" + seal + b"rest"
    return ofd(text("决定书", 10, 10), parts, signatures=True)


def test_a_seal_is_shown_and_called_unverified() -> None:
    view, warnings, _ = read_ofd(_signed(png("red")))
    assert _colour(view, 120, 220) == "red"
    assert warnings[0].startswith("含签章未验证：共1处（第1页），签署时间记载为2026-04-28。")


def test_a_seal_that_is_a_small_ofd_is_shown() -> None:
    view, _, _ = read_ofd(_signed(ofd(_fill(100, 143, "255 0 0"))))
    assert _colour(view, 120, 220) == "red"


def test_of_a_seal_over_several_pages_only_its_part_is_shown() -> None:
    whole = _signed(png("red"))
    data = _changed(
        whole, "Doc_0/Signs/Sign_0/Signature.xml", lambda xml: xml.replace(b'40 40"', b'40 40" Clip="0 0 20 40"')
    )
    view, _, _ = read_ofd(data)
    assert _colour(view, 110, 220) == "red"
    assert _colour(view, 130, 220) == "white"


def _changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            made.writestr(name, change(source.read(name)) if name == part else source.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("Doc_0/Signs/Signatures.xml", "签章情况不明：签章描述已损坏。"), ("Doc_0/Annots/Annotations.xml", "注释的描述已损坏，未能读取。"),
        ("Doc_0/PublicRes.xml", "资源的描述已损坏，未能读取。"), ("Doc_0/Attachs/Attachments.xml", "附件的描述已损坏，未能读取。"),
    ],
)  # fmt: skip
def test_damage_beside_the_pages_costs_only_itself(part: str, told: str) -> None:
    parts: dict[str, str | bytes] = {"Doc_0/Signs/Signatures.xml": "<a/>", part: "<broken"}
    _, warnings, (page,) = read_ofd(ofd(text("决定书", 20, 20), parts, signatures=True))
    assert page.text == "决定书"
    assert told in warnings


def test_a_damaged_picture_costs_only_itself() -> None:
    data = ofd(text("决定书", 10, 10) + '<ofd:ImageObject ID="8" Boundary="20 40 30 30" ResourceID="5"/>')
    at = data.index(b"Doc_0/Res/a.png") + 20
    _, warnings, (page,) = read_ofd(data[:at] + b"\xff\xff" + data[at + 2 :])
    assert page.text == "决定书"
    assert any("图片1个" in warning for warning in warnings)


def test_control_characters_and_backslashes_of_careless_writers_are_read_over() -> None:
    _, _, (page,) = read_ofd(ofd(text("决\x01定书", 20, 20)))
    assert page.text == "决定书"
    with zipfile.ZipFile(io.BytesIO(ofd(text("决定书", 20, 20)))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, body in parts.items():
            made.writestr(name.replace("/", "\\"), body)
    assert read_ofd(out.getvalue())[2][0].text == "决定书"


def test_an_encrypted_ofd_says_so() -> None:
    locked = bytearray(ofd())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    for data in (bytes(locked), ofd(parts={"Encryptions.xml": "<a/>"})):
        with pytest.raises(IntakeError, match="已加密"):
            read_ofd(data)


def test_two_seals_that_are_small_ofds_show_their_own_pictures() -> None:
    picture = '<ofd:ImageObject ID="8" Boundary="0 0 210 297" ResourceID="5"/>'
    seals = {
        f"Doc_0/Signs/S{at}.esl": b"\x30\x82der" + ofd(picture, {"Doc_0/Res/a.png": png(color)})
        for at, color in enumerate(("red", "blue"))
    }
    stamps = {
        f"Doc_0/Signs/S{at}.xml": f'<ofd:Signature {NS}><ofd:SignedInfo><ofd:StampAnnot ID="1" PageRef="1" Boundary="{20 + 80 * at} 200 40 40"/>'
        f"<ofd:Seal><ofd:BaseLoc>S{at}.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo></ofd:Signature>"
        for at in range(2)
    }
    listed = "".join(f'<ofd:Signature ID="{at}" BaseLoc="S{at}.xml"/>' for at in range(2))
    parts = {"Doc_0/Signs/Signatures.xml": f"<ofd:Signatures {NS}>{listed}</ofd:Signatures>", **stamps, **seals}
    view, _, _ = read_ofd(ofd("", parts, signatures=True))
    assert [_colour(view, x, 220) for x in (40, 120)] == ["red", "blue"]


def test_a_seal_without_a_picture_is_a_frame_and_is_counted() -> None:
    view, warnings, _ = read_ofd(_signed(None))
    assert _colour(view, 120, 220) == "white"
    assert any("未绘出：签章图形1个" in warning for warning in warnings)


def test_what_cannot_be_drawn_is_counted() -> None:
    shade = "<ofd:FillColor><ofd:AxialShd/></ofd:FillColor>"
    path = (
        f'<ofd:PathObject ID="8" Boundary="0 0 9 9" Fill="true">{shade}<ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )
    lost = '<ofd:ImageObject ID="8" Boundary="20 40 30 30" ResourceID="404"/>'
    _, warnings, _ = read_ofd(ofd(path + lost + text("\U0001f600", 10, 10)))
    joined = " ".join(warnings)
    assert "渐变或图案填充1个" in joined
    assert "图片1个" in joined
    assert "有1个字没有可用字形" in joined


def test_attachments_are_named() -> None:
    listed = f'<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="原件.xml"/></ofd:Attachments>'
    _, warnings, _ = read_ofd(ofd(parts={"Doc_0/Attachs/Attachments.xml": listed}))
    assert "含附件1个，未展开：原件.xml。" in warnings


def test_the_same_file_gives_the_same_bytes() -> None:
    data = ofd(text("甲", 10, 10))
    assert read_ofd(data) == read_ofd(data)


def test_it_is_read_in_the_worker(readers: Readers) -> None:
    file = read_file(Gathered("票.ofd", ofd(text("甲", 10, 10))), readers)
    assert (file.state, file.media) == (FileState.READ, "application/ofd")
    assert file.pages[0].text == "甲"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"OFD.xml": "<a/>"}, "没有文档"),
        ({"OFD.xml": "<broken"}, "已损坏"),
        ({"Doc_0/Document.xml": "<a/>"}, "没有页面"),
        ({"OFD.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, "没有文档"),
    ],
)
def test_a_broken_ofd_says_what_is_wrong(parts: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        read_ofd(ofd(parts=parts))


def test_units_that_hold_themselves_come_to_an_end() -> None:
    unit = (
        f'<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="6"><ofd:Content>'
        '<ofd:CompositeObject ID="8" ResourceID="6" Boundary="0 0 1 1"/></ofd:Content></ofd:CompositeGraphicUnit>'
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    _, warnings, _ = read_ofd(
        ofd('<ofd:CompositeObject ID="8" ResourceID="6" Boundary="0 0 1 1"/>', {"Doc_0/PublicRes.xml": unit})
    )
    assert any("嵌套过深的对象1个" in warning for warning in warnings)


def test_steps_of_text_are_told_shortly() -> None:
    assert deltas("g 3 4.2 5", 10) == [4.2, 4.2, 4.2, 5.0]
    assert deltas("g 99999 1", 4) == [1.0] * 4
    assert deltas(None, 4) == []


def test_a_path_may_repeat_its_letter_by_numbers_alone() -> None:
    assert [letter for letter, _ in path_steps("M 0 0 L 1 1 2 2 C M 3 3")] == ["M", "L", "L", "C", "M"]


def test_a_half_circle_is_two_curves_through_its_top() -> None:
    curves = arc((0.0, 0.0), (5, 5, 0, 0, 1, 10, 0))
    assert len(curves) == 2
    assert curves[0][2] == pytest.approx((5, -5))
    assert curves[1][2] == pytest.approx((10, 0))
