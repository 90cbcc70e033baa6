"""The looks: colours by what they are for, light, dark and with high contrast.

A test holds the contrast of each pair in each look. Code that paints asks ``theme.PALETTE`` and
``theme.card_colours()``, which hold the look in use.
"""

import dataclasses
from types import MappingProxyType
from typing import Final


@dataclasses.dataclass(frozen=True)
class Palette:
    """The colours by what they are for, as ``#rrggbb``; the values are those of the light look."""

    # Grounds
    surface: str = "#ffffff"  # bars, panels, inputs
    canvas: str = "#f6f8f8"  # behind everything
    column: str = "#ecf1f2"  # a column of a board, a table header
    primary_light: str = "#e3f0f2"  # selected rows, chips
    ink: str = "#1b2a2f"  # behind tool tips and the toast
    ok_light: str = "#e0f3e6"
    warning_light: str = "#fef3c7"
    error_light: str = "#fde8e8"
    # Text and strong fills
    text: str = "#1b2a2f"
    text_muted: str = "#5a6b70"
    placeholder: str = "#68787d"  # only on surface
    disabled: str = "#8d9a9e"
    on_primary: str = "#ffffff"  # also on ink and error
    on_ink_accent: str = "#8fd3dc"
    primary: str = "#00596b"
    primary_hover: str = "#004957"
    primary_pressed: str = "#003a46"
    ok: str = "#15703a"
    warning: str = "#a34a08"
    error: str = "#b91c1c"
    error_hover: str = "#991b1b"
    notice: str = "#566579"  # the mildest finding
    # Lines
    line: str = "#d5dee0"  # parts that are also told apart by space
    control_line: str = "#809095"  # the outline by which a control is known
    focus: str = "#00596b"
    track: str = "#e0e8ea"  # what a progress bar has not reached
    bar_muted: str = "#a9bec3"  # a bar of a chart that was not chosen


@dataclasses.dataclass(frozen=True)
class CardColours:
    """What a card is painted with."""

    background: str
    border: str
    text: str


@dataclasses.dataclass(frozen=True)
class Look:
    """A palette and the cards that go with it, by their values in the exchange format."""

    name: str
    palette: Palette
    cards: MappingProxyType[str, CardColours]


def _cards(text: str, **colours: tuple[str, str]) -> MappingProxyType[str, CardColours]:
    return MappingProxyType(
        {
            name: CardColours(background, border, text)
            for name, (background, border) in colours.items()
        }
    )


LIGHT: Final = Look(
    name="light",
    palette=Palette(),
    cards=_cards(
        "#1b2a2f",
        blau=("#dcebfa", "#b5d0ea"),
        gelb=("#fff6c7", "#eadf9e"),
        gruen=("#ddf3e0", "#b9ddbe"),
        hellgelb=("#fffbe6", "#eee6bf"),
        orange=("#ffe8d1", "#efcba6"),
        rot=("#fde2e0", "#efbfbb"),
        violett=("#ece5fa", "#cfc1ec"),
        weiss=("#ffffff", "#d5dee0"),
    ),
)

DARK: Final = Look(
    name="dark",
    palette=Palette(
        surface="#1c2629",
        canvas="#141b1d",
        column="#222e32",
        primary_light="#1f4048",
        ink="#dfe9eb",  # a light line on a dark window
        ok_light="#173a26",
        warning_light="#44310f",
        error_light="#4d2023",
        text="#e6edee",
        text_muted="#a9b8bc",
        placeholder="#94a3a8",
        disabled="#66757a",
        on_primary="#06262d",
        on_ink_accent="#00596b",
        primary="#6fc3d0",
        primary_hover="#8fd3dc",
        primary_pressed="#a9e0e7",
        ok="#6fd190",
        warning="#f2b366",
        error="#ff9a9a",
        error_hover="#ffb3b3",
        notice="#a7b8d0",
        line="#37464b",
        control_line="#76878c",
        focus="#8fd3dc",
        track="#2c393d",
        bar_muted="#50636a",
    ),
    cards=_cards(
        "#f1f5f6",
        blau=("#1f3a55", "#3f6a94"),
        gelb=("#4a4316", "#857a34"),
        gruen=("#1f4429", "#43794f"),
        hellgelb=("#3b382a", "#6d684c"),
        orange=("#54371a", "#94652f"),
        rot=("#54282a", "#965153"),
        violett=("#3b3058", "#6c5a9c"),
        weiss=("#2a363a", "#55666c"),
    ),
)

HIGH_CONTRAST: Final = Look(
    name="high-contrast",
    palette=Palette(
        surface="#ffffff",
        canvas="#ffffff",
        column="#f2f2f2",
        primary_light="#d3eef3",
        ink="#000000",
        ok_light="#e3f7e9",
        warning_light="#fff4c9",
        error_light="#ffe9e9",
        text="#000000",
        text_muted="#2b3437",
        placeholder="#444d50",
        disabled="#5c6366",
        on_primary="#ffffff",
        on_ink_accent="#a6e9f2",
        primary="#003d4a",
        primary_hover="#002a33",
        primary_pressed="#001a20",
        ok="#064a20",
        warning="#652b00",
        error="#840000",
        error_hover="#5e0000",
        notice="#2b384a",
        line="#4a5457",
        control_line="#000000",
        focus="#003d4a",
        track="#d0d6d8",
        bar_muted="#66747a",
    ),
    cards=_cards(
        "#000000",
        blau=("#d5e8fc", "#003f7d"),
        gelb=("#fff2a8", "#4f4300"),
        gruen=("#d2f3d7", "#064a20"),
        hellgelb=("#fffbe0", "#4f4a2c"),
        orange=("#ffe0c2", "#652b00"),
        rot=("#fddcd9", "#840000"),
        violett=("#e8defc", "#3d1f7d"),
        weiss=("#ffffff", "#000000"),
    ),
)

LOOKS: Final = MappingProxyType({look.name: look for look in (LIGHT, DARK, HIGH_CONTRAST)})
# What the room sees and what is printed looks the same on each machine.
PICTURE_PALETTE: Final = LIGHT.palette


def picture_card_colours(name: str | None) -> CardColours:
    """The colours of a card in what the room sees and what is printed."""
    return LIGHT.cards.get(name or "", LIGHT.cards["weiss"])
