"""Cells of figures drawn by chance, each with its truth behind it."""

import random

from tests.layouts.seeded_words import APPROXIMATE, NO_DATA, RANGES


def count_cell(dice: random.Random, counts: dict[str, tuple[int, int]], year: str, role: str) -> str:
    """A count or the rate beside it; ``counts`` keeps both of a year together."""
    if year not in counts:
        whole = dice.randint(5, 900)
        counts[year] = (dice.randint(1, whole), whole)
    part, whole = counts[year]
    if role == "d":
        return str(whole)
    if role == "n":
        return str(part)
    rate = f"{part / whole * 100:.2f}"
    return dice.choice([rate, f"{rate}%", f"'{rate.replace('.', ',')}% := {rate}"])


def value_cell(dice: random.Random, code: str, style: str) -> str:
    """A result as somebody types it, now and then something that is none."""
    low, high = RANGES.get(code, (30, 99))
    number = f"{dice.uniform(low, high):.{dice.choice([0, 1, 2])}f}"
    odd = dice.random()
    if odd < 0.03:
        return dice.choice(APPROXIMATE).format(int(float(number))) + " := ?approximate"
    if odd < 0.06:
        return dice.choice(NO_DATA) + " := ?no_data_words"
    if odd < 0.09:
        return dice.choice(["-", "…", "", "..."])
    if odd < 0.11:
        return dice.choice(["#REF!", "#DIV/0!", "#N/A"]) + " := ?error_cell"
    if odd < 0.13:
        return "=B2/C2 := ?formula_without_value"
    if odd < 0.14:
        return "d:2025-06-15 := none ?date_not_number"
    if style == "mixed":
        style = dice.choice(["number", "comma", "percent", "percent_text", "counts"])
    if code in RANGES:
        return number if style == "number" else f"'{number.replace('.', ',')} := {number}"
    if style == "counts":
        whole = dice.randint(5, 900)
        part = dice.randint(1, whole)
        rate = f"{part / whole * 100:.2f}".replace(".", ",")
        return dice.choice(
            [f"'{part}/{whole} := {part}/{whole}", f"'{part}/{whole} ({rate}%) := {part}/{whole}"]
        )
    shown = {
        "number": number, "percent": number + "%", "comma": f"'{number.replace('.', ',')} := {number}",
        "percent_text": f"'{number.replace('.', ',')}% := {number}",
    }  # fmt: skip
    return shown[style]
