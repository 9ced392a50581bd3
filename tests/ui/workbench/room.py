"""A small case, a small standard and a page worker made of grey paper, for tests of the workbench."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event

from app.domain.casefile import CaseDocument, CaseType
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.domain.standard import DeductionRule, GradeBand, Item, Method, Part, RuleKind, Standard, Tier, Veto
from app.errors import IntakeError
from app.evidence.picture import Picture
from app.services import pages, reviews
from app.standards.shelf import Shelf
from app.store.database import Store, open_store
from tests.store.samples import NOON, hash_of, page_of, source_file
from ui.workspace import Workspace

RECEIPT, DECISION = hash_of("回证.pdf"), hash_of("决定书.pdf")
D = Decimal


def small_standard() -> Standard:
    """One veto, four stages, one item of each way to answer."""
    stages = (
        Item("A-01", "立案有审批", D(2), stage="立案", rules=(DeductionRule("a", RuleKind.FIXED, "没有审批的", D(1)),)),
        Item(
            "B-01",
            "送达回证填写齐全",
            D(3),
            stage="送达",
            basis=("行政处罚法第六十一条",),
            how_to_check="逐份核对送达回证",
            document_types=(DocumentType.SERVICE_RECEIPT,),
            phrases=("超期____日送达",),
            rules=(
                DeductionRule("a", RuleKind.PER_PLACE, "缺签名或日期的", D("0.5"), cap=D(2)),
                DeductionRule("b", RuleKind.RANGE, "填写不规范的", low=D("0.5"), high=D("1.5")),
                DeductionRule("c", RuleKind.TIERS, "逾期的", tiers=(Tier("三日以内", D(1)), Tier("三日以上", D(2)))),
                DeductionRule(
                    "d", RuleKind.ELEMENTS, "缺要素的", tiers=(Tier("方式", D("0.5")), Tier("地点", D("0.5")))
                ),
            ),
        ),
        Item("C-01", "说理充分", D(4), method=Method.EARN, stage="决定"),
        Item("D-01", "信息公开", D(2), method=Method.BONUS, stage="公开"),
    )
    return Standard(
        "small",
        "1",
        "小标准",
        (CaseType.PENALTY_ORDINARY,),
        date(2026, 1, 1),
        (Part("P", "规范性", items=stages),),
        (Veto("V-01", "没有处罚权", group="主体"),),
        (GradeBand("优秀", D(8)), GradeBand("合格", D(0))),
        digest="d",
    )


def put_small_case(store: Store) -> int:
    """Two receipts on three pages and a decision of one page."""
    pages = {
        "回证.pdf": [page_of("送达回证", "2026年4月30日"), page_of("第二页", number=2), page_of("送达人", number=3)],
        "决定书.pdf": [page_of("行政处罚决定书", "送达之日起")],
    }
    kinds = (DocumentType.SERVICE_RECEIPT, DocumentType.PENALTY_DECISION)
    with store.atomic():
        case_id = store.cases.add("测试案卷", CaseType.PENALTY_ORDINARY, NOON)
        for name, texts in pages.items():
            store.pages.add(hash_of(name), texts)
        store.cases.add_files(case_id, [source_file(name, len(texts)) for name, texts in pages.items()])
        documents = [
            CaseDocument(0, at, name.removesuffix(".pdf"), kind, tuple(PageRef(hash_of(name), p.number) for p in texts))
            for at, ((name, texts), kind) in enumerate(zip(pages.items(), kinds, strict=True), start=1)
        ]
        store.documents.replace_all(case_id, documents)
    for name in pages:
        store.evidence.add(hash_of(name), "0" * 64, b"%PDF-")
    return case_id


@dataclass
class GreyPaper:
    """Stands in for the page worker: every page grey, a page may be made to wait or to fail."""

    hold: Event = field(default_factory=Event)
    asked: list[tuple[str, int, int, int]] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        self.hold.set()

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        return 3

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        self.hold.wait(10)
        if self.broken:
            raise IntakeError("第1页已损坏，无法读取。", "请重新导出。")
        self.asked.append((key, number, width_px, turn))
        height = max(1, width_px * 842 // 595)
        return Picture(width_px, height, b"\x80\x80\x80\xff" * (width_px * height))

    def close(self) -> None:
        self.hold.set()


class Clock:
    """A second later each time."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_workspace(folder: Path, paper: GreyPaper) -> Workspace:
    shelf = Shelf((small_standard(),))
    workspace = Workspace(folder, open_store, lambda: shelf, Clock(), lambda _source: paper, pages.view_of)
    workspace.reviewer = "李评查"
    return workspace


def begun(workspace: Workspace) -> int:
    """The id of a review just begun on the small case."""
    case_id = workspace.with_store(put_small_case)
    started = workspace.with_store(
        reviews.start_review, workspace.shelf, case_id, "small", "1", "李评查", workspace.clock()
    )
    return started.id
