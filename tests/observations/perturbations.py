"""The ways offices bend an indicator's name without changing what it means: functions of a name and dice."""

import random
import re
import unicodedata
from collections.abc import Callable

from indicators.observations.text import without_diacritics
from indicators.observations.wordlists import word_lines

_SHORTENED = (
    ("bình đẳng giới", "BĐG"),
    ("dân tộc thiểu số", "DTTS"),
    ("trung học cơ sở", "THCS"),
    ("tiểu học", "TH"),
    ("hợp tác xã", "HTX"),
    ("doanh nghiệp", "DN"),
    ("cơ quan", "CQ"),
    ("quản lý nhà nước", "QLNN"),
    ("giáo dục nghề nghiệp", "GDNN"),
    ("lãnh đạo chủ chốt", "LĐ chủ chốt"),
    ("lao động", "LĐ"),
    ("bạo lực gia đình", "BLGĐ"),
    ("Ủy ban nhân dân", "UBND"),
    ("Quốc hội", "QH"),
)
_DROPPABLE = frozenset(("các", "của", "được", "có", "là", "về", "và", "trong"))
_GUARD_WORDS = frozenset(
    w for line in word_lines("name_words.txt", "guard") for part in line for w in part.split()
)


def without_marks(name: str, dice: random.Random) -> str:
    return without_diacritics(name)


def decomposed(name: str, dice: random.Random) -> str:
    return unicodedata.normalize("NFD", name)


def upper_case(name: str, dice: random.Random) -> str:
    return name.upper()


def glued_footnote(name: str, dice: random.Random) -> str:
    return f"{name}{dice.randint(1, 9)}" if name[-1].isalpha() else f"{name} (*)"


def abbreviated(name: str, dice: random.Random) -> str:
    for long, short in _SHORTENED:
        name = re.sub(long, short, name, flags=re.IGNORECASE)
    return name


def without_a_filler(name: str, dice: random.Random) -> str:
    words = name.split()
    places = [i for i, word in enumerate(words) if word.lower() in _DROPPABLE]
    if places:
        del words[dice.choice(places)]
    return " ".join(words)


def mistyped(name: str, dice: random.Random) -> str:
    """One letter doubled, dropped or swapped inside a longer word that no other indicator hangs on."""
    words = name.split()
    places = [i for i, w in enumerate(words) if len(w) >= 4 and w.isalpha() and w.lower() not in _GUARD_WORDS]
    if not places:
        return name
    at = dice.choice(places)
    word, cut = words[at], dice.randint(1, len(words[at]) - 2)
    bent = (word[:cut] + word[cut] + word[cut:], word[:cut] + word[cut + 1 :])
    words[at] = dice.choice(bent)
    return " ".join(words)


def numbered(name: str, dice: random.Random) -> str:
    return (
        dice.choice(("1. ", "7.3 ", "- ", "a) ", "Chỉ tiêu 9: ", "2.1.", "+ ", "(3) ", "Chỉ tiêu 4.2. "))
        + name
    )


def with_unit(name: str, dice: random.Random) -> str:
    return name + dice.choice((" (%)", " (ĐVT: %)", ", %", " - %"))


def reordered(name: str, dice: random.Random) -> str:
    """The clause behind the first comma, "trong" or "về" moves to the front."""
    for joint in (", ", " trong ", " về "):
        head, found, tail = name.partition(joint)
        if found:
            return f"{joint.strip(', ')} {tail}, {head}".strip()
    return name


def broken_line(name: str, dice: random.Random) -> str:
    words = name.split()
    at = dice.randint(1, len(words) - 1) if len(words) > 1 else 1
    return " ".join(words[:at]) + "\n" + " ".join(words[at:])


def with_target(name: str, dice: random.Random) -> str:
    return f"{name} đến năm 2025 đạt {dice.randint(20, 90)}%"


def with_odd_spaces(name: str, dice: random.Random) -> str:
    return " " + name.replace(" ", "\u00a0 ", 1) + "\u200b "


ALL: tuple[Callable[[str, random.Random], str], ...] = (
    without_marks,
    decomposed,
    upper_case,
    glued_footnote,
    abbreviated,
    without_a_filler,
    mistyped,
    numbered,
    with_unit,
    reordered,
    broken_line,
    with_target,
    with_odd_spaces,
)
