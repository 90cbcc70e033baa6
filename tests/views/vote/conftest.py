"""What the tests of a vote share: its view, and four fields that can get points."""

import pytest

from tests.views.filled_files import four_fields, result_of
from workshop_app.phases.step import VotePane, VoteSubject
from workshop_app.views.vote.view import VoteView


@pytest.fixture
def content(request):
    """An open vote on four fields, where a test asks for them."""
    return four_fields if "field_ids" in request.fixturenames else None


@pytest.fixture
def field_ids(workshop):
    """Four fields in an open vote, ten voters; two points each are usual."""
    return result_of(four_fields)


@pytest.fixture
def show_view(show_pane):
    """Shows the vote of any workshop, on the fields unless told otherwise."""

    def show(workshop, bridge, subject=VoteSubject.ACTION_FIELDS):
        return show_pane(VoteView(workshop, bridge, "T1-11", VotePane("Gewichten", subject)))

    return show


@pytest.fixture
def make_view(workshop, bridge, show_view):
    """Shows the vote of the ``workshop``."""
    return lambda subject=VoteSubject.ACTION_FIELDS: show_view(workshop, bridge, subject)
