"""Who, what and when of the practice case; every name, number and place is invented."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "samples" / "练习案卷"
ANSWERS = ROOT / "resources" / "samples" / "练习案卷.answers.json"

AGENCY = "澜溪市槐川区市场监督管理局"
SHORT = "槐市监"
GOVERNMENT = "澜溪市槐川区人民政府"
COURT = "澜溪市槐川区人民法院"
PARTY = "澜溪市启桉木业有限公司"
ADDRESS = "澜溪市槐川区望樟路18号"
LEGAL = "贺云生"
AGENT = "焦大川"
OFFICERS = ("何砚秋", "许牧之")
CARDS = ("HC0716-0032", "HC0716-0045")
SECTION = "特种设备安全监察科"
SECTION_HEAD = "邵明理"
REVIEWER = "温若谷"
DIRECTOR = "钟宜安"
DEPUTY = "柏松年"
MEMBERS = ("钟宜安", "柏松年", "顾青禾", "封若愚")
CLERK = "田小满"
TRUCK = "CPC30型平衡重式叉车（产品编号QL2307-0418，使用登记证编号槐场车F00417）"
CAUSE = "使用未经定期检验的特种设备"
TITLE = f"{PARTY}{CAUSE}案"

CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def organisation_code(body: str) -> str:
    """Eight characters with their check character (GB 11714)."""
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum(values.index(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def credit_code(body: str) -> str:
    """Seventeen characters of a 统一社会信用代码 with their check character (GB 32100-2015)."""
    total = sum(CODE_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + CODE_ALPHABET[(31 - total % 31) % 31]


def identity_number(body: str) -> str:
    """Seventeen digits with the check digit (GB 11643)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11]


PARTY_CODE = credit_code("91990716" + organisation_code("MA7KQ2L6"))
LEGAL_ID = identity_number("99071619780523001")
AGENT_ID = identity_number("99071619851109003")

FILING_NO = f"{SHORT}立〔2026〕27号"
PRESERVE_NO = f"{SHORT}登保〔2026〕6号"
PRESERVE_DECISION_NO = f"{SHORT}登保处〔2026〕6号"
CORRECTION_NO = f"{SHORT}责改〔2026〕14号"
REVIEW_NO = f"{SHORT}法审〔2026〕19号"
NOTICE_NO = f"{SHORT}罚告〔2026〕23号"
DECISION_NO = f"{SHORT}罚决〔2026〕25号"

FACTS = (
    f"2026年3月10日，本局执法人员对当事人位于{ADDRESS}的生产车间进行日常监督检查，发现1台{TRUCK}正在装卸板材，"
    "车身张贴的特种设备使用标志载明下次检验日期为2025年11月30日，当事人现场不能提供此后的定期检验合格报告。"
    "经查，该叉车由当事人于2023年7月购置，用于厂内板材装卸；2025年11月30日检验有效期届满后，当事人未申请定期检验，"
    "自2025年12月1日至2026年3月10日继续使用。该叉车只在厂内装卸，不单独计取收入，没有违法所得。"
)
BREACH = "《中华人民共和国特种设备安全法》第四十条第三款"
GROUND = "《中华人民共和国特种设备安全法》第八十四条第一项"
RULE_TEXT = "特种设备使用单位使用未经检验的特种设备的，责令停止使用有关特种设备，处三万元以上三十万元以下罚款"

EVIDENCE = (
    ("现场检查笔录1份", "证明2026年3月10日涉案叉车正在使用，以及车身使用标志载明的检验有效期"),
    ("现场照片3张", "证明涉案叉车的外观、作业状态和使用标志"),
    ("特种设备使用登记证复印件1份", "证明涉案叉车的使用单位是当事人"),
    (f"询问笔录2份（{AGENT}、{LEGAL}）", "证明涉案叉车检验有效期届满后继续使用的时间、原因和用途"),
    ("叉车日常检查记录本2册、维护保养合同1份（先行登记保存）", "证明2025年12月1日至2026年3月10日该叉车持续使用"),
    ("维护保养发票和合同复印件1份", "证明涉案叉车由当事人管理和维护"),
    ("复查笔录、定期检验报告各1份", "证明当事人停止使用，并于2026年3月27日检验合格"),
    ("营业执照、身份证明、授权委托书复印件各1份", "证明当事人和有关人员的身份"),
)

