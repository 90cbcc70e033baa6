"""What the text of a goal says: whether it only intends, and whether it is a measure.

No parser stands behind it: nouns have capitals in German, the verbs of good intentions are few, and
whatever else looks like a verb speaks for the goal. In doubt nothing is said.
"""

import re
from functools import cache, lru_cache

from workshop_app.concept.check.words import folded, tidy, word_list, word_pairs

_CLAUSE = re.compile(r"[,;.:!?()–—]|\s-\s|\b(?:und|oder|sowie|bzw)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"(?<![\w§-])\d")
# „Klasse 5“, „§ 16“, „HF 2“ name something and measure nothing.
_NAMED_NUMBER = re.compile(
    r"(?:\b(?:klassen?|stufen?|jahrgang|artikel|art|absatz|abs|kapitel|nr|nummer|stadtteil|phase"
    r"|leitziel|ziel|handlungsfeld|hf|lz|hz|sgb|stufe|haus|raum|modul|säule|schritt)\.?|§+)"
    r"\s*\d+(?:\s*(?:[,/–-]|bis|und)\s*\d+)*",
    re.IGNORECASE,
)
_COUNT_WORD = re.compile(
    r"\b(?:null|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|fünfzig"
    r"|hundert|tausend|hälfte|drittel|viertel|fünftel|doppelt|halb so|dutzend|januar|februar|märz"
    r"|april|juni|juli|august|september|oktober|november|dezember|mai|quartal|jahresende|jahrzehnt\w*"
    r"|halbier\w+|verdoppel\w+|verdreifach\w+)\b",
    re.IGNORECASE,
)
_LEADING_TIME = re.compile(
    r"^(?:(?:bis|ab|seit|im|in|zum|zur|spätestens|ende|mitte|anfang|frühjahr|sommer|herbst|winter"
    r"|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahre?s?"
    r"|schuljahr\w*|quartal|\d+)\b[.:,/\s–-]*)+",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^(?:(?:unser|das|ein)\w*\s+)?(?:gemeinsames\s+|oberstes\s+)?ziele? (?:ist|sind)(?: es)?\b"
    r",?(?:\s*dass\b)?",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:der|die|das|eine?|einer|den|dem)\b\s*", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"^(?!\w*ung\b)(?:[^\W\d_]+-\s(?:und|oder)\s)?[^\W\d_]{2,}e[rsnm]?\b\s+(?:und\s+)?"
)
_MOST_REMEMBERED = 4096
_MOST_ADJECTIVES = 3
_FEW_WORDS = 2  # „soll werden“ is the rest of a clause
_ADJECTIVE_ENDING = "(?:e[nrsm]?)?"


# After each change all goals are judged again, of which one has changed.


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_only_soft(text: str) -> bool:
    """Whether a goal says nothing but good intentions, without a number or a date (K14)."""
    line = _PREAMBLE.sub(" ", _NAMED_NUMBER.sub(" ", _in_sentence_case(tidy(text))))
    line = _intentions().sub(" ", line)
    if _NUMBER.search(line) or _COUNT_WORD.search(line):
        return False
    clauses = [_Clause(part) for part in _CLAUSE.split(line) if part.strip()]
    is_cased = line != line.lower()
    return any(clause.is_soft for clause in clauses) and not any(
        clause.is_firm(is_cased=is_cased) for clause in clauses
    )


@lru_cache(maxsize=_MOST_REMEMBERED)
def reads_as_measure(text: str) -> bool:
    """Whether a goal names something to do rather than a state (K15)."""
    rest = _LEADING_TIME.sub("", _in_sentence_case(tidy(text)), count=1)
    return _begins_as_measure(rest) or _ends_as_measure(rest)


def _in_sentence_case(line: str) -> str:
    # Of a text in capitals nothing is left by which to tell nouns from verbs.
    return line.lower() if line == line.upper() else line


class _Clause:
    """Words between two commas, full stops or „und“."""

    def __init__(self, text: str) -> None:
        self.words = _WORD.findall(text)
        self.is_soft = any(map(_is_soft_word, self.words)) or self._has_soft_pair()

    def _has_soft_pair(self) -> bool:
        small = [folded(word) for word in self.words]
        return any(
            verb in small[:-1] and small[-1] == part for verb, part in word_pairs("soft_parted")
        )

    def is_firm(self, *, is_cased: bool) -> bool:
        """Whether it has a verb that says something, by itself or as „ist“, „hat“."""
        words = [
            word
            for before, word in zip(["", *self.words], self.words, strict=False)
            if folded(before) != "zu"  # „um … zu sichern“ says what for
        ]
        small = {folded(word) for word in words}
        if small & word_list("firm_verbs"):
            return True
        if small & word_list("state_verbs"):
            return self._says_what_is_so(small)
        if not is_cased or self._has_soft_pair():
            return False
        return any(map(_looks_like_verb, words, [*words[1:], ""]))

    def _says_what_is_so(self, small: set[str]) -> bool:
        """„Ämter sind verständlich“, „Vereine sind eingebunden“; not „ist zu fördern“."""
        if not self.is_soft:
            return len(self.words) > _FEW_WORDS
        is_vague = bool(small & word_list("vague_states")) or "zu" in small
        return not is_vague and folded(self.words[-1]).endswith(("t", "en"))


