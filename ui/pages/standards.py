"""标准: the standards, the tree of one of them, and what the chosen part, item or veto says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QTextBrowser, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from app.domain.points import points_text
from app.domain.standard import Item, Part, Standard, Veto
from ui.dialogs.standard_changes import StandardChangesDialog
from ui.models.days import day_cell
from ui.models.record_table import Column, RecordTable
from ui.page import Context, Page
from ui.presenters.standard_text import item_html, part_html, standard_html, veto_html
from ui.presenters.standards import StandardsPresenter
from ui.widgets.build import button, column, head, holder, label
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

ENTRY = Qt.ItemDataRole.UserRole

STANDARD_COLUMNS = (
    Column[Standard]("评查标准", lambda one: one.title),
    Column[Standard]("版次", lambda one: one.edition, width=84),
    Column[Standard]("施行", lambda one: day_cell(one.valid_from), width=108),
)


class StandardsPage(Page):
    section = "standards"
    help_topic = "standards"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = StandardsPresenter(context.workspace, context.tasks)
        self._table = RecordTable(STANDARD_COLUMNS)
        self._list = RecordView(self._table, context.theme, "评查标准")
        self._tree = QTreeWidget()
        self._text = QTextBrowser()
        self._build()
        self._wire()

    def show_what(self, **_what: object) -> None:
        self._presenter.load()

    def _build(self) -> None:
        self._compare = button("与另一版比较…", self._show_changes)
        self._refused = label(look="warn", wrap=True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("查找评查项…")
        self._search.setAccessibleName("查找评查项")
        self._search.setClearButtonEnabled(True)
        self._tree.setHeaderHidden(True)
        self._tree.setColumnCount(2)
        self._tree.setAccessibleName("部分和评查项")
        self._tree.setProperty("look", "plain")
        self._tree.setUniformRowHeights(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, self._tree.header().ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, self._tree.header().ResizeMode.ResizeToContents)
        self._text.setAccessibleName("评查项的内容")
        self._text.setProperty("look", "plain")
        self._text.document().setDocumentMargin(20)
        middle = column(self._search, self._tree, margins=(8, 8, 8, 0), spacing=8)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(holder(column(self._list, self._refused, spacing=4)))
        left.addWidget(holder(middle))
        left.setSizes([190, 500])
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._text)
        split.setSizes([560, 680])
        split.setStretchFactor(1, 1)
        for part in (left, split):
            part.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("标准", None, self._compare))
        whole.addWidget(split, 1)

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.standards_listed.connect(self._show_list)
        self._presenter.refused_told.connect(self._tell_refused)
        self._list.record_selected.connect(self._show_standard)
        self._tree.currentItemChanged.connect(lambda now, _before: self._show_entry(now))
        self._search.textChanged.connect(self._find)
        self._context.theme.changed.connect(lambda: self._show_entry(self._tree.currentItem()))

    def _show_list(self, standards: tuple[Standard, ...]) -> None:
        if standards != self._table.records:
            self._table.show_rows(standards)
            self._list.select_row(0)

    def _tell_refused(self, told: tuple[str, ...]) -> None:
        self._refused.setText("\n".join(f"✗ {one}" for one in told))
        self._refused.setVisible(bool(told))

    def _show_standard(self, standard: Standard | None) -> None:
        self._tree.clear()
        self._compare.setEnabled(standard is not None and bool(self._presenter.earlier(standard)))
        self._compare.setToolTip("" if self._compare.isEnabled() else "这份标准只有一个版次")
        if standard is None:
            return
        root = _node("总则与计分办法", "", standard)
        self._tree.addTopLevelItem(root)
        if standard.vetoes:
            group = _node("否决项", f"{len(standard.vetoes)} 项", standard)
            group.addChildren([_node(f"{veto.code}　{veto.text}", "否决", veto) for veto in standard.vetoes])
            self._tree.addTopLevelItem(group)
        for part in standard.parts:
            self._tree.addTopLevelItem(_part_node(part))
        self._tree.expandAll()
        self._tree.setCurrentItem(root)
        self._find(self._search.text())

    def _show_entry(self, node: QTreeWidgetItem | None) -> None:
        entry = node.data(0, ENTRY) if node is not None else None
        roles = self._context.theme.roles
        document = self._text.document()
        document.setDefaultStyleSheet(f"h2 {{ color: {roles.ink}; }} h4 {{ color: {roles.accent}; }}")
        self._text.setHtml(_html(entry))

    def _find(self, query: str) -> None:
        needle = query.strip().casefold()
        for node in _walk(self._tree.invisibleRootItem()):
            hit = not needle or needle in node.text(0).casefold()
            node.setHidden(not hit and not any(needle in below.text(0).casefold() for below in _walk(node)))

    def _show_changes(self) -> None:
        standard = self._list.selected()
        if standard is not None:
            StandardChangesDialog(self, self._context.theme, self._presenter, standard).exec()


def _html(entry: object) -> str:
    if isinstance(entry, Standard):
        return standard_html(entry)
    if isinstance(entry, Part):
        return part_html(entry)
    if isinstance(entry, Item):
        return item_html(entry)
    if isinstance(entry, Veto):
        return veto_html(entry)
    return ""


def _node(text: str, side: str, entry: object) -> QTreeWidgetItem:
    node = QTreeWidgetItem([text, side])
    node.setData(0, ENTRY, entry)
    node.setToolTip(0, text)
    node.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return node


def _part_node(part: Part) -> QTreeWidgetItem:
    node = _node(f"{part.code}　{part.title}", f"{len(tuple(part.leaves()))} 项", part)
    node.addChildren([_item_node(item) for item in part.items])
    return node


def _item_node(item: Item) -> QTreeWidgetItem:
    node = _node(f"{item.code}　{item.text}", f"{points_text(item.points)} 分", item)
    node.addChildren([_item_node(child) for child in item.children])
    return node


def _walk(node: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(node.childCount()):
        child = node.child(number)
        yield child
        yield from _walk(child)
