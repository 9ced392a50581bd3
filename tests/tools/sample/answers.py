"""The recorded answers of a reviewer who read the practice case: a mark for every veto and item, with its place."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain.page import PageText
from app.domain.standard import Standard
from app.evidence.view import page_texts
from app.paths import resources_folder
from app.standards.toml_read import read_standard
from tests.tools.sample import facts as f
from tests.tools.sample import scans
from tests.tools.sample.paper import Made

STANDARD = resources_folder() / "standards" / "penalty-ordinary-2026.toml"
NAMES = {name[:2]: name for name, *_ in f.FILES}
FACTS = (
    "no_hearing_held", "no_waiver", "no_seizure", "no_sampling", "no_test", "no_audiovisual", "no_delegation", "no_gain",
    "no_confiscation", "paid_in_time", "served_in_person",
)  # fmt: skip
COMMENT = (
    "本案主体适格，事实清楚，证据充分，定性准确，处罚在法定幅度内，未发现否决情形。主要问题：先行登记保存的处理和决定书送达均超过法定期限；"
    "决定书告知的行政复议机关有误，对未采纳的申辩意见没有说明理由；营业执照复印件未经核对，部分文书签名、日期不全。"
)
SIGN_LATER = "今后同类文书由承办机构负责人在移送前逐项核对签名、日期。"

NOT_APPLICABLE = {
    "V-02": "本案由本机关自行办理，不是委托执法。",
    "V-26": "本案没有采取查封、扣押。",
    "A-05": "本案由本机关自行办理，不是委托执法。",
    "C-12": "录音没有作为定案证据使用，卷末附存备查。",
    "C-13": "本案没有抽样取证。",
    "C-14": "定期检验报告是当事人提交的改正证明，本机关没有委托检测、鉴定。",
    "C-17": "本案没有采取查封、扣押。",
    "C-19": "涉案叉车只在厂内使用，没有违法所得，不涉及货值计算。",
    "D-07": "决定在陈述申辩期限届满后作出，不以放弃权利为前提。",
    "D-08": "拟罚款未达到听证数额，当事人也没有要求听证。",
    "D-09": "没有举行听证。",
    "D-10": "没有举行听证。",
    "G-03": "送达均由法定代表人或者有权代理人签收，没有留置。",
    "G-04": "全部文书直接送达。",
    "H-02": "当事人没有申请延期、分期。",
    "H-03": "决定没有没收事项。",
    "H-04": "当事人在期限内自动履行。",
    "H-05": "没有加处罚款。",
}
NOTES = {
    "V-16": "拟罚款50000元，低于市场监督管理行政处罚听证办法第五条对法人规定的十万元，不属于应当告知听证的情形。",
    "V-17": "告知书4月15日送达，五个工作日至4月22日届满，4月24日作出决定。",
    "V-18": "告知拟罚款50000元，申辩后决定40000元，没有加重。",
    "B-06": "3月10日发现，3月12日批准立案。",
    "E-02": "审核人不是承办人；是否具有法律职业资格，卷内看不出，只作提示。",
    "E-06": "3月12日立案，4月24日决定，共43日。",
    "H-01": "5月11日送达，5月20日缴款，在十五日内。",
    "F-09": "受理法院已写明具体名称。",
}


def _rule(code: str, text: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "text": text, **more}


# item -> rules applied, suggestion, places (file number, page, words or mark on the page)
DEDUCTED: Mapping[str, tuple[Sequence[dict[str, Any]], str, Sequence[tuple[str, int, str]]]] = {
    "B-04": (
        [_rule("a", "立案审批表承办机构负责人意见栏缺少日期。", count=1)], SIGN_LATER, [("04", 1, "邵明理")],
    ),
    "C-05": (
        [_rule("a", "现场检查笔录第2页没有被检查人签名。", count=1)],
        "由当事人补充确认并注明补签日期，或者由两名执法人员书面说明未签名的原因。", [("05", 2, "第2页签名处")],
    ),
    "C-06": (
        [_rule("a", "焦大川询问笔录第2页“六七个小时”改为“五六个小时”，修改处没有被询问人签名、盖章或者指印。", count=1)],
        "笔录更正应当由被询问人在更正处按指印或者签名。", [("16", 2, "修改处")],
    ),
    "C-10": (
        [
            _rule("a", "营业执照复印件未注明与原件一致，没有提供人签名（盖章）。", count=1),
            _rule("b", "维护保养发票复印件注明了提供人，没有注明日期。", count=1),
        ],
        "调取书证复制件时，由提供人注明“与原件一致”、签名（盖章）和日期。", [("10", 1, "*"), ("15", 1, "发票注明")],
    ),
    "C-11": (
        [_rule("a", "使用标志照片未注明拍摄人，也没有当事人确认。", count=1)],
        "照片统一粘贴在照片页上，填写拍摄人并由在场人确认。", [("14", 1, "照片说明")],
    ),
    "C-16": (
        [_rule("b", "3月10日先行登记保存，3月20日作出处理决定，第七个工作日为3月19日，超过一个工作日。", tier=0)],
        "先行登记保存后即设置到期提醒，在七个工作日内作出处理决定。", [("07", 1, "2026年3月10日"), ("18", 1, "2026年3月20日")],
    ),
    "D-04": (
        [_rule("a", "告知书送达回证没有填写送达方式。", count=1)], "补正送达回证，并由送达人注明情况。", [("25", 1, "送达方式")],
    ),
    "E-03": (
        [_rule("b", "集体讨论记录缺少参加人封若愚的签名。", count=1)],
        "讨论结束当场由全体参加人核对签名。", [("28", 2, "参加人员（签名）")],
    ),
    "F-05": (
        [_rule("b", "决定书写明当事人三项申辩意见，对未采纳的第一、三项只写“不予采纳”，没有写理由；复核意见中的理由没有写入。")],
        "把复核意见中不予采纳的理由写入决定书。", [("30", 2, "对其他意见不予采纳"), ("27", 1, "不予采纳")],
    ),
    "F-09": (
        [_rule("b", "决定书告知可以向区政府或者市市场监督管理局申请复议，依法应当向本级人民政府申请。")],
        "修订决定书模板，复议机关只写本级人民政府。", [("30", 3, "或者澜溪市市场监督管理局")],
    ),
    "G-01": (
        [_rule("b", "决定于4月24日作出，第七个工作日为5月8日（5月1日至5日放假），5月11日送达，5月9日为调休上班日，超过二个工作日。", tier=0)],
        "决定作出后即安排送达，遇长假应当在节前送达。", [("30", 3, "2026年4月24日"), ("31", 1, "受送达人签名或者盖章")],
    ),
    "K-04": (
        [_rule("b", "卷内目录没有登记复查笔录（第25页）。", count=1)], "补登目录，重新核对页码。", [("02", 1, "定期检验报告"), ("20", 1, "复 查 笔 录")],
    ),
    "K-06": (
        [_rule("b", "备考表没有立卷人签名。")], "由立卷人补签。", [("35", 1, "立卷人")],
    ),
}  # fmt: skip


@lru_cache(maxsize=64)
def _pages(key: str) -> tuple[PageText, ...]:
    path = f.FOLDER / NAMES[key]
    if path.suffix == ".pdf":
        return page_texts(path.read_bytes())
    return _word_pages(path)


def _word_pages(path: Path) -> tuple[PageText, ...]:
    """The pages the program itself makes of a Word document; LibreOffice's while it cannot."""
    try:
        from app.intake.word.convert import word_to_view  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        with tempfile.TemporaryDirectory() as folder:
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
            subprocess.run(command, check=True, capture_output=True)
            return page_texts((Path(folder) / f"{path.stem}.pdf").read_bytes())
    pages: tuple[PageText, ...] = word_to_view(path.read_bytes()).pages
    return pages


