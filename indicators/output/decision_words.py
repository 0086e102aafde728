"""What is said of decisions: who decided what when, what was left out, what somebody else did meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from indicators.output.numbers import exact, format_moment
from indicators.output.wording import capitalised

DONE = {"accepted": "duyệt", "accepted_in_part": "duyệt một phần", "returned": "trả lại"}
NOT_TAKEN = "chưa nhận"
LOOK_AGAIN = "Chưa ghi gì thêm; hãy xem lại tình trạng mới rồi quyết định."


def overtaken_by_decision(decision: str | None, actor: str | None, at: datetime | None) -> str:
    """ "Hồ sơ này chị Mai đã duyệt lúc 10:42 9/6/2025, sau khi bạn mở. Chưa ghi gì thêm; …"."""
    if decision is None:
        return f"Hồ sơ này không còn như lúc bạn mở. {LOOK_AGAIN}"
    return f"Hồ sơ này {actor} đã {DONE[decision]} lúc {format_moment(at)}, sau khi bạn mở. {LOOK_AGAIN}"


def already_decided(decision: str | None, actor: str | None, at: datetime | None) -> str:
    """ "Hồ sơ này chị Mai đã trả lại lúc 10:42 9/6/2025; không ghi lần nữa."."""
    return f"Hồ sơ này {actor} đã {DONE[decision or 'accepted']} lúc {format_moment(at)}; không ghi lần nữa."


def later_file_sentence(file: str, at: datetime | None) -> str:
    """The unit sent a later file than the one somebody is about to accept."""
    return (
        f"Đơn vị đã gửi bản mới hơn lúc {format_moment(at)}: {file}. Chưa ghi gì; hãy xem bản mới trước khi duyệt "
        "bản cũ."
    )


def already_confirmed(value: float | None, actor: str | None, at: datetime | None) -> str:
    """ "Số này chị Mai đã xác nhận là 50,9 lúc 10:42 9/6/2025. Chưa ghi gì thêm."."""
    said = "bỏ xác nhận" if value is None else f"xác nhận là {exact(value)}"
    return f"Số này {actor} đã {said} lúc {format_moment(at)}. Chưa ghi gì thêm; hãy xem lại."


def decided_sentence(status: str, left_out: Sequence[str], actor: str, at: datetime | None) -> str:
    """ "Duyệt một phần lúc 10:42 9/6/2025, chị Mai"; "" where nothing was decided."""
    done = DONE.get(_decision(status, left_out), "")
    return f"{capitalised(done)} lúc {format_moment(at)}, {actor}" if done and at else ""


def not_taken_sentence(left_out: Sequence[str], reason: str) -> str:
    """ "Chưa nhận chỉ tiêu 1.1, 3.2a: tử số lớn hơn mẫu số. …"; "" where nothing was left out."""
    if not left_out:
        return ""
    return f"Chưa nhận chỉ tiêu {', '.join(left_out)}: {reason}"


def returned_sentence(decided: str, left_out: Sequence[str], reason: str) -> str:
    """For a list: who decided when, and why. ``decided``: as ``decided_sentence`` gives it."""
    return ". ".join(filter(None, (decided, not_taken_sentence(left_out, reason) or reason)))


def version_sentence(number: int, before: str, at: datetime | None) -> str:
    """ "Bản thứ 2 của đơn vị trong đợt này; bản trước nhận lúc 09:10 9/6/2025 đã bị trả lại."; "" for the first.
    ``before``: the status of the version before, accepted_in_part too."""
    if number < 2:
        return ""
    became = {"returned": " đã bị trả lại", "waiting": " còn chờ duyệt"}.get(
        before, f" đã {DONE.get(before, 'duyệt')}"
    )
    return f"Bản thứ {number} của đơn vị trong đợt này; bản trước nhận lúc {format_moment(at)}{became}."


def choice_text(code: str, name: str, value: str, others: int, before: str, doubts: int) -> str:
    """One indicator to take or to leave: "1.1 Nữ lãnh đạo · 2024, thực hiện: 42,5% (48/113), đã duyệt trước 40,0% (+2,5
    điểm) · 5 số khác · ▲ 1 điều cần xem". ``value``: the figure that says most; ``others``: how many there are more."""
    words = (
        f"{code} {name}",
        f"{value}, đã duyệt trước {before}" if before else value,
        f"{others} số khác" if others else "",
        f"▲ {doubts} điều cần xem" if doubts else "",
    )
    return " · ".join(filter(None, words))


def queue_sentence(waiting: int, doubtful: int, changed: int, late: int, clean: int) -> str:
    """ "5 hồ sơ: 2 có điều cần xem, 1 đổi số đã duyệt, 1 nộp trễ; 2 duyệt được ngay."; "" for none."""
    if not waiting:
        return ""
    counted = ((doubtful, "có điều cần xem"), (changed, "đổi số đã duyệt"), (late, "nộp trễ"))
    said = ", ".join(f"{n} {words}" for n, words in counted if n)
    return f"{said or 'Không hồ sơ nào có điều cần xem'}; {clean} duyệt được ngay."


def _decision(status: str, left_out: Sequence[str]) -> str:
    done = "accepted" if status == "superseded" else status
    return f"{done}_in_part" if left_out else done
