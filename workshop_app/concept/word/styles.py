"""The styles of our Word files, by the names that Word writes into them."""

from enum import StrEnum
from typing import Final


class Style(StrEnum):
    """Formatvorlage: the names in the template; Word shows the English ones in German."""

    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    COVER_LOGO = "Deckblatt Logo"
    COVER_MUNICIPALITY = "Deckblatt Kommune"
    COVER_STATUS = "Deckblatt Stand"
    COVER_LINE = "Deckblatt Zeile"
    BODY = "Normal"
    LEAD = "Vorspann"
    STATEMENT = "Kernsatz"
    QUESTION = "Leitfrage"
    QUOTE = "Quote"
    NOTE = "Hinweis"
    SOURCE = "Quelle"
    BULLET = "List Bullet"
    ORDERED = "List Number"
    CAPTION = "caption"
    FIGURE = "Abbildung"
    TABLE = "Konzepttabelle"
    CELL = "Tabellentext"
    CELL_NUMERIC = "Tabellenzahl"
    CELL_HEADER = "Tabellenkopf"
    CELL_HEADER_NUMERIC = "Tabellenkopf Zahl"
    CELL_ROW_HEADER = "Tabellenvorspalte"
    TABLE_END = "Tabellenende"
    CONTENTS_TITLE = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CONTENTS_3 = "toc 3"
    CONTENTS_4 = "toc 4"
    CAPTION_LIST = "table of figures"
    HEADER = "header"
    FOOTER = "footer"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    PLACEHOLDER = "Platzhalter"


HEADINGS: Final = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
CONTENTS: Final = (Style.CONTENTS_1, Style.CONTENTS_2, Style.CONTENTS_3, Style.CONTENTS_4)
