"""The tree of a draft: chosen, dragged, added to, moved and taken from by keys and buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from ui.presenters.standard_editor_tree import Drop, TreeLine
from ui.theme.theme import Theme
from ui.widgets.build import button, column, row

Place = tuple[str | int, ...]
PLACE = Qt.ItemDataRole.UserRole


class DraftTree(QTreeWidget):
    """Shows tree lines; a dragged line is not moved here but told, and comes back with the next lines."""

    place_chosen = Signal(object)
    dropped = Signal(object, object, object)
    act_wanted = Signal(str)

    def __init__(self, theme: Theme, may_drop: object) -> None:
        super().__init__()
        self._theme = theme
        self._may_drop = may_drop
        self._lines: tuple[TreeLine, ...] = ()
        self._showing = False
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setAccessibleName("部分和评查项")
        self.setProperty("look", "plain")
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.currentItemChanged.connect(lambda now, _before: self._choose(now))

    def show_lines(self, lines: tuple[TreeLine, ...], chosen: Place) -> None:
        """Show the lines; where only words changed, nothing is folded or scrolled."""
        self._showing = True
        same = [(line.place, line.depth) for line in lines] == [(line.place, line.depth) for line in self._lines]
        if same:
            for node, line in zip(_walk(self.invisibleRootItem()), lines, strict=True):
                self._dress(node, line)
        else:
            self._rebuild(lines)
        self._lines = lines
        found = self._node(chosen)
        if found is not None and found is not self.currentItem():
            self.setCurrentItem(found)
            self.scrollToItem(found)
        self._showing = False

    def startDrag(self, _actions: Qt.DropAction) -> None:
        # the view's own way would take the line out of the tree after the drop
        node: QTreeWidgetItem | None = self.currentItem()
        place = node.data(0, PLACE) if node is not None else ()
        if node is None or not place or not isinstance(place[-1], int):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([node]))
        drag.setPixmap(self.viewport().grab(self.visualItemRect(node)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.isAccepted() and self._target(event.position().toPoint()) is None:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target(event.position().toPoint())
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        if target is not None:
            # after the drag has ended: until then the mouse still chooses the line under it
            QTimer.singleShot(0, self, lambda: self.dropped.emit(*target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _act_of(event)
        if act:
            self.act_wanted.emit(act)
            event.accept()
            return
        super().keyPressEvent(event)

    def _target(self, point: QPoint) -> tuple[Place, Place, Drop] | None:
        source: QTreeWidgetItem | None = self.currentItem()
        under: QTreeWidgetItem | None = self.itemAt(point)
        if source is None or under is None:
            return None
        where = _where(self.visualItemRect(under), point)
        found = source.data(0, PLACE), under.data(0, PLACE), where
        return found if self._may_drop(*found) else None  # type: ignore[operator]

    def _choose(self, node: QTreeWidgetItem | None) -> None:
        if node is not None and not self._showing:
            self.place_chosen.emit(node.data(0, PLACE))

    def _rebuild(self, lines: tuple[TreeLine, ...]) -> None:
        folded = {node.data(0, PLACE) for node in _walk(self.invisibleRootItem()) if not node.isExpanded()}
        at = self.verticalScrollBar().value()
        had = {line.place for line in self._lines}
        self.clear()
        above: list[QTreeWidgetItem] = [self.invisibleRootItem()]
        for line in lines:
            node = QTreeWidgetItem()
            self._dress(node, line)
            del above[line.depth + 1 :]
            above[line.depth].addChild(node)
            above.append(node)
        for node in _walk(self.invisibleRootItem()):
            place = node.data(0, PLACE)
            node.setExpanded(place not in folded or place not in had)
        self.verticalScrollBar().setValue(at)

    def _dress(self, node: QTreeWidgetItem, line: TreeLine) -> None:
        node.setData(0, PLACE, line.place)
        node.setText(0, line.text)
        node.setToolTip(0, line.text)
        node.setText(1, f"✗ {line.side}".strip() if line.faults else line.side)
        node.setToolTip(1, f"{line.faults} 处要改正" if line.faults else "")
        node.setForeground(1, self._theme.color("bad" if line.faults else "soft"))
        node.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _node(self, place: Place) -> QTreeWidgetItem | None:
        return next((one for one in _walk(self.invisibleRootItem()) if one.data(0, PLACE) == place), None)


def tree_pane(tree: DraftTree) -> QWidget:
    """The tree over its buttons."""
    add = button("添加", tip="在选中的一行之后添加（Insert）")
    menu = QMenu(add)
    for act, word in ADDS:
        menu.addAction(word).triggered.connect(_wanting(tree, act))
    add.setMenu(menu)
    acts = [button(word, _wanting(tree, act), tip=tip) for act, word, tip in ACTS]
    for made, (_act, _word, tip) in zip(acts, ACTS, strict=True):
        made.setAccessibleName(tip)
    pane = QWidget()
    pane.setLayout(column(tree, row(add, *acts, None, margins=(8, 4, 8, 8), spacing=4), spacing=0))
    return pane


def _wanting(tree: DraftTree, act: str) -> Callable[[], None]:
    return lambda: tree.act_wanted.emit(act)


ADDS = (
    ("add item", "评查项（Insert）"),
    ("add child", "下级评查项（Shift+Insert）"),
    ("add part", "部分"),
    ("add veto", "否决项"),
)
ACTS = (
    ("copy", "复制", "复制选中的一行（Ctrl+D）"),
    ("remove", "删除", "删除选中的一行（Delete）"),
    ("up", "↑", "上移（Alt+↑）"),
    ("down", "↓", "下移（Alt+↓）"),
)
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier): "add item",
    (Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier): "add child",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "remove",
    (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): "copy",
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): "up",
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): "down",
    (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier): "deeper",
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier): "higher",
}


def _act_of(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), held), "")


def _where(line: QRect, point: QPoint) -> Drop:
    """Above, below or into, by the same edges at which the view paints its mark."""
    edge = min(max(round(line.height() / 5.5), 2), 12)
    if point.y() - line.top() < edge:
        return Drop.ABOVE
    return Drop.BELOW if line.bottom() - point.y() < edge else Drop.INTO


def _walk(node: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(node.childCount()):
        child = node.child(number)
        yield child
        yield from _walk(child)