def _is_soft_word(word: str) -> bool:
    small = folded(word)
    return bool(_soft_form().fullmatch(small) or _soft_noun().search(small))


def _looks_like_verb(word: str, following: str) -> bool:
    if not word[0].islower() or len(word) < 3 or _is_soft_word(word):
        return False
    small = folded(word)
    if small in word_list("no_verbs") or small in word_list("helping_verbs"):
        return False
    if small.endswith(("t", "te")):
        return not small.endswith(("haft", "gerecht", "weit", "fest"))
    # „den verschiedenen Gruppen“: what stands before a noun describes it.
    return small.endswith(("en", "ern", "eln")) and not following[:1].isupper()


@cache
def _intentions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_list('intentions')))})\b", re.IGNORECASE)


@cache
def _soft_form() -> re.Pattern[str]:
    """All forms of the soft verbs, also as adjectives."""
    forms = set(word_list("soft_forms"))
    for verb in word_list("soft_verbs"):
        stem = verb.removesuffix("n").removesuffix("e")
        forms |= {verb, f"{stem}t", f"{stem}et", f"ge{stem}t", f"{stem}end"}
        forms |= {
            f"{prefix}zu{verb[len(prefix) :]}" for prefix in _SEPARABLE if _splits(verb, prefix)
        }
        forms |= {
            f"{prefix}ge{stem[len(prefix) :]}{ending}"
            for prefix in _SEPARABLE
            if _splits(verb, prefix)
            for ending in ("t", "et")
        }
    return re.compile(f"(?:{'|'.join(sorted(forms))}){_ADJECTIVE_ENDING}")


_SEPARABLE = ("aus", "an", "ein", "bei", "hin", "voran", "weiter", "fort", "ab", "wert")


def _splits(verb: str, prefix: str) -> bool:
    return verb.startswith(prefix) and len(verb) > len(prefix) + 4


@cache
def _soft_noun() -> re.Pattern[str]:
    """„Verbesserung“, „Sprachförderung“, „Ausbau“: the soft verbs as nouns."""
    stems = {verb.removesuffix("n").removesuffix("e") for verb in word_list("soft_verbs")}
    return re.compile(rf"(?:{'|'.join(sorted(stems))})ung(?:en)?$|^(?:ausbau|abbau)s?$")


def _begins_as_measure(rest: str) -> bool:
    words = _noun_phrase(rest)
    if len(words) < 2:
        return False
    noun, others = folded(words[0]), words[1:]
    is_strict = any(noun.endswith(each) for each in word_list("measure_nouns"))
    if noun in word_list("measure_verbs"):  # „Schaffen von Wohnraum“
        return folded(others[0]) in {"von", "eines", "einer"}
    if not is_strict and noun not in word_list("wide_measure_nouns"):
        return False
    verbs = {
        folded(word)
        for word, following in zip(others, [*others[1:], ""], strict=True)
        if _is_any_verb(word, following)
    }
    if not verbs:
        return True
    # „… ist abgeschlossen“ and „… erfolgt“ tell of the doing, „… ist verständlich“ does not.
    last = others[-1]
    is_done = last[0].islower() and folded(last).endswith(("t", "en"))
    is_weak = bool(verbs & word_list("weak_verbs"))
    return is_strict and (is_weak and (is_done or "erfolgt" in verbs))


def _is_any_verb(word: str, following: str) -> bool:
    if _looks_like_verb(word, following) or folded(word) in word_list("helping_verbs"):
        return True
    return word[0].islower() and _is_soft_word(word) and word.endswith("t")


def _noun_phrase(rest: str) -> list[str]:
    """The words from the first noun on, past article and adjectives."""
    rest = _DETERMINER.sub("", rest, count=1)
    for _number in range(_MOST_ADJECTIVES):
        word = _WORD.match(rest)
        if word is None or _is_measure_noun(word.group()):
            break
        rest = _ADJECTIVE.sub("", rest, count=1)
    return _WORD.findall(rest)


def _is_measure_noun(word: str) -> bool:
    small = folded(word)
    return small in word_list("wide_measure_nouns") | word_list("measure_verbs") or any(
        small.endswith(each) for each in word_list("measure_nouns")
    )


def _ends_as_measure(rest: str) -> bool:
    """„Eine Anlaufstelle einrichten“, „Wir wollen … einrichten“; „Menschen können …“ is a state."""
    words = _WORD.findall(rest)
    if len(words) < 2:
        return False
    small = [folded(word) for word in words]
    if small[0] == "wir" and small[1] in word_list("measure_verbs"):
        return True
    if small[-1] not in word_list("measure_verbs"):
        return False
    if not words[-1][0].islower():
        return False
    before = words[:-1]
    if any(
        _looks_like_verb(word, following) and folded(word) not in word_list("measure_verbs")
        for word, following in zip(before, words[1:], strict=True)
    ):
        return False
    verbs = [folded(word) for word in before if folded(word) in word_list("helping_verbs")]
    if not verbs:
        return True
    return folded(words[0]) == "wir" and set(verbs) <= {"wollen", "möchten", "werden", "sollen"}
