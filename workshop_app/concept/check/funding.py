"""What a line about money says: whether a project hangs on money that ends or is not there yet."""

import re

from workshop_app.concept.check.words import folded, has_any, word_list

_PART = re.compile(r"[,;/+\n]|\bund\b|\bsowie\b")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|prozent|v\. ?h\.)")
_WORD = re.compile(r"[^\W\d_]+")
_HALF = 50.0


def hangs_on_limited_money(text: str | None) -> bool:
    """Whether most of it comes from programmes, donations, or money not granted yet (K25).

    „Landesprogramm 80 %, Stadt 20 %“ does; „Stiftung, Stadt“ need not.
    """
    limited, own, shares = 0, 0, 0.0
    has_shares = False
    for part in _PART.split(folded(text or "")):
        is_limited = _is_limited(part)
        if not is_limited and not has_any(part, word_list("own_funds")):
            continue
        limited += is_limited
        own += not is_limited
        share = _PERCENT.search(part)
        if share:
            has_shares = True
            shares += float(share.group(1).replace(",", ".")) if is_limited else 0.0
    if has_shares:
        return shares > _HALF
    return limited > 0 and own == 0


def _is_limited(part: str) -> bool:
    part = part.replace("unbefristet", "")
    words = set(_WORD.findall(part))
    return has_any(part, word_list("limited_funds")) or bool(words & word_list("limited_givers"))
