"""The form of a photo."""

from workshop_app.model.people import Photo, PhotoRelease
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.sheets.sheet_spec import Section, SheetSpec
from workshop_app.translation import _

_STEP = Field("step", _("Schritt"), FieldKind.CHOICE, width=3)
PHOTO_SHEET = SheetSpec(
    Photo,
    (
        Section(
            "",
            Photo,
            (
                (
                    Field(
                        "alt_text",
                        _("Was ist zu sehen?"),
                        FieldKind.LONG_TEXT,
                        hint=_("Ein Satz für alle, die das Bild nicht sehen"),
                        is_optional=False,
                    ),
                ),
                (
                    _STEP,
                    Field("wall", _("Wand"), hint=_("Süd, Tür …"), is_optional=False, width=2),
                ),
                (
                    Field(
                        "release",
                        _("Freigabe"),
                        FieldKind.CHOICE,
                        choices=PhotoRelease,
                        is_optional=False,
                        width=3,
                    ),
                    Field(
                        "is_transcribed",
                        _("Karten abgetippt"),
                        FieldKind.FLAG,
                        is_optional=False,
                        width=2,
                    ),
                ),
                (
                    Field(
                        "shows_people", _("Personen erkennbar"), FieldKind.FLAG, is_optional=False
                    ),
                ),
            ),
        ),
    ),
    item_name=_("Foto"),
    new_label=_("Foto hinzufügen …"),
    name_field="alt_text",
    complete_text=_("Vollständig · {code}"),
)
