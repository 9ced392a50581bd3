"""The noise rule and the labelled set of `make accuracy`."""

from __future__ import annotations

from app.services.truth import read_truth
from tests.benchmarks.accuracy import LABELLED
from tests.benchmarks.noise import noised

TEXT = "当事人：云岫市某食品店（云罚〔2026〕8号），2026年4月28日罚款￥5,000元。\n" * 8


def test_noise_is_the_same_for_the_same_seed_and_changes_the_text() -> None:
    assert noised(TEXT, 7) == noised(TEXT, 7) != TEXT
    assert noised(TEXT, 7) != noised(TEXT, 8)


def test_the_labelled_set_holds_enough_documents_and_types_and_keeps_a_third_aside() -> None:
    documents = read_truth(LABELLED / "truth.yaml").documents
    assert len(documents) >= 60
    assert len({truth.doc_type for truth in documents}) >= 12
    assert all(truth.doc_type and (LABELLED / truth.files[0]).is_file() for truth in documents)
    assert 3 * sum(truth.part == "kept aside" for truth in documents) >= len(documents)
