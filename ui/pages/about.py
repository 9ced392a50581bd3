"""关于: name, version, promises, licences of everything that is shipped."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from ui.page import Context, Page
from ui.presenters.about import licence_text, parts_text
from ui.version import TITLE, version
from ui.widgets.build import button, column, head, holder, label

PROMISES = (
    "不联网：程序从不打开网络连接，案卷不离开这台计算机。",
    "原件不动：导入时保存原始字节和校验值，任何操作都不改动原件。",
    "程序提示，人作决定：没有评查人的操作，任何一分都不会变动。",
    "同样的数据，同样的报告：同一次评查在任何计算机上打印出的报告完全一致。",
)


class AboutPage(Page):
    section = "about"
    help_topic = "index"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._build_about(), "本程序")
        tabs.addTab(_text(parts_text(), "第三方组件与许可"), "第三方组件与许可")
        tabs.addTab(_text(licence_text(), "许可证全文"), "许可证全文")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        help_button = button("使用帮助（F1）", lambda: context.go("help", topic="index", back="about"))
        whole.addWidget(head("关于", None, help_button))
        whole.addWidget(tabs, 1)

    def _build_about(self) -> QWidget:
        folder = self._context.workspace.folder
        lines = [label(f"·　{promise}", wrap=True) for promise in PROMISES]
        return holder(
            column(
                label(TITLE, "title"),
                label(f"版本 {version()}", "soft", selectable=True),
                8,
                *lines,
                8,
                label(f"数据文件夹：{folder}", "soft", wrap=True, selectable=True),
                label("本程序以 Apache-2.0 许可发布。", "soft"),
                None,
                margins=(24, 24, 24, 24),
                spacing=8,
            )
        )


def _text(text: str, name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setAccessibleName(name)
    return box
