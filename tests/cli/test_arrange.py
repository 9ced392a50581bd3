"""`anjuan arrange`: proposed first, done only when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.commands import anjuan
from app.services.cases import open_case
from app.store.database import open_store
from tests.services.arriving import DECISION, take
from tests.services.test_understanding import VOLUME


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.services.arranging._white", lambda *_place: True)  # the samples are not real PDFs
    with open_store(tmp_path) as store:
        take(store, VOLUME)
        take(store, DECISION)
    return tmp_path


def _run(folder: Path, *args: str) -> str:
    done = CliRunner().invoke(anjuan, ["--workspace", str(folder), "arrange", *args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def _documents(folder: Path) -> int:
    with open_store(folder) as store:
        return len(open_case(store, 1).documents)


def test_a_proposal_is_shown_and_changes_nothing(folder: Path) -> None:
    told = _run(folder, "1")
    assert "1-2" in told
    assert "把 1 份文书分成 4 份" in told
    assert _documents(folder) == 1


def test_a_proposal_is_taken_when_asked_and_not_twice(folder: Path) -> None:
    rows = json.loads(_run(folder, "1", "--accept", "--json"))
    assert rows["accepted"]
    assert [(one["first"], one["last"]) for one in rows["documents"]] == [(1, 2), (3, 3), (4, 4), (5, 5)]
    assert _documents(folder) == 4
    assert "没有要调整的文书" in _run(folder, "1")


def test_a_case_in_order_has_nothing_to_arrange(folder: Path) -> None:
    assert "没有要调整的文书" in _run(folder, "2")
