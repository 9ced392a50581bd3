"""The pictures of damaged pages and the counting of what is read wrong on them."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("cv2")
import numpy as np

from app.domain.page import Rect
from app.evidence.view import page_texts
from app.services.accuracy import distance as slow_distance
from tests.benchmarks.scans import copier
from tests.benchmarks.scans.kinds import Sample
from tests.benchmarks.scans.measuring import Measured, distance, loose_distance
from tests.benchmarks.scans.papers import Paper
from tests.evidence.papers import embedded


def _paper() -> Paper:
    view = embedded(("送达回证", "受送达人签名"), size=(420, 298))
    (page,) = page_texts(view)
    return Paper("送达回证", page, view)


def test_the_fast_count_of_wrong_characters_agrees_with_the_plain_one() -> None:
    chance = random.Random(7)
    for _ in range(60):
        left, right = ("".join(chance.choices("甲乙丙丁", k=chance.randint(0, 12))) for _ in range(2))
        assert distance(left, right) == slow_distance(left, right)


def test_characters_in_another_order_are_not_wrong_in_any_order() -> None:
    assert distance("案由当事人", "当事人案由") > 0
    assert loose_distance("案由当事人", "当事人案由") == 0
    assert loose_distance("案由", "案") == loose_distance("案由", "案面") == 1


def test_damage_is_the_same_each_time_and_strokes_are_where_they_are_said_to_be() -> None:
    pictures = []
    for _ in range(2):
        scan = copier.drawn(_paper(), 60, 3)
        before = scan.pixels.copy()
        copier.signed(scan)
        changed = np.argwhere((before != scan.pixels).any(axis=2))
        for effect in (copier.seal, copier.skew, copier.noise, copier.jpeg, copier.turned(1)):
            effect(scan)
        pictures.append(scan)
    assert (pictures[0].pixels == pictures[1].pixels).all()
    high, wide = before.shape[:2]
    first, last = changed.min(axis=0), changed.max(axis=0)
    drawn = Rect(first[1] / wide, first[0] / high, last[1] / wide, last[0] / high).turned(90)
    assert min(one.top for one in pictures[0].strokes) == pytest.approx(drawn.top, abs=0.05)
    assert max(one.right for one in pictures[0].strokes) == pytest.approx(drawn.right, abs=0.05)


def test_turns_and_handwriting_are_counted() -> None:
    scan = copier.drawn(_paper(), 40, 3)
    copier.signed(scan)
    copier.turned(1)(scan)
    measured = Measured()
    measured.look(Sample("signed", "", "", scan), 270, [scan.strokes[0], Rect(0.9, 0.9, 0.91, 0.91)])
    measured.look(Sample("signed", "", "", scan), 0, [])
    assert measured.turned_wrong == 1
    assert (measured.strokes, measured.strokes_named, measured.named_wrong) == (4, 1, 1)
