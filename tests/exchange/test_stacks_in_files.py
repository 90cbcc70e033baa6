"""Cards below others, headlines and the trash in the interchange format."""

import json

import pytest
from exchange_files import a_card, a_file, there_and_back

from workshop_app.exchange.errors import DanglingReferenceError
from workshop_app.exchange.reader import parse


def tops(*pairs):
    """What lies below what after a way through the app, of cards with these tops."""
    cards = [
        a_card(number, **({"zusammengefasst_mit": top} if top else {}))
        for number, top in enumerate(pairs, start=1)
    ]
    return [
        card.get("zusammengefasst_mit") for card in there_and_back(a_file(karten=cards))["karten"]
    ]


def test_stacks_come_back():
    assert tops(None, "K-001", "K-001") == [None, "K-001", "K-001"]


def test_card_may_name_one_that_comes_later():
    assert tops("K-002", None) == ["K-002", None]


def test_chain_leads_to_its_end():
    assert tops(None, "K-001", "K-002", "K-003") == [None, "K-001", "K-001", "K-001"]


def test_ring_leads_to_nothing():
    assert tops("K-002", "K-001", "K-003") == [None, None, None]


def test_headline_and_trash_come_back_and_are_written_only_where_set():
    cards = [a_card(1, ueberschrift="Sprache im Amt"), a_card(2, geloescht=True), a_card(3)]

    first, second, third = there_and_back(a_file(karten=cards))["karten"]

    assert first["ueberschrift"] == "Sprache im Amt"
    assert second["geloescht"] is True
    assert not {"ueberschrift", "geloescht", "zusammengefasst_mit"} & third.keys()


def test_top_that_does_not_exist_is_refused():
    document = a_file(karten=[a_card(1, zusammengefasst_mit="K-009")])

    with pytest.raises(DanglingReferenceError, match="zusammengefasst_mit"):
        parse(json.dumps(document))
