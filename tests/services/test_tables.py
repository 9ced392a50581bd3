"""Calendar and limits brought into the workspace, edited and taken out again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.tables import LimitRow
from app.errors import ReviewError
from app.precheck.limits import load_limits
from app.services.tables import bring_limits, bring_year, keep_limit, limits, save_own_limits, years
from app.store.database import Store
from tests.precheck.test_holidays import GOOD

OWN = LimitRow("hearing_fine", "5000", "yuan", "某省听证规定第三条", "城管", "江苏", "自然人", "2024-01-01", own=True)


@pytest.mark.parametrize("text", [f"a = {'[' * 3000}", "year = inf\nsources = []\noff = []\nwork = []", "\xff"])
def test_a_file_that_is_no_table_is_refused(store: Store, tmp_path: Path, text: str) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(text, "latin-1")
    for bring in (bring_year, bring_limits):
        with pytest.raises(ReviewError, match="读不懂"):
            bring(store, bad)


def test_a_holiday_file_is_checked_before_it_is_kept(store: Store, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("year = 2027", "utf-8")
    with pytest.raises(ReviewError, match="bad"):
        bring_year(store, bad)
    good = tmp_path / "good.toml"
    good.write_text(GOOD, "utf-8")
    assert bring_year(store, good) == 2027
    assert [row.year for row in years(store)][:2] == [2027, 2026]


def test_a_limit_of_ones_own_is_kept_first_and_read_by_the_rules(store: Store) -> None:
    keep_limit(store, OWN)
    assert limits(store)[0] == OWN
    row = load_limits(store.folder / "limits").rows[0]
    assert (row.key, str(row.value), row.province) == ("hearing_fine", "5000", "江苏")


def test_the_same_limit_typed_again_replaces_the_earlier_one(store: Store) -> None:
    keep_limit(store, OWN)
    keep_limit(store, replace(OWN, value="8000"))
    assert [row.value for row in limits(store) if row.own] == ["8000"]


@pytest.mark.parametrize(
    ("change", "told"), [({"value": "五千"}, "不是数字"), ({"value": "-1"}, "不是可用"), ({"source": ""}, "来源")]
)
def test_a_limit_without_number_or_source_is_refused(store: Store, change: dict[str, str], told: str) -> None:
    with pytest.raises(ReviewError, match=told):
        keep_limit(store, replace(OWN, **change))


def test_own_limits_travel_as_a_file(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="还没有"):
        save_own_limits(store, tmp_path / "none.toml")
    keep_limit(store, replace(OWN, source='引用"第三条"'))
    target = save_own_limits(store, tmp_path / "own.toml")
    assert bring_limits(store, target) == 1
