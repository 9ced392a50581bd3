"""Theme: the look in force. Painters ask it for a colour by role; it tells when the look has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources_folder
from ui.theme.measures import TypeScale
from ui.theme.roles import SCHEMES, Roles, Scheme
from ui.theme.sheet import style_sheet


class Theme(QObject):
    """Holds scheme and type scale and puts them on the application."""

    changed = Signal()

    def __init__(self, family: str = "", scheme: Scheme = Scheme.LIGHT, base: int = 14) -> None:
        super().__init__()
        self.family = family
        self.scheme = scheme
        self.scale = TypeScale(base)

    @property
    def roles(self) -> Roles:
        return SCHEMES[self.scheme]

    def color(self, role: str) -> QColor:
        """The colour of a role, for painters."""
        return QColor(getattr(self.roles, role))

    def font(self, pixels_at_base: int = 14, bold: bool = False) -> QFont:
        """A font of the window's face, for painters."""
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(self.scale.scaled(pixels_at_base))
        font.setBold(bold)
        return font

    def use(self, scheme: Scheme, base: int) -> None:
        """Take another scheme or type size at once."""
        self.scheme = scheme
        self.scale = TypeScale(base)
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Put the look on the running application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self._palette())
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self.roles, self.scale, _icons(), self.scheme.value))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, "window"),
            (QPalette.ColorRole.WindowText, "ink"),
            (QPalette.ColorRole.Base, "field"),
            (QPalette.ColorRole.AlternateBase, "panel"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.PlaceholderText, "soft"),
            (QPalette.ColorRole.Button, "field"),
            (QPalette.ColorRole.ButtonText, "ink"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
            (QPalette.ColorRole.Link, "accent"),
            (QPalette.ColorRole.ToolTipBase, "field"),
            (QPalette.ColorRole.ToolTipText, "ink"),
            (QPalette.ColorRole.Mid, "line"),
        ):
            palette.setColor(role, self.color(colour))
        return palette


def _icons() -> str:
    return (resources_folder() / "icons").as_posix()


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget another `look` of the style sheet and redraw it."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
