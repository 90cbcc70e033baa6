"""Office files are zip archives: the same content gives the same bytes, whatever the clock says."""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Final

# Leap years, so that each day has its place in them.
_EARLIEST_ZIP_YEAR: Final = 1980
_LATEST_ZIP_YEAR: Final = 2104


def packed_again(content: bytes, moment: datetime) -> bytes:
    """The archive with all its entries dated by the workshop, as the libraries date them by now."""
    if not _EARLIEST_ZIP_YEAR <= moment.year <= _LATEST_ZIP_YEAR:
        is_early = moment.year < _EARLIEST_ZIP_YEAR
        moment = moment.replace(year=_EARLIEST_ZIP_YEAR if is_early else _LATEST_ZIP_YEAR)
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as result:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else Windows and Linux differ
            entry.external_attr = 0o644 << 16
            result.writestr(entry, source.read(name))
    return packed.getvalue()
