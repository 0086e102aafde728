"""Sound files of each format, cut off at many places and with bits turned over; the dice are seeded."""

import random
from collections.abc import Callable, Iterator

from tests.hostile.binary import good_xls
from tests.hostile.case import FINE, Case, good_xlsx
from tests.hostile.opendocument import ods, row, texts

CUTS = (0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999)
FLIPS, HOLES = 14, 4
BROKEN = frozenset({
    "unreadable_file", "unsafe_file", "file_too_large", "password_protected", "not_a_spreadsheet", "empty_file",
})  # fmt: skip


def good_ods() -> bytes:
    dice = random.Random(2)
    return ods("".join(row(texts(f"Chỉ tiêu {n}"), texts(dice.randbytes(9).hex())) for n in range(60)))


SOUND = (("xlsx", good_xlsx), ("xls", good_xls), ("ods", good_ods))


def cut(good: Callable[[], bytes], share: float) -> Callable[[], bytes]:
    return lambda: good()[: max(1, int(len(good()) * share))]


def flipped(good: Callable[[], bytes], seed: int) -> Callable[[], bytes]:
    """One to eight bits turned over, anywhere."""

    def make() -> bytes:
        content, dice = bytearray(good()), random.Random(seed)
        for _ in range(dice.randint(1, 8)):
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        return bytes(content)

    return make


def holed(good: Callable[[], bytes], seed: int) -> Callable[[], bytes]:
    """A hole of zeros, as a broken download leaves it."""

    def make() -> bytes:
        content, dice = bytearray(good()), random.Random(seed)
        start = dice.randrange(8, len(content) // 2)
        length = dice.randint(50, len(content) // 3)
        content[start : start + length] = bytes(min(length, len(content) - start))
        return bytes(content)

    return make


def _cases() -> Iterator[Case]:
    for kind, good in SOUND:
        name = f"phu-luc.{kind}"
        for share in CUTS:
            yield Case(f"{kind}: cut at {share:.1%}", cut(good, share), BROKEN, name)
        for seed in range(FLIPS):
            yield Case(f"{kind}: bits turned over, seed {seed}", flipped(good, seed), BROKEN | FINE, name)
        for seed in range(HOLES):
            yield Case(f"{kind}: a hole, seed {seed}", holed(good, seed), BROKEN | FINE, name)


CASES = list(_cases())
