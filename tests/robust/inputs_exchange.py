"""Files of the interchange format, as nobody should send them."""

import copy
import json
from functools import cache

from tests.robust.entrance import Entrance, damaged
from workshop_app.concept.check import check
from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

# Python's json writes NaN, Infinity and half a surrogate as other programs do.
_ODD = (
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**18,
        10**25,
        -(2**63),
        1e300,
        float("nan"),
        float("inf"),
        "",
        [],
        {},
    ),
    *("\ud800", "\x00\x07", "\ufeff", "x" * 10_000, "9999-99-99", "2026-02-30", "0000", "1e400"),
    *("data:image/png;base64,AAAA", "iVBORw0KGgo=", "K-001", "=1+1", "../../x", "a\u0323" * 50),
    *([[]], [None], {"a": {"b": []}}, ["x"] * 300),
)
_TEXTS = (
    b"",
    b"null",
    b"[]",
    b'{"schema":"integrationsworkshop/1"}',
    b'{"schema":"integrationsworkshop/1","kommune":{"name":"A","name":"B"}}',
    b'{"schema":"integrationsworkshop/1","kommune":{"einwohner":1e400}}',
    b'{"schema":"integrationsworkshop/1","kommune":' + b"[" * 100_000,
    b'{"schema":' + b"9" * 5_000 + b"}",
)
_LEAST_KEYS = ("schema", "kommune")


@cache
def _sample():
    return json.loads(resource_path("sample", "stadt_brueckstadt.json").read_text("utf-8"))


def _make(dice, folder):
    path = folder / "aus.json"
    path.write_bytes(dice.choice(_TEXTS) if dice.random() < 0.1 else _bytes(dice))
    return path


def _bytes(dice):
    tree = copy.deepcopy(_sample())
    # Fewer lists take less time, and leave references that lead nowhere.
    for key in dice.sample(sorted(tree), dice.randrange(len(tree))):
        if key not in _LEAST_KEYS and dice.random() < 0.9:
            del tree[key]
    for _change in range(dice.choice((0, 1, 1, 1, 2, 5))):
        _change_somewhere(tree, dice)
    content = json.dumps(tree, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    if dice.random() < 0.3:
        content = damaged(content, dice)
    if dice.random() < 0.1:
        text = content.decode("utf-8", "replace")
        content = text.encode(
            dice.choice(("utf-16", "utf-8-sig", "utf-16-le", "latin-1")), "replace"
        )
    return content


def _change_somewhere(tree, dice):
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = dice.choice(keys)
        if isinstance(node[key], dict | list) and node[key] and dice.random() < 0.85:
            node = node[key]
            continue
        break
    match dice.randrange(5):
        case 0:
            del node[key]
        case 1 if isinstance(node, dict):
            node[dice.choice(("id", "text", "", "\ud800", "x" * 500, "intern"))] = node.pop(key)
        case 2 if isinstance(node, list):
            node.append(copy.deepcopy(node[key]))
        case _:
            node[key] = copy.deepcopy(dice.choice(_ODD))


def _feed(path, folder):
    target = folder / "neu.workshop"
    read_workshop(path, target)
    with WorkshopFile.open(target) as workshop:
        check(workshop)


EXCHANGE = Entrance("Austauschdatei", _make, _feed, leaves=("neu.workshop",))
