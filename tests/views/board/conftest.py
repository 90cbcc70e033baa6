"""What the tests of a board share: its view, and the cards that are on it."""

import pytest
from board_views import ids_by_text, make_view, two_clusters


@pytest.fixture
def content(request):
    """Two clusters, and three cards that are not assigned, where a test asks for its cards."""
    return two_clusters if "cards" in request.fixturenames else None


@pytest.fixture
def view(qtbot, workshop, bridge):
    """The view of the board, shown."""
    return make_view(qtbot, workshop, bridge)


@pytest.fixture
def cards(view):
    """The ids of the cards by their texts."""
    return ids_by_text(view)
