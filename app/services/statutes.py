"""Official texts of laws: imported, listed, and the wording in force on the day of an act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import StandardError
from app.services.files import write_whole
from app.standards.statute_text import (
    TEXTS,
    StatuteText,
    StatuteTexts,
    Wording,
    article_label,
    load_statutes,
    read_statute,
    short_name,
    statute_toml,
)  # fmt: skip

_FOLDER = "statutes"


@dataclass(frozen=True, slots=True)
class ImportedStatute:
    """What an import did: the version, whether one of the same day was replaced, and how it differs from the one before."""

    law: StatuteText
    replaced: bool
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # articles whose numbers are skipped in the text


def texts_folder(workspace: Path) -> Path:
    """Where the imported versions are kept."""
    return workspace / _FOLDER / TEXTS


def statutes_at_hand(workspace: Path) -> StatuteTexts:
    """All imported versions."""
    return load_statutes(texts_folder(workspace))


def import_statute(workspace: Path, source: Path, valid_from: date | None = None) -> ImportedStatute:
    """The law in a file kept as one version; its own date of force counts unless another is given."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise StandardError(f"文件 {source.name} 无法读取。", "请检查路径和权限。") from error
    law = read_statute(data, source.name, valid_from)
    before = [one for one in statutes_at_hand(workspace).of(law.name) if one.valid_from < law.valid_from]
    target = _file(workspace, law.name, law.valid_from)
    replaced = target.exists()
    write_whole(target, statute_toml(law).encode("utf-8"))
    return _compared(law, before[-1] if before else None, replaced)


def remove_statute(workspace: Path, name: str, valid_from: date) -> None:
    """A version taken out again."""
    target = _file(workspace, name, valid_from)
    if not target.exists():
        raise StandardError(
            f"没有导入过{short_name(name)}（{valid_from.isoformat()}施行）。", "请用 anjuan statute list 查看。"
        )
    target.unlink()


def wording_of(workspace: Path, basis: str, on: date) -> Wording | None:
    """The wording of a citation in force on a day; None when the law, that version or that article is not imported."""
    return statutes_at_hand(workspace).wording(basis, on)


def citations_in(text: str) -> tuple[str, ...]:
    """The single citations in the article of a rule or item (行政处罚法第四十四条、第四十五条 gives two)."""
    found: list[str] = []
    law = ""
    for part in re.split(r"[；;，,]|、(?=[《\u4e00-\u9fff]{2,}[法例定法释则]第)", text):
        match = re.match(
            r"\s*(?P<law>[《》\u4e00-\u9fff（）()\d]*?[》法例定则释])?(?:（[^）]*）)?(?P<rest>第.+条.*)", part
        )
        if match is None:
            continue
        law = match["law"] or law
        found += [
            f"{short_name(law)}{article_label(one)}"
            for one in re.split(r"、|至|和|及", match["rest"])
            if one.startswith("第") and "条" in one
        ]
    return tuple(dict.fromkeys(found))


def _file(workspace: Path, name: str, valid_from: date) -> Path:
    return texts_folder(workspace) / f"{short_name(name)} {valid_from.isoformat()}.toml"


def _compared(law: StatuteText, before: StatuteText | None, replaced: bool) -> ImportedStatute:
    here = {one.article: one.text for one in law.articles}
    there = {one.article: one.text for one in before.articles} if before else {}
    whole = [label for label in here if "之" not in label]
    skipped = tuple(label for label in _labels(len(whole)) if label not in here)
    if not before:
        return ImportedStatute(law, replaced, missing=skipped)
    return ImportedStatute(
        law,
        replaced,
        added=tuple(label for label in here if label not in there),
        removed=tuple(label for label in there if label not in here),
        changed=tuple(label for label in here if label in there and here[label] != there[label]),
        missing=skipped,
    )


def _labels(count: int) -> tuple[str, ...]:
    return tuple(article_label(f"第{number}条") for number in range(1, count + 1))
