"""What becomes of the lines an engine reads on a page, with an engine that says what the test wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
pytest.importorskip("rapidocr")
import numpy as np  # noqa: E402

from app.evidence.plain import pages_from  # noqa: E402
from app.intake.line_reader import Reading  # noqa: E402
from app.intake.recognising import Recognising  # noqa: E402

WIDE, HIGH = 827, 1170
Place = tuple[int, int, int, int]


@dataclass
class Engine:
    """Finds the places it is told, and reads in each what it is told, in that order; nothing anywhere else."""

    places: list[Place]
    says: list[tuple[str, float]]
    name: str = "engine 1"
    upside: float = -1.0
    crops: list[tuple[int, int]] = field(default_factory=list)

    def boxes(self, image: Any) -> list[Any]:
        return [
            np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
            for left, top, right, bottom in self.places
        ]

    def upside_down(self, crop: Any) -> float:
        return self.upside

    def read(self, crop: Any) -> Reading:
        self.crops.append((crop.shape[1], crop.shape[0]))
        if not self.says:
            return Reading()
        text, score = self.says.pop(0)
        return Reading(text, score, tuple(range(len(text))), float(len(text)))


def _sheet() -> Any:
    return np.full((HIGH, WIDE, 3), 250, np.uint8)


def _answer(engine: Any, sheet: Any) -> dict[str, Any]:
    high, wide = sheet.shape[:2]
    bgrx = np.dstack([sheet, np.zeros((high, wide, 1), np.uint8)]).tobytes()
    request = {"number": 1, "width": 595.0, "height": 595.0 * high / wide, "pixels": [wide, high], "bgrx": bgrx}
    answer: dict[str, Any] = Recognising(engine).answer(request)
    return answer


def _texts(answer: dict[str, Any]) -> list[str]:
    (page,) = pages_from(answer["page"])
    return page.text.split("\n")


def test_a_line_over_two_cells_is_read_cell_by_cell() -> None:
    sheet = _sheet()
    for y in (200, 260):
        cv2.line(sheet, (100, y), (700, y), (40, 40, 40), 2)
    for x in (100, 300, 700):
        cv2.line(sheet, (x, 200), (x, 260), (40, 40, 40), 2)
    engine = Engine([(120, 220, 600, 240)], [("案由", 0.99), ("超过保质期", 0.98)])
    assert _texts(_answer(engine, sheet)) == ["案由 超过保质期"]
    assert [round(wide, -1) for wide, _ in engine.crops] == [180, 300]


def test_a_place_that_is_hardly_read_is_named_as_handwriting() -> None:
    sheet = _sheet()
    engine = Engine([(100, 200, 300, 225), (320, 195, 420, 240)], [("被询问人签名：", 0.99), ("米白", 0.4)])
    answer = _answer(engine, sheet)
    assert _texts(answer) == ["被询问人签名："]
    assert [[round(side, 2) for side in one] for one in answer["written"]] == [[0.39, 0.17, 0.51, 0.21]]
    assert answer["confidence"] < 0.95


def test_strokes_where_no_line_was_found_are_named_as_handwriting() -> None:
    sheet = _sheet()
    for at in range(6):
        cv2.line(sheet, (400 + 9 * at, 600 + 4 * (at % 3)), (430 + 9 * at, 635 - 5 * (at % 2)), (90, 40, 40), 2)
    answer = _answer(Engine([(100, 200, 300, 225)], [("本页有签名", 0.99)]), sheet)
    assert len(answer["written"]) == 1


def test_a_line_the_detector_missed_is_read_from_its_ink() -> None:
    sheet = _sheet()
    for at in range(5):
        cv2.rectangle(sheet, (200 + at * 24, 500), (215 + at * 24, 518), (30, 30, 30), 2)
    engine = Engine([(100, 200, 300, 225)], [("送达回证", 0.99), ("2026年", 0.95)])
    assert _texts(_answer(engine, sheet)) == ["送达回证", "2026年"]
    unsure = Engine([(100, 200, 300, 225)], [("送达回证", 0.99), ("2026年", 0.7)])
    assert _texts(_answer(unsure, sheet)) == ["送达回证"]


def test_what_is_left_of_a_seal_is_neither_text_nor_handwriting() -> None:
    sheet = _sheet()
    cv2.circle(sheet, (600, 800), 80, (50, 40, 205), 6)
    answer = _answer(Engine([(100, 200, 300, 225), (560, 790, 640, 812)], [("决定书", 0.99), ("市克", 0.7)]), sheet)
    assert _texts(answer) == ["决定书"]
    assert answer["written"] == []


def test_digits_put_right_are_told_with_what_was_read() -> None:
    answer = _answer(Engine([(100, 200, 300, 225)], [("2O26年3月", 0.9)]), _sheet())
    assert _texts(answer) == ["2026年3月"]
    assert answer["changed"] == [["2O26年3月", "2026年3月"]]


def test_lines_on_their_head_turn_the_page() -> None:
    answer = _answer(Engine([(100, 200, 300, 225)], [("送达回证", 0.99)], upside=1.0), _sheet())
    assert answer["turn"] == 180


@pytest.mark.parametrize("size", [(1, 600), (3, 600), (900, 2), (40, 40)])
def test_a_strip_of_a_page_is_read_too(size: tuple[int, int]) -> None:
    sheet = np.full((*size, 3), 250, np.uint8)
    sheet[0] = (20, 20, 220)
    assert _texts(_answer(Engine([], []), sheet)) == [""]
