"""What was made unreadable before a document was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.hit import Hit
from app.intake.understand.narrative import TELLING_STORIES

_SIGN = r"[*＊×✕]"
_FIELDS: tuple[tuple[str, str], ...] = (
    ("统一社会信用代码", r"(?:统一)?社会信用(?:代码|编码)(?:[（(][^（）()]{1,8}[）)])?(?:或身份证件号码)?"),
    ("身份证号", r"(?:居民)?身份证(?:件)?(?:号码?|编号)|公民身份号码|证件号码"),
    ("电话", r"(?:联系)?电话"),
    ("住所", r"住所(?:[（(]住址[等）)]*)?"),
    ("住址", r"住址"),
    ("地址", r"(?:联系|登记|经营)?地址"),
    ("姓名", r"姓名|法定代表人(?:[（(][^（）()]{1,14}[）)])?|负责人|经营者"),
    ("当事人", r"当事人|被处罚人"),
)
_FIELD = re.compile("|".join(rf"(?P<f{at}>{label})[：:\t ]{{1,3}}" for at, (_, label) in enumerate(_FIELDS)))
_VALUE = re.compile(rf"[^\t，,。；;：:]{{0,40}}?(?P<hidden>{_SIGN}+|[xX]{{2,}})[^\t，,。；;：:]{{0,30}}")


def read_masked(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Each field whose value is hidden behind asterisks or crosses; what a field says is the text as it stands."""
    if doc_type not in TELLING_STORIES:
        return
    seen: set[str] = set()
    for match in _FIELD.finditer(reading.flow):
        name = next(name for at, (name, _) in enumerate(_FIELDS) if match[f"f{at}"])
        value = _VALUE.match(reading.flow, match.end())
        line = reading.line_at(value.end("hidden") - 1) if value else None
        if value and line and name not in seen:
            seen.add(name)
            end = min(value.end(), line.start + len(line.text))
            text = reading.flow[value.start() : end].replace(GAP, " ")
            yield Hit(FactKind.MASKED, name, value.start(), end, text, 0.9)
