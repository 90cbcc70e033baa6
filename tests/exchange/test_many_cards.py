"""Large workshops: far more cards than two days bring."""

import json
import time

from exchange_files import a_card, a_file, read_in, written_out

CARDS = 10_000
CLUSTERS = 200


def test_ten_thousand_cards_go_in_and_out_in_ten_seconds(tmp_path):
    cards = [a_card(n, cluster=f"CL-{n % CLUSTERS}") for n in range(CARDS)]
    clusters = [
        {"id": f"CL-{number}", "karten": [card["id"] for card in cards[number::CLUSTERS]]}
        for number in range(CLUSTERS)
    ]

    begin = time.process_time()
    path, _ = read_in(tmp_path, a_file(karten=cards, cluster=clusters))
    back = json.loads(written_out(path))
    seconds = time.process_time() - begin

    assert [card["id"] for card in back["karten"]] == [card["id"] for card in cards]
    assert seconds < 10