# name on disk, pages, title in the contents list, date in the contents list
FILES = (
    ("01-卷宗封面.docx", 1, "", ""),
    ("02-卷内目录.docx", 2, "", ""),
    ("03-案件来源登记表.docx", 1, "案件来源登记表", "2026-03-10"),
    ("04-立案审批表.docx", 1, "立案审批表", "2026-03-12"),
    ("05-现场检查笔录.pdf", 3, "现场检查笔录", "2026-03-10"),
    ("06-先行登记保存证据审批表.docx", 1, "先行登记保存证据审批表", "2026-03-10"),
    ("07-先行登记保存证据通知书及清单.pdf", 2, "先行登记保存证据通知书、清单", "2026-03-10"),
    ("08-责令改正通知书.pdf", 1, "责令改正通知书", "2026-03-10"),
    ("09-送达回证（登记保存、责令改正）.pdf", 1, "送达回证", "2026-03-10"),
    ("10-营业执照复印件.png", 1, "营业执照（复印件）", "2026-03-17"),
    ("11-法定代表人身份证明及授权委托书.pdf", 2, "法定代表人身份证明、授权委托书", "2026-03-16"),
    ("12-特种设备使用登记证.jpg", 1, "特种设备使用登记证（复印件）", "2026-03-10"),
    ("13-现场照片.docx", 1, "现场照片", "2026-03-10"),
    ("14-使用标志照片.jpg", 1, "使用标志照片", "2026-03-10"),
    ("15-维护保养发票和合同.tif", 2, "维护保养发票、合同（复印件）", "2026-03-16"),
    ("16-询问笔录（焦大川）.pdf", 2, "询问笔录（焦大川）", "2026-03-16"),
    ("17-询问笔录（贺云生）.docx", 2, "询问笔录（贺云生）", "2026-03-17"),
    ("18-先行登记保存证据处理决定书.pdf", 1, "先行登记保存证据处理决定书", "2026-03-20"),
    ("19-送达回证（处理决定）.pdf", 1, "送达回证", "2026-03-20"),
    ("20-复查笔录.pdf", 1, "复查笔录", "2026-03-31"),
    ("21-定期检验报告.pdf", 1, "定期检验报告（复印件）", "2026-03-27"),
    ("22-案件调查终结报告.docx", 2, "案件调查终结报告", "2026-04-07"),
    ("23-法制审核意见书.docx", 1, "法制审核意见书", "2026-04-13"),
    ("24-行政处罚告知书.pdf", 2, "行政处罚告知书", "2026-04-14"),
    ("25-送达回证（告知书）.pdf", 1, "送达回证", "2026-04-15"),
    ("26-陈述申辩笔录.docx", 1, "陈述申辩笔录", "2026-04-20"),
    ("27-陈述申辩复核意见.docx", 1, "陈述申辩复核意见", "2026-04-23"),
    ("28-案件集体讨论记录.docx", 2, "案件集体讨论记录", "2026-04-24"),
    ("29-行政处罚决定审批表.docx", 1, "行政处罚决定审批表", "2026-04-24"),
    ("30-行政处罚决定书.pdf", 3, "行政处罚决定书", "2026-04-24"),
    ("31-送达回证（决定书）.pdf", 1, "送达回证", "2026-05-11"),
    ("32-罚款缴纳凭证.png", 1, "罚款缴纳凭证", "2026-05-20"),
    ("33-处罚信息公示截图.png", 1, "处罚信息公示截图", "2026-05-15"),
    ("34-结案审批表.docx", 1, "结案审批表", "2026-05-27"),
    ("35-备考表.docx", 1, "", ""),
)


def chinese(day: str) -> str:
    """An ISO date as it is written in a document."""
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def folios() -> dict[str, tuple[int, int]]:
    """First and last page number in the volume of each numbered document; cover, contents and notes have none."""
    number = 1
    found = {}
    for name, pages, title, _day in FILES:
        if title:
            found[name] = (number, number + pages - 1)
            number += pages
    return found
