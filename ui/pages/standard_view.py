"""StandardView: the tree of a standard, and what the chosen part, item or veto says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.points import points_text
from app.domain.standard import Item, Part, Standard, Veto
from ui.presenters.standard_text import item_html, part_html, standard_html, veto_html
from ui.theme.theme import Theme

ENTRY = Qt.ItemDataRole.UserRole


class StandardView(QObject):
    """`tree_pane` and `text` are placed by the page or dialog that owns the view."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找评查项…")
        self.search.setAccessibleName("查找评查项")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.text = QTextBrowser()
        self._set_habits()
        self.tree_pane = QWidget()
        layout = QVBoxLayout(self.tree_pane)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)
        self.tree.currentItemChanged.connect(lambda now, _before: self._show_entry(now))
        self.search.textChanged.connect(self._find)
        theme.changed.connect(self._dress)

    def show_standard(self, standard: Standard | None) -> None:
        """Show the whole tree, its first entry chosen."""
        self.tree.clear()
        if standard is None:
            self.text.clear()
            return
        root = _node("总则与计分办法", "", standard)
        self.tree.addTopLevelItem(root)
        if standard.vetoes:
            group = _node("否决项", f"{len(standard.vetoes)} 项", standard)
            group.addChildren([_node(f"{veto.code}　{veto.text}", "否决", veto) for veto in standard.vetoes])
            self.tree.addTopLevelItem(group)
        for part in standard.parts:
            self.tree.addTopLevelItem(_part_node(part))
        self.tree.expandAll()
        self.tree.setCurrentItem(root)
        self._find(self.search.text())

    def _set_habits(self) -> None:
        tree, header = self.tree, self.tree.header()
        tree.setHeaderHidden(True)
        tree.setColumnCount(2)
        tree.setAccessibleName("部分和评查项")
        tree.setProperty("look", "plain")
        tree.setUniformRowHeights(True)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        self.text.setAccessibleName("评查项的内容")
        self.text.setProperty("look", "plain")
        self.text.document().setDocumentMargin(20)

    def _dress(self) -> None:
        self._show_entry(self.tree.currentItem())

    def _show_entry(self, node: QTreeWidgetItem | None) -> None:
        entry = node.data(0, ENTRY) if node is not None else None
        roles = self._theme.roles
        self.text.document().setDefaultStyleSheet(f"h2 {{ color: {roles.ink}; }} h4 {{ color: {roles.accent}; }}")
        self.text.setHtml(_html(entry))

    def _find(self, query: str) -> None:
        needle = query.strip().casefold()
        for node in _walk(self.tree.invisibleRootItem()):
            hit = not needle or needle in node.text(0).casefold()
            node.setHidden(not hit and not any(needle in below.text(0).casefold() for below in _walk(node)))


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
