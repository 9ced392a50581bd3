# ruff: noqa: E501 - one case a line
"""Officers, certificates, roles: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, events, paper, unread

_TWO = "检查人员：林望舒（执法证号：QX0301-0117）、陆见山（执法证号：QX0301-0126）"
_ONE = "检查人员：林望舒（执法证号：QX0301-0117）"
_BARE = ("officer:承办=林望舒", "officer:承办=陆见山")
_OVER = ("time_span:检查=2026-03-10T09:00/2026-03-10T10:00", "officer:承办=林望舒")


def _asked(span: str, name: str, text: str = "询问地点：本局询问室"):  # type: ignore[no-untyped-def]
    return paper("inquiry_record", text, f"time_span:询问={span}", f"officer:承办={name}")


_HEARD = paper("hearing_record", "主持人：沈清和", "officer:主持人=沈清和")

ROWS = [
    ("GEN-05", "two officers", [paper("scene_record", _TWO), *events(决定="2026-04-01")], CONFORMS),
    ("GEN-05", "one officer", [paper("scene_record", _ONE), *events(决定="2026-04-01")], SUSPECTED),
    ("GEN-05", "the second stands in the text", [paper("scene_record", _ONE + "\n记录人：陆见山"), paper("inquiry_record", _TWO), *events(决定="2026-04-01")], CONFORMS),
    ("GEN-05", "two numbers but one name read", [paper("scene_record", _ONE + "\n执法证号：QX0301-0126"), *events(决定="2026-04-01")], UNDECIDED),
    ("GEN-05", "no officer read", [paper("scene_record", "现场情况"), *events(决定="2026-04-01")], UNDECIDED),
    ("GEN-05", "no record", events(决定="2026-04-01"), UNDECIDED),
    ("GEN-05", "a poor scan", [paper("scene_record", _ONE, scan=0.6), *events(决定="2026-04-01")], UNDECIDED),
    ("GEN-05", "one record of two with one officer", [paper("scene_record", _TWO), paper("sampling", "抽样人员", "officer:承办=赵六"), *events(决定="2026-04-01")], SUSPECTED),
    ("GEN-05", "two names run together", [paper("scene_record", "执法人员（签名）：何砚秋许", "officer:承办=何砚秋许"), paper("inquiry_record", "何砚秋、许牧之", "officer:承办=何砚秋", "officer:承办=许牧之"), *events(决定="2026-04-01")], CONFORMS),
    ("GEN-06", "one number a name", [paper("scene_record", _TWO), paper("inquiry_record", _TWO)], CONFORMS),
    ("GEN-06", "two numbers for one name", [paper("scene_record", _TWO), paper("inquiry_record", _TWO.replace("0117", "0171"))], SUSPECTED),
    ("GEN-06", "one number for two names", [paper("scene_record", _TWO), paper("inquiry_record", _TWO.replace("0126", "0117"))], SUSPECTED),
    ("GEN-06", "a dash more", [paper("scene_record", _TWO), paper("inquiry_record", _TWO.replace("QX0301-", "QX0301—"))], CONFORMS),
    ("GEN-06", "one character misread in a scan", [paper("scene_record", _TWO), paper("scene_record", _TWO), paper("inquiry_record", _TWO.replace("0117", "0111"), scan=0.85)], UNDECIDED),
    ("GEN-06", "no number", [paper("scene_record", "检查人员：林望舒")], UNDECIDED),
    ("GEN-06", "an identity number is none", [paper("scene_record", "检查", "certificate:公民身份=990716197805230015", "certificate:林望舒=QX01", "officer:承办=林望舒")], CONFORMS),
    ("GEN-06", "numbers in a list after the names", [paper("scene_record", _TWO), paper("preserve_list", "何砚秋 林望舒 执法证号：QX0301-0999、QX0301-0117")], CONFORMS),
    ("GEN-06", "two signs changed over in a list", [paper("scene_record", _TWO), paper("inquiry_record", "我们是执法人员林望舒、陆见山，证件号码为QX0301-0117、QX0301-0162。")], SUSPECTED),
    ("GEN-06", "the same list in another order", [paper("scene_record", _TWO), paper("inquiry_record", "我们是执法人员林望舒、陆见山，证件号码为QX0301-0126、QX0301-0117。")], CONFORMS),
    ("GEN-06", "two signs changed over in the list of a scan", [paper("scene_record", _TWO), paper("inquiry_record", "我们是执法人员林望舒、陆见山，证件号码为QX0301-0117、QX0301-0128。", scan=0.9)], UNDECIDED),
    ("GEN-06b", "both with number", [paper("scene_record", _TWO)], CONFORMS),
    ("GEN-06b", "one without", [paper("scene_record", "检查人员：林望舒（执法证号：QX0301-0117）、陆见山")], SUSPECTED),
    ("GEN-06b", "both without", [paper("scene_record", "检查人员：林望舒、陆见山")], SUSPECTED),
    ("GEN-06b", "number without label", [paper("inquiry_record", "询问人：林望舒（QX0301-0117）、陆见山（QX0301-0126）")], CONFORMS),
    ("GEN-06b", "no officer read", [paper("scene_record", "现场情况")], UNDECIDED),
    ("GEN-06b", "no record", [paper("cover", "封面")], UNDECIDED),
    ("GEN-06b", "a poor scan", [paper("scene_record", "检查人员：林望舒、陆见山", scan=0.6)], UNDECIDED),
    ("GEN-10", "others review and preside", [paper("scene_record", "检查", *_BARE), _HEARD], CONFORMS),
    ("GEN-10", "the investigator presides", [paper("scene_record", "检查", "officer:承办=沈清和"), _HEARD], SUSPECTED),
    ("GEN-10", "the investigator reviews", [paper("scene_record", "检查", *_BARE), paper("legal_review", "审", "officer:审核=林望舒")], SUSPECTED),
    ("GEN-10", "nobody reviews", [paper("scene_record", "检查", *_BARE)], UNDECIDED),
    ("GEN-10", "nobody investigates", [_HEARD], UNDECIDED),
    ("GEN-10", "an investigator named in the review as such", [paper("scene_record", "检查", *_BARE), paper("legal_review", "审", "officer:承办=林望舒", "officer:审核=沈清和")], CONFORMS),
    ("ZJ-02", "one after the other", [paper("scene_record", "检", *_OVER), _asked("2026-03-10T10:00/2026-03-10T11:00", "林望舒")], CONFORMS),
    ("ZJ-02", "one minute of overlap", [paper("scene_record", "检", *_OVER), _asked("2026-03-10T09:59/2026-03-10T11:00", "林望舒")], SUSPECTED),
    ("ZJ-02", "overlap of different officers", [paper("scene_record", "检", *_OVER), _asked("2026-03-10T09:30/2026-03-10T11:00", "陆见山")], CONFORMS),
    ("ZJ-02", "overlap at one place", [paper("scene_record", "检查地点：竹里街66号", *_OVER), _asked("2026-03-10T09:30/2026-03-10T11:00", "林望舒", "询问地点：竹里街66号")], UNDECIDED),
    ("ZJ-02", "one record only", [paper("scene_record", "检", *_OVER)], UNDECIDED),
    ("ZJ-02", "an end before the start tells nothing", [paper("scene_record", "检", *_OVER), _asked("2026-03-10T09:30/2026-03-10T08:00", "林望舒")], UNDECIDED),
    ("ZJ-02", "unread", [unread("inquiry_record", 0.9)], UNDECIDED),
    ("QZ-08", "goods handed back", [paper("seizure_release", "将物品退还当事人。")], CONFORMS),
    ("QZ-08", "nothing said of them", [paper("seizure_release", "解除查封。")], UNDECIDED),
    ("QZ-08", "no release", [paper("seizure_decision", "查封")], NOT_APPLICABLE),
]  # fmt: skip
