"""Several files handed over as one."""

import zipfile
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

NOON = (12, 0, 0)


def zip_into(out: BinaryIO, files: Iterable[tuple[str, bytes]], day: date) -> None:
    """Write (name, content) after one another as they come, dated ``day``. Workbooks are packed already, so nothing is
    packed again."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in files:
            bundle.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, *NOON)), content)
