"""帮助: the Markdown pages of resources/help, found from every page with F1."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout

from ui.page import Context, Page
from ui.presenters.help import Topic, read_topic, topics
from ui.theme.measures import TypeScale
from ui.widgets.build import button, head
from ui.widgets.side_list import SideList

TOPIC_KEY = 256


class HelpPage(Page):
    help_topic = "help"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._back = "home"
        self._list = SideList(context.theme, "帮助目录")
        self._text = QTextBrowser()
        self._text.setAccessibleName("帮助内容")
        self._text.setProperty("look", "plain")
        self._text.setOpenLinks(False)
        for topic in topics():
            self._list.addItem(_entry(topic))
        self.first_focus = self._text
        self._build()
        self._wire()

    def show_what(self, topic: str = "index", back: str = "", **_what: object) -> None:
        if back:
            self._back = back
        self._choose(topic)

    def _build(self) -> None:
        split = QSplitter()
        split.addWidget(self._list)
        split.addWidget(self._text)
        split.setSizes([220, 900])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        back = button("‹ 返回", lambda: self._context.go(self._back), tip="回到原来的页（Esc）")
        back.setShortcut("Esc")
        whole.addWidget(head("", back, None))
        whole.addWidget(split, 1)

    def _wire(self) -> None:
        self._list.currentRowChanged.connect(lambda _row: self._show())
        self._text.anchorClicked.connect(self._follow)
        self._context.theme.changed.connect(self._show)

    def _follow(self, link: QUrl) -> None:
        self._choose(link.path().removesuffix(".md"))

    def _choose(self, topic: str) -> None:
        for number in range(self._list.count()):
            if self._list.item(number).data(TOPIC_KEY) == topic:
                self._list.setCurrentRow(number)
                return
        self._list.setCurrentRow(0)

    def _show(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        document = self._text.document()
        document.setDocumentMargin(24)
        self._text.setMarkdown(read_topic(str(item.data(TOPIC_KEY))))
        _space_out(document, self._context.theme.scale)


def _space_out(document: QTextDocument, scale: TypeScale) -> None:
    """Room above headings and between lines: Markdown itself says nothing about it."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setTopMargin(scale.scaled({1: 0, 2: 20, 3: 14}.get(level, 4)))
        shape.setBottomMargin(scale.scaled({1: 12, 2: 6, 3: 4}.get(level, 2)))
        shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)
        block = block.next()


def _entry(topic: Topic) -> QListWidgetItem:
    item = QListWidgetItem(topic.title)
    item.setData(TOPIC_KEY, topic.name)
    return item
