"""外观: colours and type size, seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QRadioButton, QSlider, QWidget

from ui.theme.measures import BASE_MAX, BASE_MIN
from ui.theme.roles import Scheme
from ui.theme.theme import Theme
from ui.widgets.build import column, label, row

WORDS = {
    Scheme.LIGHT: "浅色",
    Scheme.DARK: "深色（案卷页面仍是白底）",
    Scheme.HIGH_CONTRAST: "高对比",
}


class LookPane(QWidget):
    """Every choice shows at once and is told on."""

    look_chosen = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._schemes = {scheme: QRadioButton(word) for scheme, word in WORDS.items()}
        self._schemes[theme.scheme].setChecked(True)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(BASE_MIN, BASE_MAX)
        self._size.setPageStep(2)
        self._size.setValue(theme.scale.base)
        self._size.setFixedWidth(300)
        self._size.setAccessibleName("字号")
        self._number = label(f"{theme.scale.base} 像素", "strong")
        # a whole-window restyle while the slider is dragged would stutter: one follows when it rests
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(150)
        self._build()
        self._wire()

    def _build(self) -> None:
        sample = "送达回证载明送达方式、时间，并由受送达人签名或者盖章。2026年4月30日　5,000.00 元"
        self.setLayout(
            column(
                label("颜色", "heading"),
                *self._schemes.values(),
                12,
                label("界面字号", "heading"),
                row(label("小"), self._size, label("大"), self._number, None),
                label(sample, wrap=True),
                label("案卷页面的大小在工作台里单独缩放，不受这里影响。", "meta", wrap=True),
                None,
                margins=(24, 16, 24, 16),
                spacing=8,
            )
        )

    def _wire(self) -> None:
        for made in self._schemes.values():
            made.clicked.connect(lambda _checked=False: self._choose())
        self._size.valueChanged.connect(lambda size: self._number.setText(f"{size} 像素"))
        self._size.valueChanged.connect(lambda _size: self._rest.start())
        self._rest.timeout.connect(self._choose)

    def _choose(self) -> None:
        scheme = next(scheme for scheme, made in self._schemes.items() if made.isChecked())
        if (scheme, self._size.value()) != (self._theme.scheme, self._theme.scale.base):
            self._theme.use(scheme, self._size.value())
            self.look_chosen.emit(scheme, self._size.value())
