"""The book of cited articles: whole for what the standards cite, and honest about what was not read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.standard import Standard
from app.errors import StandardError
from app.paths import resources_folder
from app.standards.law_book import Law, load_law_book, read_law
from app.standards.shelf import load_shelf

BOOK = load_law_book(resources_folder() / "statutes")
SHELF = load_shelf(resources_folder() / "standards")


@pytest.mark.parametrize("standard", SHELF.standards, ids=lambda s: s.id)
def test_every_article_a_shipped_standard_cites_is_in_the_book(standard: Standard) -> None:
    cited = {basis for question in (*standard.vetoes, *standard.leaves()) for basis in question.basis}
    assert cited
    assert sorted(basis for basis in cited if BOOK.find(basis) is None) == []


@pytest.mark.parametrize("law", BOOK.laws, ids=lambda law: law.name)
def test_articles_stand_in_order_and_once(law: Law) -> None:
    numbers = [article.number for article in law.articles]
    assert numbers == sorted(set(numbers))
    assert all(article.title and article.point.endswith("。") for article in law.articles)


def test_a_citation_is_found_with_or_without_paragraph_and_item() -> None:
    for basis in ("行政处罚法第五十九条", "行政处罚法第五十九条第一款第三项", "《行政处罚法》第五十九条第二款"):
        found = BOOK.find(basis)
        assert found is not None
        law, article = found
        assert (law.full_name, article.number) == ("中华人民共和国行政处罚法", 59)
        assert law.valid_from == date(2021, 7, 15)


@pytest.mark.parametrize("basis", ["行政处罚法第九百条", "没有这部法第一条", "行政处罚法"])
def test_what_is_not_in_the_book_is_not_found(basis: str) -> None:
    assert BOOK.find(basis) is None


def test_a_summary_says_when_the_text_must_be_looked_at() -> None:
    sure = BOOK.find("行政处罚法第四十二条")
    unsure = BOOK.find("行政复议法实施条例第二十五条")
    assert sure is not None
    assert sure[1].sure
    assert unsure is not None
    assert not unsure[1].sure


def test_a_later_folder_replaces_a_law_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "行政处罚法"\nfull_name = "中华人民共和国行政处罚法"\nkind = "法律"\nversion = "本地"\nchecked = "全文"\n'
        '[[articles]]\nnumber = 1\narticle = "第一条"\ntitle = "目的"\npoint = "立法目的。"\n',
        encoding="utf-8",
    )
    book = load_law_book(resources_folder() / "statutes", tmp_path)
    assert book.find("行政处罚法第五十九条") is None
    assert book.find("行政处罚法第一条") is not None


@pytest.mark.parametrize(
    "text",
    ["name = ", 'name = "某法"', 'name = "某法"\nvalid_from = "昨天"\narticles = []\n', "[[articles]]\nnumber = 1\n"],
)
def test_a_bad_file_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StandardError, match=r"bad\.toml"):
        read_law(path)
