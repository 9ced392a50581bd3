"""What the settings of a document say about its layout."""

from __future__ import annotations

from app.intake.word.names import VAL, Element, W, child, child_value, number, switched_on, twips
from app.intake.word.reading import Reading


def default_tab(settings: Element | None) -> float:
    """The distance of tabulators nobody set, in points."""
    return twips(child_value(settings, W + "defaultTabStop", "720"), 36.0) or 36.0


def even_and_odd(settings: Element | None) -> bool:
    """True when even pages have their own headers."""
    return _on(settings, "evenAndOddHeaders")


def compatibility(settings: Element | None) -> int:
    """The compatibility mode: 15 for Word since 2013, 12 when the file does not say."""
    for item in () if settings is None else settings.iterfind(W + "compat/" + W + "compatSetting"):
        if item.get(W + "name") == "compatibilityMode":
            return int(number(item.get(VAL), 15))
    return 12


def adds_gaps(settings: Element | None) -> bool:
    """True when the spaces below and above two paragraphs are added; else the larger one counts."""
    return _on(child(settings, W + "compat"), "doNotUseHTMLParagraphAutoSpacing")


def note_formats(settings: Element | None) -> dict[str, str]:
    """The number formats of footnotes and endnotes."""
    usual = {"footnote": "decimal", "endnote": "lowerRoman"}
    return {
        kind: child_value(child(settings, W + kind + "Pr"), W + "numFmt", default) for kind, default in usual.items()
    }


def notice_settings(settings: Element | None, root: Element, reading: Reading) -> None:
    """Name what the settings ask for and the layout does not do."""
    if _on(settings, "mirrorMargins") or _on(settings, "bookFoldPrinting") or _on(settings, "gutterAtTop"):
        reading.notice("mirror")
    if root.find(W + "background") is not None and _on(settings, "displayBackgroundShape"):
        reading.notice("background")
    notes = [child(settings, W + kind + "Pr") for kind in ("footnote", "endnote")]
    notes += [*root.iter(W + "footnotePr"), *root.iter(W + "endnotePr")]
    if any(child_value(note, W + "numRestart", "continuous") != "continuous" for note in notes):
        reading.notice("note_restart")


def _on(element: Element | None, name: str) -> bool:
    found = child(element, W + name)
    return found is not None and switched_on(found)
