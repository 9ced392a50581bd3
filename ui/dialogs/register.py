"""导入案卷清单: which column is what, what is wrong with which row, and taking the rest in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from app.domain.casefile import FieldName
from app.domain.register import Mapping, Register, RegisterRow, RegisterTaken
from app.wording import word
from ui.models.record_table import RIGHT, Column, RecordTable
from ui.page import Context
from ui.presenters.register import RegisterPresenter
from ui.widgets.build import button, column, frame, holder, label, row, scrolled
from ui.widgets.files import ask_file, ask_target
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

ROW_COLUMNS = (
    Column[RegisterRow]("行", lambda one: str(one.number), lambda one: one.number, RIGHT, width=48),
    Column[RegisterRow](
        "检查", lambda one: "▼ " + "；".join(one.problems) if one.problems else "✓ 可以导入",
        tone=lambda one: "bad" if one.problems else "ok",
    ),
    Column[RegisterRow]("案号", lambda one: one.value(FieldName.CASE_NO) or one.value(FieldName.DECISION_NO), width=170),
    Column[RegisterRow]("单位", lambda one: one.value(FieldName.UNIT), width=190),
    Column[RegisterRow]("当事人", lambda one: one.value(FieldName.PARTY), width=150),
    Column[RegisterRow]("类型", lambda one: word(one.case_type), width=150, spare=3),
    Column[RegisterRow]("决定日期", lambda one: one.value(FieldName.DECIDED_ON), width=104, spare=2),
)  # fmt: skip


class RegisterDialog(QDialog):
    """Opens on a file; closing it takes nothing in."""

    def __init__(self, parent: QWidget | None, context: Context, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入案卷清单")
        self.resize(1080, 640)
        self._presenter = RegisterPresenter(context.workspace, context.tasks)
        self._table = RecordTable(ROW_COLUMNS)
        self._list = RecordView(self._table, context.theme, "清单的各行")
        self._told = label(look="soft", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._save = button("另存有问题的行…", self._ask_and_save)
        self._take = button("导入", self._presenter.take_in, "primary")
        self.taken: RegisterTaken | None = None
        columns = scrolled(holder(self._grid))
        columns.setMaximumHeight(210)
        hint = label(
            "请核对每一列是什么，不需要的列选“不导入”。下次导入同样列名的清单时按这次的选择。", "soft", wrap=True
        )
        foot = frame(
            "foot", row(self._told, None, self._save, self._take, button("取消", self.reject), margins=(16, 8, 16, 8))
        )
        self.setLayout(column(row(hint, margins=(16, 12, 16, 4)), columns, self._list, foot, spacing=0))
        tell_problems(self._presenter, self)
        self._presenter.register_opened.connect(self._show_columns)
        self._presenter.rows_checked.connect(self._show_rows)
        self._presenter.register_taken.connect(self._finish)
        self._presenter.problems_saved.connect(self._tell_saved)
        self._presenter.open(path)

    @property
    def opened(self) -> bool:
        """False when the file could not be read; that has then been told."""
        return self._presenter.register is not None

    def _show_columns(self, register: Register, mapping: Mapping) -> None:
        for at, (name, field) in enumerate(zip(register.columns, mapping, strict=True)):
            box = QComboBox()
            box.setAccessibleName(f"列 {name}")
            box.addItem("不导入", None)
            for one in FieldName:
                box.addItem(word(one), one)
            box.setCurrentIndex(max(box.findData(field), 0) if field else 0)
            box.activated.connect(lambda _index, column=at, chosen=box: self._assign(column, chosen))
            self._grid.addWidget(label(name or "（无列名）"), at // 3, (at % 3) * 2)
            self._grid.addWidget(box, at // 3, (at % 3) * 2 + 1)

    def _assign(self, at: int, box: QComboBox) -> None:
        self._presenter.assign(at, box.currentData())
        for place, field in enumerate(self._presenter.mapping):
            item = self._grid.itemAtPosition(place // 3, (place % 3) * 2 + 1)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(max(widget.findData(field), 0) if field else 0)

    def _show_rows(self, rows: tuple[RegisterRow, ...]) -> None:
        self._table.show_rows(sorted(rows, key=lambda one: (not one.problems, one.number)))
        wrong = sum(bool(one.problems) for one in rows)
        self._told.setText(f"共 {len(rows)} 行，可以导入 {len(rows) - wrong} 行，有问题 {wrong} 行。")
        self._take.setText(f"导入 {len(rows) - wrong} 卷")
        self._take.setEnabled(wrong < len(rows))
        self._save.setEnabled(bool(wrong))

    def _ask_and_save(self) -> None:
        target, _ = ask_target(self, "另存为", "清单中有问题的行.xlsx", "Excel 表格 (*.xlsx)", "registers")
        if target is not None:
            self._presenter.save_problems(target)

    def _tell_saved(self, target: Path) -> None:
        self._told.setText(f"✓ 有问题的行已存到 {target}，最后一列写着问题，改好后可以再导入。")

    def _finish(self, taken: RegisterTaken) -> None:
        self.taken = taken
        self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, context: Context) -> RegisterTaken | None:
        """Ask for a list and take it in; None when nothing was taken in."""
        path = ask_file(parent, "选择案卷清单", "案卷清单 (*.xlsx *.xls *.et *.csv)", "registers")
        if path is None:
            return None
        dialog = cls(parent, context, path)
        if not dialog.opened:
            return None
        dialog.exec()
        return dialog.taken
