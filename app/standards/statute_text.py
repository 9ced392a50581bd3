"""Official texts of laws as the national law database and ministries publish them: split into articles, kept by version."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.errors import StandardError
from app.standards.importing.package import Package, kind_of

_HAN = "一二三四五六七八九十百千零〇两"
_ARTICLE = re.compile(
    rf"^[\s\u3000]*第(?P<number>[{_HAN}]+|\d{{1,4}})条(?:之(?P<of>[{_HAN}]+))?(?P<gap>[\s\u3000]*)(?P<text>.*)$"
)
_HEADING = re.compile(rf"^[\s\u3000]*第[{_HAN}\d]+(?:编|分编|章|节)(?:[\s\u3000]|$)")
_DAY = r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
_IN_FORCE = re.compile(rf"自{_DAY}起(?:施行|实施|生效)")
_AT_ONCE = re.compile(r"自(?:公布|发布|颁布)之日起(?:施行|实施|生效)")
_HISTORY = re.compile(r"^[\s\u3000]*[（(].*(?:通过|公布|发布|修正|修订|修改|施行|令第)")
_TITLE = re.compile(r"(?:法|法典|条例|规定|办法|细则|解释|规则|决定|通则|基准|标准|规范)(?:[（(].{1,12}[）)])?$")
_NAME = re.compile(r"^中华人民共和国")
_BASIS = re.compile(
    rf"(?P<law>.+?)(?P<article>第[{_HAN}\d]+条(?:之[{_HAN}]+)?)(?:第(?P<paragraph>[{_HAN}\d]+)款)?(?:第[（(]?(?P<item>[{_HAN}\d]+)[）)]?项)?.*"
)
TEXTS = "texts"  # the folder beside the summaries where imported versions are kept
_LEAST = 3  # articles that make a text a law


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article: its label (第四十二条, 第十七条之一) and its paragraphs."""

    article: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole article, one line a paragraph or item."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class StatuteText:
    """A law in one version: from when it is in force, and its articles."""

    name: str
    full_name: str
    valid_from: date
    history: str
    source: str
    articles: tuple[ArticleText, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """An article as it stood on a day; `cited` is the paragraph or item a citation names, empty when it names none."""

    law: StatuteText
    article: ArticleText
    cited: str
    valid_to: date | None


@dataclass(frozen=True)
class StatuteTexts:
    """All versions of all imported laws."""

    versions: tuple[StatuteText, ...] = ()

    def of(self, name: str) -> tuple[StatuteText, ...]:
        """The versions of a law, the oldest first."""
        return tuple(
            sorted((one for one in self.versions if one.name == short_name(name)), key=lambda one: one.valid_from)
        )

    def wording(self, basis: str, on: date) -> Wording | None:
        """The wording of a citation (行政处罚法第四十二条第一款) in force on a day, or None when it is not imported."""
        match = _BASIS.fullmatch(basis.strip())
        if match is None:
            return None
        versions = self.of(match["law"])
        standing = [one for one in versions if one.valid_from <= on]
        if not standing:
            return None
        law = standing[-1]
        wanted = article_label(match["article"])
        article = next((one for one in law.articles if one.article == wanted), None)
        if article is None:
            return None
        later = [one.valid_from for one in versions if one.valid_from > law.valid_from]
        cited = _cited(article, match["paragraph"], match["item"])
        return Wording(law, article, cited, later[0] - timedelta(days=1) if later else None)


def short_name(name: str) -> str:
    """A law's name without the marks around it and the state's name before it."""
    return _NAME.sub("", re.sub(r"[《》\s\u3000]", "", name))


def article_label(text: str) -> str:
    """第42条 as 第四十二条; a label in Han numerals stays."""
    return re.sub(r"\d+", lambda found: _han(int(found.group())), re.sub(r"[\s\u3000]", "", text))


def read_statute(data: bytes, name: str, valid_from: date | None = None) -> StatuteText:
    """The law in a .docx or .txt file; StandardError says what could not be made out."""
    lines = [
        line.strip(" \t\r\u3000\ufeff")
        for line in (_docx_lines(data, name) if data[:2] == b"PK" else _text_lines(data, name))
    ]
    first = next((n for n, line in enumerate(lines) if _ARTICLE.match(line)), None)
    articles = _articles(lines[first:]) if first is not None else ()
    if first is None or len(articles) < _LEAST:
        raise StandardError(
            f"{name} 里没有认出“第×条”的条文。", "请使用国家法律法规数据库等官方网站下载的 .docx，或者另存为纯文本。"
        )
    title = _title(lines[:first], name)
    history = "".join(line for line in lines[:first] if _HISTORY.match(line))
    starts = valid_from or _in_force(articles, history)
    if starts is None:
        raise StandardError(f"{name} 里没有写明施行日期。", "请在导入时写明施行日期（--from 年-月-日）。")
    return StatuteText(short_name(title), title, starts, history, name, articles)


def _docx_lines(data: bytes, name: str) -> list[str]:
    if kind_of(data, name) != "docx":
        raise StandardError(f"{name} 不是 Word 文件。", "请使用 .docx 或者纯文本的法律条文。")
    root = Package(data, name).xml("word/document.xml")
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    signs, lines = {f"{w}tab": "\t", f"{w}br": "\n"}, []
    for paragraph in root.iter(f"{w}p") if root is not None else ():
        nodes = paragraph.iter(f"{w}t", f"{w}tab", f"{w}br")
        text = "".join(signs.get(node.tag, node.text or "") for node in nodes)
        lines += text.split("\n")
    return lines


def _text_lines(data: bytes, name: str) -> list[str]:
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise StandardError(
            f"{name} 是旧版 Word 文件（.doc），不能直接导入。", "请用 Word 或 WPS 另存为 .docx 后再导入。"
        )
    for code in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return data.decode(code).splitlines()
        except UnicodeDecodeError:
            continue
    raise StandardError(f"{name} 的文字编码认不出。", "请另存为 UTF-8 编码的文本后再导入。")


def _articles(lines: Sequence[str]) -> tuple[ArticleText, ...]:
    """Paragraphs under their articles: a line begins one only where its number follows the last."""
    found: list[tuple[str, list[str]]] = []
    last = 0
    for line in lines:
        match = _ARTICLE.match(line)
        number = _number(match["number"]) if match else 0
        if match and _begins(match, number, last):
            label = f"第{_han(number)}条" + (f"之{match['of']}" if match["of"] else "")
            found.append((label, [match["text"].strip()] if match["text"].strip() else []))
            last = number
        elif found and line and not _HEADING.match(line):
            found[-1][1].append(line)
    return tuple(ArticleText(label, tuple(paragraphs)) for label, paragraphs in found)


def _begins(match: re.Match[str], number: int, last: int) -> bool:
    if match["of"]:
        return number == last and bool(match["gap"] or match["text"])
    if number == last + 1 or last == 0:
        return True
    # a gap in the numbers: only a label set off from its text, so that "第九条规定的…" stays inside its paragraph
    return last < number <= last + 20 and bool(match["gap"])


def _title(head: Sequence[str], name: str) -> str:
    kept = [
        line
        for line in head
        if line and not _HISTORY.match(line) and not _HEADING.match(line) and re.sub(r"\s", "", line) != "目录"
    ]
    for count in (1, 2, 3):
        joined = re.sub(r"[\s\u3000]", "", "".join(kept[:count]))
        if _TITLE.search(joined) and len(joined) <= 60:
            return joined
    stem = re.sub(r"[_\s(（].*$", "", Path(name).stem)
    if _TITLE.search(stem):
        return stem
    raise StandardError(f"{name} 里没有认出法律的名称。", "请在文件第一行写明法律、法规或者规章的全称。")


def _in_force(articles: Sequence[ArticleText], history: str) -> date | None:
    """The day this version came into force: what its last article says, or the last change where that is later."""
    told = [day for article in articles[-6:] for found in _IN_FORCE.finditer(article.text) if (day := _day(found))]
    changes = [day for found in re.finditer(_DAY, history) if (day := _day(found))]
    at_once = any(_AT_ONCE.search(article.text) for article in articles[-6:])
    if not told:
        return max(changes) if changes and at_once else None
    # 修正 leaves the last article as it was: the amended text has been in force since the decision that amended it
    return max([told[-1], *changes])


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


_ITEM = re.compile(rf"^[（(](?P<number>[{_HAN}\d]+)[）)]")


def _cited(article: ArticleText, paragraph: str | None, item: str | None) -> str:
    """The paragraph, and inside it the item, that a citation names; empty when the article has no such place."""
    groups: list[list[str]] = []
    for line in article.paragraphs:
        if _ITEM.match(line) and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    if paragraph is None and item is None:
        return ""
    number = _number(paragraph) if paragraph else 1
    if not 1 <= number <= len(groups):
        return ""
    chosen = groups[number - 1]
    if item is None:
        return "\n".join(chosen)
    wanted = _number(item)
    return next((line for line in chosen if (m := _ITEM.match(line)) and _number(m["number"]) == wanted), "")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
    total = digit = 0
    for char in text:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = digits.get(char, 0)
    return total + digit


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    out, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += (
                ("零" if pending and out else "")
                + ("" if unit == 10 and digit == 1 and not out else digits[digit])
                + sign
            )
            pending = False
        elif out:
            pending = True
    return out or "零"


def statute_toml(law: StatuteText) -> str:
    """A version as the file it is kept in."""
    head = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in (
            ("name", law.name),
            ("full_name", law.full_name),
            ("history", law.history),
            ("source", law.source),
        )
    ]
    rows = [
        f"\n[[articles]]\narticle = {json.dumps(one.article, ensure_ascii=False)}\nparagraphs = {json.dumps(list(one.paragraphs), ensure_ascii=False)}"
        for one in law.articles
    ]
    return "\n".join([*head, f"valid_from = {law.valid_from.isoformat()}", *rows]) + "\n"


def load_statutes(*folders: Path) -> StatuteTexts:
    """The versions kept in some folders; StandardError names a file that cannot be read."""
    return StatuteTexts(tuple(_load(path) for folder in folders for path in sorted(folder.glob("*.toml"))))


def _load(path: Path) -> StatuteText:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        articles: Iterable[dict[str, list[str]]] = table.pop("articles")
        return StatuteText(
            articles=tuple(ArticleText(str(row["article"]), tuple(row["paragraphs"])) for row in articles), **table
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StandardError(f"法律条文文件 {path.name} 读不出：{error}。", "请重新导入该法律。") from error
