"""How a round and what was done to it is said."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.catalogue.definitions import Asked, Deadline, Round
from indicators.output import colours
from indicators.output.intake_words import look_of
from indicators.output.numbers import format_date
from indicators.output.wording import KINDS, capitalised, period_text

CLASSES = {
    "all": "mọi đơn vị", "departments": "sở, ban, ngành", "districts": "huyện, thành phố", "communes": "xã, phường",
}  # fmt: skip
ROUND_LOOKS = {
    "open": look_of("round_open", "Đang mở", "▶", colours.ON_TRACK),
    "over": look_of("round_over", "Đã hết hạn", "⌛", colours.NEAR),
    "closed": look_of("round_closed", "Đã đóng", "■", colours.MUTED),
}
EQUAL = "Số liệu đã chốt tính lại hôm nay ra đúng như khi đóng đợt, đến từng chữ số."
OTHERWISE = "Số liệu đã chốt tính lại hôm nay ra khác lúc đóng đợt ở {units}, vì {why}."
CATALOGUE = "danh mục đã được sửa từ ngày đóng đợt"
PROGRAM = "chương trình đã thay đổi hoặc tệp gốc đã được đọc lại"
SINCE = "Từ khi đóng đợt số liệu đã thay đổi; chọn “Số liệu hiện tại” để xem số mới nhất."
MANY = 5


def state_of(closed: bool, last_due: date | None, today: date) -> str:
    """A key of ``ROUND_LOOKS``."""
    if closed:
        return "closed"
    return "over" if last_due and last_due < today else "open"


def deadline_words(deadline: Deadline, names: Mapping[str, str]) -> str:
    """ "huyện, thành phố (báo cáo): 22/12/2015"."""
    who = CLASSES.get(deadline.units) or names.get(deadline.units, deadline.units)
    return f"{who} ({deadline.paper}): {format_date(deadline.due)}"


def deadlines_words(round: Round, names: Mapping[str, str]) -> str:
    """Every deadline of a round in one line; a dash where there is none."""
    return "; ".join(deadline_words(d, names) for d in round.deadlines) or "—"


def asked_words(asked: Asked) -> str:
    """ "2024, thực hiện", "Đến 30/5/2025, thực hiện"."""
    return (
        f"{capitalised(period_text(asked.data_year, asked.period, asked.as_of))}, {KINDS[asked.kind].lower()}"
    )


def proof_words(equal: bool, differing: Sequence[str], same_catalogue: bool) -> str:
    """Whether a closing comes out as it did. ``differing``: names of units."""
    if equal:
        return EQUAL
    more = f" và {len(differing) - MANY} đơn vị khác" if len(differing) > MANY else ""
    units = ", ".join(differing[:MANY]) + more or "một số đơn vị"
    return OTHERWISE.format(units=units, why=PROGRAM if same_catalogue else CATALOGUE)
