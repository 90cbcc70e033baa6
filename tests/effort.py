"""How hard the tests look for what breaks the app."""

import os

_FACTOR = int(os.environ.get("EXAMPLES_FACTOR", "1"))


def examples(count: int) -> int:
    """So many examples of a costly property; ``EXAMPLES_FACTOR`` asks for a multiple."""
    return count * _FACTOR
