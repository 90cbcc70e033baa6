"""Office files are zip archives: the same content gives the same bytes, whatever the clock says."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Final

# Leap years, so that each day has its place in them.
_EARLIEST_ZIP_YEAR: Final = 1980
_LATEST_ZIP_YEAR: Final = 2104


Parts = Mapping[str, bytes]


def packed_again(
    content: bytes, moment: datetime, change: Callable[[Parts], Parts] | None = None
) -> bytes:
    """The archive with all its entries dated by the workshop, as the libraries date them by now.

    Args:
        change: gets the parts by name and returns those to pack, if they are to be others.
    """
    if not _EARLIEST_ZIP_YEAR <= moment.year <= _LATEST_ZIP_YEAR:
        is_early = moment.year < _EARLIEST_ZIP_YEAR
        moment = moment.replace(year=_EARLIEST_ZIP_YEAR if is_early else _LATEST_ZIP_YEAR)
    with zipfile.ZipFile(BytesIO(content)) as source:
        parts: Parts = {name: source.read(name) for name in source.namelist()}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as result:
        for name, part in (change(parts) if change else parts).items():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else Windows and Linux differ
            entry.external_attr = 0o644 << 16
            result.writestr(entry, part)
    return packed.getvalue()
