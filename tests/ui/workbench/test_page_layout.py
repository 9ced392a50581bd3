"""Pages lie below one another; turning, zooming and finding them again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.page import PageRef, Rect
from ui.presenters.page_layout import GAP, MARGIN, Fit, PageLayout, Sheet, Zoom, natural_size, scale_for, tidy

PANE = (700.0, 600.0)


def sheet(folio: int, width: float = 595, height: float = 842) -> Sheet:
    return Sheet(PageRef("h", folio), folio, width, height, 1, "文书")


def test_fitting_the_width_fills_the_pane_with_every_page() -> None:
    layout = PageLayout([sheet(1), sheet(2, 842, 595)], Zoom(Fit.WIDTH), PANE)
    assert [frame.width for frame in layout.frames] == [PANE[0] - 2 * MARGIN] * 2


def test_fitting_the_page_shows_all_of_it() -> None:
    frame = PageLayout([sheet(1)], Zoom(Fit.PAGE), PANE).frames[0]
    assert frame.height <= PANE[1] - 2 * MARGIN + 1


def test_pages_never_overlap() -> None:
    frames = PageLayout([sheet(n) for n in range(1, 6)], Zoom(Fit.NONE, 1.3), PANE).frames
    assert all(below.top - above.bottom == GAP for above, below in itertools.pairwise(frames))


def test_a_turned_page_lies_on_its_side() -> None:
    frame = PageLayout([sheet(1)], Zoom(Fit.NONE, 1), PANE, {0: 90}).frames[0]
    assert frame.width > frame.height


def test_a_photograph_of_many_points_is_brought_down_to_a_page() -> None:
    assert max(natural_size(sheet(1, 4000, 3000), 0)) < 2000


def test_zoom_has_ends() -> None:
    assert scale_for(Zoom(Fit.NONE, 100), (100, 100), PANE) == 6.0


@given(st.floats(0, 5000), st.integers(1, 12))
def test_the_page_found_at_a_height_is_there(y: float, count: int) -> None:
    layout = PageLayout([sheet(n) for n in range(1, count + 1)], Zoom(), PANE)
    index = layout.index_at(y)
    assert layout.frames[index].top <= max(y, MARGIN)
    assert index == count - 1 or layout.frames[index + 1].top > y


def test_only_pages_in_the_band_are_visible() -> None:
    layout = PageLayout([sheet(n) for n in range(1, 9)], Zoom(), PANE)
    first = layout.frames[2]
    assert list(layout.visible(first.top, first.bottom - 1)) == [2]
    assert list(layout.visible(first.bottom + 1, first.bottom + GAP - 1)) == []


def test_no_pages_no_trouble() -> None:
    layout = PageLayout([], Zoom(), PANE)
    assert (list(layout.visible(0, 100)), layout.height) == ([], 0.0)


@pytest.mark.parametrize(("top", "share"), [(0.0, 1.0), (-600.0, 0.0)])
def test_the_share_in_view(top: float, share: float) -> None:
    layout = PageLayout([sheet(1)], Zoom(), PANE)
    frame = layout.frames[0]
    assert layout.shown_share(0, frame.top + top, frame.top + top + 600) == pytest.approx(share)


def test_a_rectangle_drawn_outside_is_kept_on_the_page() -> None:
    assert tidy((1.4, 0.8), (0.5, -0.2)) == Rect(0.5, 0.0, 1.0, 0.8)
