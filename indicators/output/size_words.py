"""How much something takes on a disk, in words."""

from indicators.output.numbers import format_number

STEP, UNITS = 1024, ("byte", "KB", "MB", "GB", "TB")


def size_words(size_bytes: int) -> str:
    """ "512 byte", "12,3 MB": one decimal, none where the number is whole bytes."""
    size, unit = float(size_bytes), 0
    while size >= STEP and unit < len(UNITS) - 1:
        size, unit = size / STEP, unit + 1
    return f"{format_number(size, 1 if unit else 0)} {UNITS[unit]}"
