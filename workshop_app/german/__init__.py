"""German numbers, units, dates and sorting, whatever the machine's own language is.

Dates of a workshop are text: ISO (``2027-08-01``), partial ISO (``2027-08``, ``2027``), or whatever
somebody sent that nobody could read. The functions for dates take such text and what people type.
"""

from workshop_app.german.dates import (
    PartialDate,
    as_date_range,
    format_date,
    format_date_range,
    format_date_text,
    format_long_date,
    format_period,
    names_no_day,
    parse_date,
    parse_period,
    to_iso,
)
from workshop_app.german.numbers import (
    NBSP,
    Number,
    format_euro,
    format_number,
    format_percent,
    format_quantity,
    in_dative,
    parse_number,
    parse_quantity,
)
from workshop_app.german.times import (
    format_countdown,
    format_long_moment,
    format_minutes,
    format_moment,
    format_time,
    format_time_range,
    parse_time,
)
from workshop_app.german.words import SortKey, join_list, sort_key

__all__ = [
    "NBSP",
    "Number",
    "PartialDate",
    "SortKey",
    "as_date_range",
    "format_countdown",
    "format_date",
    "format_date_range",
    "format_date_text",
    "format_euro",
    "format_long_date",
    "format_long_moment",
    "format_minutes",
    "format_moment",
    "format_number",
    "format_percent",
    "format_period",
    "format_quantity",
    "format_time",
    "format_time_range",
    "in_dative",
    "join_list",
    "names_no_day",
    "parse_date",
    "parse_number",
    "parse_period",
    "parse_quantity",
    "parse_time",
    "sort_key",
    "to_iso",
]