def _found(key: str, page: int, words: str) -> list[float]:
    """The box around some words of a page: the last place they stand, character by character."""
    whole = _pages(key)[page - 1]
    letters = [(char, word) for word in whole.words for char in word.text if not char.isspace()]
    text = "".join(char for char, _word in letters)
    at = text.rindex(words.replace(" ", ""))
    used = {id(word): word.rect for _char, word in letters[at : at + len(words)]}
    boxes = list(used.values())
    return [
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes),
    ]  # fmt: skip


def _pin(key: str, page: int, words: str) -> dict[str, Any]:
    drawn = key in scans.MAKERS
    if words == "*":
        box: Sequence[float] = (0.04, 0.04, 0.96, 0.96)
    elif drawn:
        box = scans.place(_drawn(key), page, words)
    else:
        box = _found(key, page, words)
    grown = [box[0] - 0.004, box[1] - 0.003, box[2] + 0.004, box[3] + 0.003]
    rect = [round(min(1.0, max(0.0, side)), 4) for side in grown]
    return {"file": NAMES[key], "page": page, "rect": rect, "text": "" if drawn else words}


@lru_cache(maxsize=32)
def _drawn(key: str) -> Made:
    return scans.MAKERS[key]()


def _marks(standard: Standard) -> Iterator[dict[str, Any]]:
    for code in (*(v.code for v in standard.vetoes), *(i.code for i in standard.leaves())):
        mark: dict[str, Any] = {"code": code, "verdict": "met"}
        if code in NOT_APPLICABLE:
            mark |= {"verdict": "not_applicable", "reason": NOT_APPLICABLE[code]}
        elif code in DEDUCTED:
            applied, suggestion, places = DEDUCTED[code]
            mark |= {
                "verdict": "deducted",
                "applied": list(applied),
                "reason": "".join(rule["text"] for rule in applied),
                "pins": [_pin(*place) for place in places],
                "suggestion": suggestion,
            }
        if code in NOTES:
            mark["note"] = NOTES[code]
        yield mark


def answers_text() -> str:
    """The answer sheet as JSON text."""
    standard = read_standard(STANDARD)
    sheet = {
        "standard": {"id": standard.id, "edition": standard.edition},
        "reviewer": "练习评查员",
        "facts": list(FACTS),
        "comment": COMMENT,
        "marks": list(_marks(standard)),
    }
    return json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"
