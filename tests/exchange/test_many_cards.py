"""Large workshops: far more cards than two days bring."""

import json
import time

from exchange_files import a_card, a_file, read_in, written_out

FEW = 300
MANY = 3_000
CARDS_OF_A_CLUSTER = 50


def go_in_and_out(folder, count):
    """What so many cards cost, there and back: seconds of the processor."""
    folder.mkdir()
    size = count // CARDS_OF_A_CLUSTER
    cards = [a_card(number, cluster=f"CL-{number % size}") for number in range(count)]
    clusters = [
        {"id": f"CL-{number}", "karten": [card["id"] for card in cards[number::size]]}
        for number in range(size)
    ]

    begin = time.process_time()
    path, _ = read_in(folder, a_file(karten=cards, cluster=clusters))
    back = json.loads(written_out(path))
    seconds = time.process_time() - begin

    assert [card["id"] for card in back["karten"]] == [card["id"] for card in cards]
    return seconds


def test_ten_times_the_cards_cost_little_more_than_ten_times_the_time(tmp_path):
    few = go_in_and_out(tmp_path / "few", FEW)
    many = go_in_and_out(tmp_path / "many", MANY)

    assert many < 15 * few
