"""The keys of the concept screen."""

from typing import Final

NEXT_CHAPTER_KEYS: Final = "Ctrl+PgDown"
LAST_CHAPTER_KEYS: Final = "Ctrl+PgUp"
STRONG_KEYS: Final = "Ctrl+B"
DONE_KEYS: Final = "Ctrl+Return"
