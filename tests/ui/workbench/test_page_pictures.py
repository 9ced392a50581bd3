"""Pictures come one at a time, the most urgent first, and are kept within a budget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.errors import IntakeError, ReviewError
from app.evidence.picture import Picture
from ui.presenters.page_pictures import PagePictures, PictureCache, Wish


class ByHand:
    """Runs a call when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], object], Callable[[object], None], Callable[[ReviewError], None]]] = []

    def start(
        self,
        call: Callable[[], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[ReviewError], None],
        owner: QObject | None,
    ) -> None:
        self.waiting.append((call, on_done, on_failed))

    def run(self) -> None:
        call, on_done, on_failed = self.waiting.pop(0)
        try:
            answer = call()
        except ReviewError as error:
            on_failed(error)
        else:
            on_done(answer)


def picture(wanted: Wish) -> Picture:
    if wanted.number == 99:
        raise IntakeError("这一页已损坏。")
    return Picture(wanted.width, 2, b"\x10\x20\x30\xff" * (wanted.width * 2))


def page(number: int, width: int = 10) -> Wish:
    return Wish("h", number, 0, width)


def image(width: int = 10, height: int = 10) -> QImage:
    return QImage(width, height, QImage.Format.Format_RGB32)


def test_one_request_is_in_flight_and_the_next_wish_may_overtake() -> None:
    runner, me = ByHand(), object()
    pictures = PagePictures(picture, runner)
    pictures.want(me, [page(1), page(2)])
    pictures.want(me, [page(7)])
    assert len(runner.waiting) == 1
    runner.run()
    runner.run()
    assert page(1) in pictures.cache
    assert page(7) in pictures.cache
    assert page(2) not in pictures.cache


def test_two_views_take_turns() -> None:
    runner = ByHand()
    pictures = PagePictures(picture, runner)
    one, other = object(), object()
    pictures.want(one, [page(1), page(2)])
    pictures.want(other, [page(5), page(6)])
    came: list[int] = []
    pictures.picture_drawn.connect(lambda wanted: came.append(wanted.number))
    for _ in range(4):
        runner.run()
    assert came == [1, 5, 2, 6]


def test_the_bytes_of_a_picture_are_its_own() -> None:
    runner, me = ByHand(), object()
    pictures = PagePictures(picture, runner)
    pictures.want(me, [page(1)])
    runner.run()
    held = pictures.cache.get(page(1))
    assert held is not None
    assert held.pixelColor(3, 1).getRgb()[:3] == (0x30, 0x20, 0x10)


def test_a_page_that_cannot_be_drawn_says_why_and_is_not_asked_again() -> None:
    runner, me = ByHand(), object()
    pictures = PagePictures(picture, runner)
    pictures.want(me, [page(99), page(1)])
    runner.run()
    runner.run()
    assert pictures.problem(page(99)) == "这一页已损坏。"
    pictures.want(me, [page(99)])
    assert runner.waiting == []


def test_what_comes_after_closing_is_dropped() -> None:
    runner, me = ByHand(), object()
    pictures = PagePictures(picture, runner)
    pictures.want(me, [page(1), page(2)])
    pictures.close()
    runner.run()
    assert len(pictures.cache) == 0
    assert runner.waiting == []


def test_the_oldest_picture_goes_when_the_budget_is_spent() -> None:
    cache = PictureCache(budget=2 * 400)
    for number in (1, 2):
        cache.put(page(number), image())
    cache.get(page(1))
    cache.put(page(3), image())
    assert page(1) in cache
    assert page(2) not in cache


def test_a_picture_of_another_size_stands_in() -> None:
    cache = PictureCache()
    for width in (10, 30, 90):
        cache.put(page(1, width), image(width))
    near = cache.stand_in(page(1, 40))
    assert near is not None
    assert near.width() == 30
    assert cache.stand_in(page(2, 40)) is None
