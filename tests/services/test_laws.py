"""What a citation says: the wording in force on the day of the act, or the point with what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.services.laws import LawLibrary
from app.services.statutes import import_statute

OLD = (
    "中华人民共和国行政处罚法\n\n"
    + "\n".join(f"第{n}条　旧的第{n}条。" for n in "一二三四五")
    + "\n第六条　本法自1996年10月1日起施行。\n"
)
NEW = (
    "中华人民共和国行政处罚法\n\n第一条　新的第一条。\n第二条　新的第二条第一款。\n新的第二条第二款。\n第三条　新。\n"
    "第四条　本法自2021年7月15日起施行。\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in (("旧.txt", OLD), ("新.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
        import_statute(tmp_path / "ws", tmp_path / name)
    return tmp_path / "ws"


def test_the_wording_is_that_of_the_day_of_the_act(workspace: Path) -> None:
    library = LawLibrary(workspace)
    (old,), (new,) = (library.cited("行政处罚法第二条", day) for day in (date(2021, 7, 14), date(2021, 7, 15)))
    assert old.text == "旧的第二条。"
    assert old.validity == "1996-10-01 起施行，至 2021-07-14 止"
    assert new.text.startswith("新的第二条第一款")
    assert new.valid_to is None


def test_a_cited_paragraph_is_picked_out(workspace: Path) -> None:
    (told,) = LawLibrary(workspace).cited("行政处罚法第二条第二款", date(2026, 1, 1))
    assert told.cited == "新的第二条第二款。"


def test_several_citations_are_told_one_after_the_other(workspace: Path) -> None:
    told = LawLibrary(workspace).cited("行政处罚法第一条、第三条", date(2026, 1, 1))
    assert [one.text for one in told] == ["新的第一条。", "新。"]


@pytest.mark.parametrize(
    ("basis", "on", "why"),
    [
        ("行政处罚法第六十一条", date(2026, 1, 1), "没有这一条"),
        ("行政处罚法第六十一条", date(1990, 1, 1), "没有导入 1990-01-01 有效的版本"),
        ("行政许可法第四十二条", date(2026, 1, 1), "没有导入官方原文"),
    ],
)
def test_without_wording_the_point_stands_and_says_why(workspace: Path, basis: str, on: date, why: str) -> None:
    (told,) = LawLibrary(workspace).cited(basis, on)
    assert told.point
    assert told.text == ""
    assert why in told.missing


def test_what_nobody_knows_is_not_told(workspace: Path) -> None:
    assert LawLibrary(workspace).cited("某县办法第九条", date(2026, 1, 1)) == ()


def test_every_version_is_listed_and_opens(workspace: Path) -> None:
    library = LawLibrary(workspace)
    versions = [line for line in library.laws() if line.name == "行政处罚法"]
    assert [(line.official, line.valid_from) for line in versions] == [
        (True, date(2021, 7, 15)),
        (True, date(1996, 10, 1)),
    ]
    assert library.articles(versions[1])[0].text == "旧的第一条。"
    points = next(line for line in library.laws() if line.name == "行政许可法")
    assert not points.official
    assert library.articles(points)[0].point
