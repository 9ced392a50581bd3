"""Laws imported into a workspace, their versions kept apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.commands import anjuan
from app.errors import StandardError
from app.paths import resources_folder
from app.services.statutes import citations_in, import_statute, remove_statute, statutes_at_hand, wording_of
from app.standards.law_book import load_law_book

NEW = "中华人民共和国某某法\n第一条　甲。\n第二条　乙。\n第三条　新增。\n第四条　本法自2021年7月15日起施行。\n"
OLD = "中华人民共和国某某法\n第一条　甲。\n第二条　旧乙。\n第三条　本法自1996年10月1日起施行。\n"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_versions_are_kept_by_their_day(tmp_path: Path) -> None:
    import_statute(tmp_path, put(tmp_path, "旧.txt", OLD))
    done = import_statute(tmp_path, put(tmp_path, "新.txt", NEW))
    assert (done.added, done.removed, done.changed) == (("第四条",), (), ("第二条", "第三条"))
    assert [one.valid_from for one in statutes_at_hand(tmp_path).of("某某法")] == [date(1996, 10, 1), date(2021, 7, 15)]
    old = wording_of(tmp_path, "某某法第二条", date(2020, 1, 1))
    assert old is not None
    assert old.article.text == "旧乙。"


def test_a_version_of_the_same_day_is_replaced(tmp_path: Path) -> None:
    import_statute(tmp_path, put(tmp_path, "新.txt", NEW))
    assert import_statute(tmp_path, put(tmp_path, "新.txt", NEW)).replaced
    assert len(statutes_at_hand(tmp_path).versions) == 1


def test_skipped_articles_are_told(tmp_path: Path) -> None:
    done = import_statute(tmp_path, put(tmp_path, "缺.txt", NEW.replace("第二条　乙。\n", "")))
    assert done.missing == ("第二条",)


def test_the_law_book_tells_the_imported_wording(tmp_path: Path) -> None:
    import_statute(tmp_path, put(tmp_path, "新.txt", NEW))
    book = load_law_book(resources_folder() / "statutes", tmp_path / "statutes")
    found = book.wording("《某某法》第三条", date(2026, 1, 1))
    assert found is not None
    assert found.article.text == "新增。"
    assert book.find("行政处罚法第四十二条") is not None


def test_a_version_can_be_taken_out(tmp_path: Path) -> None:
    import_statute(tmp_path, put(tmp_path, "新.txt", NEW))
    remove_statute(tmp_path, "某某法", date(2021, 7, 15))
    assert statutes_at_hand(tmp_path).versions == ()
    with pytest.raises(StandardError, match="没有导入过"):
        remove_statute(tmp_path, "某某法", date(2021, 7, 15))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="无法读取"):
        import_statute(tmp_path, tmp_path / "没有.txt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("行政处罚法第四十四条、第四十五条", ("行政处罚法第四十四条", "行政处罚法第四十五条")),
        ("行政强制法第五十四条；民事诉讼法第八十七条", ("行政强制法第五十四条", "民事诉讼法第八十七条")),
        ("行政处罚法第五十九条第一款第三项", ("行政处罚法第五十九条第一款第三项",)),
        ("GB 32100—2015", ()),
    ],
)
def test_the_citations_of_a_rule_are_taken_apart(text: str, found: tuple[str, ...]) -> None:
    assert citations_in(text) == found


def run(workspace: Path, *arguments: str) -> str:
    done = CliRunner().invoke(anjuan, ["--workspace", str(workspace), "statute", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_line_imports_lists_and_shows(tmp_path: Path) -> None:
    told = run(tmp_path, "import", str(put(tmp_path, "新.txt", NEW)))
    assert "2021-07-15施行，4条" in told
    assert "2021-07-15  中华人民共和国某某法（4条）" in run(tmp_path, "list")
    assert "乙。" in run(tmp_path, "show", "某某法第二条")
