"""数据与备份: where the data lie, whether they are sound, copying them and putting a copy back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.domain.restorable import Restorable
from ui.dialogs.confirm import ConfirmDialog
from ui.models.days import moment_text
from ui.presenters.settings import SettingsPresenter
from ui.widgets.build import button, column, label, row
from ui.widgets.files import ask_folder

MARGINS = (24, 16, 24, 16)


class DataPane(QWidget):
    """数据与备份."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._lines = label(wrap=True, selectable=True)
        self._result = label(wrap=True)
        self._check = button("检查数据", self._start_check)
        show = button("打开数据文件夹", self._show_folder)
        self._backup = button("立即备份…", self._ask_and_back_up, "primary")
        self._restore = button("从备份恢复…", self._choose_backup, tip="用以前的备份替换现在的数据；现在的数据先留一份")
        self._kept = label(wrap=True, selectable=True)
        advice = (
            "备份是一个新的文件夹，案卷原件、评查记录和自己的标准都在里面，可以存到 U 盘。恢复时现在的数据不会丢失，"
            "整份移到数据文件夹的 backups 里。程序升级数据前也会自动在那里留一份。"
        )
        self.setLayout(
            column(
                label("数据", "heading"),
                self._lines,
                row(show, self._check, None),
                self._result,
                12,
                label("备份与恢复", "heading"),
                label(advice, wrap=True),
                row(self._backup, self._restore, None),
                self._kept,
                None,
                margins=MARGINS,
                spacing=8,
            )
        )
        presenter.data_checked.connect(self._show_result)
        presenter.backed_up.connect(self._show_backup)
        presenter.restore_prepared.connect(self._ask_and_restore)

    def refresh(self) -> None:
        self._lines.setText("\n".join(self._presenter.data_lines()))

    def _start_check(self) -> None:
        self._result.setText("正在检查…")
        self._check.setEnabled(False)
        self._presenter.check_data()

    def _ask_and_back_up(self) -> None:
        folder = ask_folder(self, "备份到哪里", "backups")
        if folder is not None:
            self._kept.setText("正在备份…")
            self._backup.setEnabled(False)
            self._presenter.back_up(folder)

    def _show_backup(self, target: Path | None) -> None:
        self._backup.setEnabled(True)
        self._kept.setText(f"✓ 已备份到“{target}”。" if target is not None else "")

    def _choose_backup(self) -> None:
        folder = ask_folder(self, "选择备份文件夹（名称以“案卷评查备份”开头）", "backups")
        if folder is not None:
            self._kept.setText("正在检查备份…")
            self._restore.setEnabled(False)
            self._presenter.prepare_restore(folder)

    def _ask_and_restore(self, found: Restorable | None) -> None:
        self._kept.setText("")
        self._restore.setEnabled(True)
        if found is None:
            return
        worked = f"，最近处理于 {moment_text(found.touched)}" if found.touched is not None else ""
        agreed = ConfirmDialog.ask(
            self,
            "从备份恢复",
            f"用这份备份（{found.cases} 份案卷{worked}）替换现在的数据（{self._presenter.case_count()} 份案卷）？",
            "案卷、评查记录、自己的标准、规则、期限和法规都换成备份里的。现在的数据整份移到数据文件夹的 backups 里，"
            "名称是“恢复前的数据”加时间，以后还可以再恢复回来。程序会重新打开。",
            "替换并重新打开",
        )
        self._presenter.answer_restore(found, agreed)

    def _show_result(self, problems: tuple[str, ...]) -> None:
        self._check.setEnabled(True)
        self._result.setText("✗ " + "\n".join(problems) if problems else "✓ 数据完好。")

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presenter.folder)))
