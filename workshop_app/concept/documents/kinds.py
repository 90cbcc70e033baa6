"""Which documents there are: what they are called, what they are for, and their kind of file."""

import enum
from dataclasses import dataclass
from typing import Final

from workshop_app.translation import _


class DocumentKind(enum.StrEnum):
    """Unterlage: a document that comes out of the workshop; the values are those of ``--what``."""

    CONCEPT = "konzept"
    SHORT_VERSION = "kurzfassung"
    COUNCIL_PAPER = "beschlussvorlage"
    MINUTES = "ergebnisprotokoll"
    PHOTO_MINUTES = "fotoprotokoll"
    MEASURES = "massnahmenplan"
    INTERNAL_MINUTES = "ergebnisprotokoll-intern"

    @property
    def about(self) -> "KindText":
        """How it is called and what it is for."""
        return _TEXTS[self]

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return ".xlsx" if self is DocumentKind.MEASURES else ".docx"

    @property
    def can_be_pdf(self) -> bool:
        """Whether there is a PDF of it too."""
        return self is not DocumentKind.MEASURES

    @property
    def is_internal(self) -> bool:
        """Whether it names people and findings that must not be published."""
        return self is DocumentKind.INTERNAL_MINUTES


@dataclass(frozen=True, slots=True)
class KindText:
    """Unterlagentext: title, one sentence, and the beginning of the file's name."""

    title: str
    sentence: str
    file_stem: str


_TEXTS: Final = {
    DocumentKind.CONCEPT: KindText(
        _("Integrationskonzept"), _("Der ganze Entwurf mit Anhang"), "Integrationskonzept"
    ),
    DocumentKind.SHORT_VERSION: KindText(
        _("Kurzfassung"), _("Für alle in der Kommune, höchstens acht Seiten"), "Kurzfassung"
    ),
    DocumentKind.COUNCIL_PAPER: KindText(
        _("Beschlussvorlage"), _("Für Ausschuss und Rat, höchstens zwei Seiten"), "Beschlussvorlage"
    ),
    DocumentKind.MINUTES: KindText(
        _("Ergebnisprotokoll"),
        _("Was in jedem Schritt herauskam, für alle Teilnehmenden"),
        "Ergebnisprotokoll",
    ),
    DocumentKind.PHOTO_MINUTES: KindText(
        _("Fotoprotokoll"), _("Freigegebene Fotos der Wände, nach Schritten"), "Fotoprotokoll"
    ),
    DocumentKind.MEASURES: KindText(
        _("Maßnahmenplan"), _("Projekte und nächste Schritte zum Filtern"), "Maßnahmenplan"
    ),
    DocumentKind.INTERNAL_MINUTES: KindText(
        _("Ergebnisprotokoll, intern"),
        _("Mit allen Namen, Zeiten und angenommenen Befunden"),
        "Ergebnisprotokoll-intern",
    ),
}
