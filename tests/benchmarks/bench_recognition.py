"""Recognition: pages per CPU-second against bare rapidocr on clean pages, wrong characters against tesseract on damaged ones."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from app.domain.casefile import CaseDocument, CaseType, FileState, SourceFile
from app.domain.document_type import DocumentType
from app.domain.page import PageRef, PageText
from app.evidence.picture import Picture
from app.evidence.worker import EvidenceWorker
from app.intake.recognise import DPI, Recogniser, what_is_missing
from app.services.recognition import recognise_case
from app.store.database import Store, open_store
from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face, font_file
from tests.benchmarks.measure import Figure, cpu_seconds
from tests.benchmarks.scans.engines import tesseract_is_there
from tests.benchmarks.scans.kinds import samples
from tests.benchmarks.scans.measuring import measure as measure_scans
from tests.store.samples import NOON

SIZE, MARGIN, STEP, LETTER = (1240, 1000), 110, 72, 32
POINTS = SIZE[0] * 72 / DPI, SIZE[1] * 72 / DPI
DEGREES, ROUGH = (1.1, -0.8), 28.0
ROUNDS = 3
PAGES = (
    (
        "现场检查笔录", "检查时间：2026年3月10日9时15分至10时40分", "检查地点：云岫市青檀区梧桐路127号一层",
        "被检查人：云岫市青檀食品有限公司", "统一社会信用代码：91530100MA6K3X8T5L",
        "执法人员出示证件，告知其有申请回避的权利。", "在货架上发现“松月”牌核桃酥十二盒，每盒三百克，",
        "标注生产日期为2025年8月1日，保质期六个月，", "检查时已经超过保质期，标价每盒二十八元。",
        "当场拍摄照片六张，并制作证据先行登记保存清单。", "以上笔录经核对无误。",
    ),
    (
        "行政处罚决定书", "青市监处罚〔2026〕33号", "当事人经营超过保质期食品的行为，违反了",
        "《中华人民共和国食品安全法》第三十四条的规定。", "鉴于其主动配合调查，违法所得较少，及时下架，",
        "依照有关规定从轻处罚，决定没收违法所得84元，", "并处罚款人民币伍仟元整。", "收到本决定书之日起十五日内到指定银行缴纳罚款，",
        "到期不缴纳的，每日按罚款数额的百分之三加处罚款。", "如不服本决定，可以在六十日内申请行政复议，",
        "也可以在六个月内向人民法院提起行政诉讼。",
    ),
)  # fmt: skip
_BARE = """
import sys
import cv2
from rapidocr import RapidOCR
cv2.setNumThreads(1)
one = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
engine = RapidOCR(params={**one, "Global.log_level": "critical"})
for path in sys.argv[1:]:
    engine(path)
"""


def measure() -> Iterator[Figure]:
    """Both figures, or as many as there is something to compare with."""
    missing = what_is_missing()
    if missing:
        sys.stdout.write(f"recognition not measured: {missing}\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = _pictures(Path(folder))
        blank = Path(folder) / "blank.png"
        Image.new("RGB", (200, 200), "white").save(blank)
        bare, ours = [], []
        for turn in range(ROUNDS):
            bare.append(_net(lambda pages: _bare([blank, *paths][: 1 + pages])))
            ours.append(_net(partial(_ours, Path(folder) / f"work{turn}", paths)))
        ratio = median(bare) / median(ours)
        note = f"{len(paths)} pages, {median(bare):.1f} CPU s bare, rendering and keeping included; one thread, loaded, {ROUNDS} rounds"
        yield Figure("recognition pages per CPU-second / bare rapidocr", ratio, 0.95, at_least=True, note=note)
    if not tesseract_is_there():
        sys.stdout.write("recognition error not compared: no tesseract with chi_sim\n")
        return
    counts = measure_scans(samples(int(os.environ.get("ANJUAN_SCANS", "1"))), bare=False).counts
    wrong, theirs = counts["ours"][""], counts["tesseract"][""]
    note = f"{wrong.error:.2%} against {theirs.error:.2%} of {wrong.letters} characters on {wrong.pages} damaged pages"
    yield Figure("recognition error / tesseract error", wrong.error / theirs.error, 0.30, note=note)


def _net(run: Callable[[int], object]) -> float:
    """CPU seconds of the pages alone: a run with all of them less one that only loads the models."""
    spent = []
    for pages in (0, len(PAGES)):
        before = cpu_seconds()
        run(pages)
        spent.append(cpu_seconds() - before)
    return spent[1] - spent[0]


def _pictures(folder: Path) -> list[Path]:
    """The pages as a copier might give them: a little turned, grey noise on paper and letters; always the same."""
    import numpy as np

    face = ImageFont.truetype(str(font_file(Face.SERIF)), LETTER)
    paths = []
    for number, lines in enumerate(PAGES):
        page = Image.new("L", SIZE, 245)
        draw = ImageDraw.Draw(page)
        for row, line in enumerate(lines):
            draw.text((MARGIN, MARGIN + STEP * row), line, fill=40, font=face)
        turned: Any = page.rotate(DEGREES[number], Image.Resampling.BICUBIC, fillcolor=245)
        noise = np.random.default_rng(number).normal(0, ROUGH, (SIZE[1], SIZE[0]))
        noisy = np.clip(np.asarray(turned, float) + noise, 0, 255).astype(np.uint8)
        paths.append(folder / f"{number}.png")
        Image.fromarray(noisy).convert("RGB").save(paths[-1])
    return paths


def _bare(paths: Sequence[Path]) -> None:
    subprocess.run([sys.executable, "-c", _BARE, *map(str, paths)], check=True, stdout=subprocess.DEVNULL)


def _ours(folder: Path, paths: Sequence[Path], pages: int) -> None:
    """The queue over a case of the first pages; both workers are closed and so accounted for."""
    white = Picture(200, 200, b"\xff" * (4 * 200 * 200))
    with open_store(folder / str(pages)) as store:
        case_id = _case(store, paths[:pages])
        with EvidenceWorker() as worker, Recogniser() as recogniser:
            worker.load("blank", _pdf(b"", 0))
            recogniser.recognise(PageText(1, 72, 72), white)
            recognise_case(store, case_id, worker, recogniser)


def _case(store: Store, paths: Sequence[Path]) -> int:
    case_id = store.cases.add("扫描件", CaseType.PENALTY_ORDINARY, NOON)
    documents = []
    for ordinal, path in enumerate(paths, start=1):
        data = _pdf(path.read_bytes(), ordinal)
        key = hashlib.sha256(data).hexdigest()
        store.evidence.add(key, "0" * 64, data)
        store.pages.add(key, [PageText(1, *POINTS)])
        store.cases.add_files(case_id, [SourceFile(key, "0" * 64, path.name, len(data), "pdf", 1, FileState.READ)])
        documents.append(CaseDocument(0, ordinal, path.stem, DocumentType.INQUIRY_RECORD, (PageRef(key, 1),)))
    store.documents.replace_all(case_id, documents)
    return case_id


def _pdf(picture: bytes, number: int) -> bytes:
    canvas = PageCanvas(str(number))
    canvas.page(*POINTS)
    if picture:
        canvas.image(0, 0, *POINTS, picture)
    return canvas.finish()
