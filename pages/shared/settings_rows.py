"""What the program runs with as rows of words: the setting, how it stands, where it is changed."""

from datetime import datetime

from indicators.access.door import FAILURES, FAILURES_OF_AN_ADDRESS, LOCK_SECONDS
from indicators.access.passwords import SHORTEST
from indicators.access.sessions import IDLE_SECONDS, LONGEST_SECONDS
from indicators.output.numbers import format_date, format_moment, format_number
from indicators.output.size_words import size_words
from indicators.output.wording import place_name
from indicators.workflow.scheduled_backups import AT, FAILED, FOLDER, KEEP
from indicators.workflow.settings import Settings
from pages.server.limits import ALL_HELD_BYTES, HELD_BYTES, HELD_FILES, MB, UPLOAD, UPLOADS
from pages.server.local import LOCAL, NAMES, served_names
from pages.server.province_account import province
from pages.shared.markup import Piece, safe, table

Row = tuple[str, str, str]
HEADS, KINDS = ("Thiết lập", "Đang là", "Đổi ở"), ("name", "", "")
FIXED, AT_START = "", "{} khi mở máy chủ"
SECRETS = ".streamlit/secrets.toml"
HOUR, MINUTE = 3600, 60


def rows_table(rows: list[Row]) -> Piece:
    return table(
        HEADS, ([f"<b>{safe(name)}</b>", safe(is_), safe(where)] for name, is_, where in rows), KINDS
    )


def of_data(found: Settings) -> list[Row]:
    """Whose data these are, where they lie and how much they take."""
    chosen = AT_START.format("INDICATORS_DB")
    kind = "số liệu minh họa" if found.sample else "số liệu của văn phòng"
    return [
        ("Tỉnh", f"{place_name(found.province)} ({found.province.code})", AT_START.format("INDICATORS_PROVINCE")),
        ("Loại số liệu", kind, "không đổi được trong một cơ sở dữ liệu"),
        ("Cơ sở dữ liệu", str(found.database or "trong bộ nhớ, không giữ lại"), chosen),
        ("Dung lượng", f"{size_words(found.size_bytes)}; {_count(found.submissions)} lần nộp", ""),
        ("Tệp gốc", f"{_count(found.originals)} tệp, {size_words(found.originals_bytes)}", "cạnh cơ sở dữ liệu"),
        ("Đĩa còn trống", size_words(found.free_bytes), ""),
    ]  # fmt: skip


def of_backups(found: Settings) -> list[Row]:
    """Into which folder, when, how many are kept, how the last one went."""
    plan, last = found.backups.schedule, found.last_backup
    return [
        ("Thư mục sao lưu", str(plan.folder) if plan else "chưa chọn: không tự sao lưu", AT_START.format(FOLDER)),
        ("Giờ sao lưu hằng ngày", f"{plan.at:%H:%M}" if plan else "—", AT_START.format(AT)),
        ("Số bản giữ lại", f"{plan.keep} bản" if plan else "—", AT_START.format(KEEP)),
        ("Lần gần nhất", f"{format_moment(last.at)}, {last.actor}" if last else "chưa có lần nào", ""),
        ("Kết quả", _result(found), ""),
    ]  # fmt: skip


def of_sign_in() -> list[Row]:
    """How long somebody stays inside, what locks an account, whether the province's accounts are taken."""
    single = province()
    return [
        ("Phiên đăng nhập", f"hết sau {IDLE_SECONDS // HOUR} giờ không dùng, dài nhất {LONGEST_SECONDS // HOUR} giờ",
         FIXED),
        ("Khóa tài khoản", f"{FAILURES} lần sai trong {LOCK_SECONDS // MINUTE} phút", FIXED),
        ("Khóa địa chỉ máy", f"{FAILURES_OF_AN_ADDRESS} lần sai trong {LOCK_SECONDS // MINUTE} phút", FIXED),
        ("Mật khẩu", f"từ {SHORTEST} ký tự, không thuộc danh sách dễ đoán", FIXED),
        ("Tài khoản của tỉnh", f"đang dùng, tại {single.origin}" if single else "chưa dùng", SECRETS),
    ]  # fmt: skip


def of_server() -> list[Row]:
    """What one page, one address and everybody together may send."""
    address, all_ = UPLOADS["address"], UPLOADS["everybody"]
    names = ", ".join(sorted(served_names() - LOCAL)) or "chỉ máy này"
    return [
        ("Tên máy được phục vụ", names, AT_START.format(NAMES)),
        ("Một tệp phụ lục", f"lớn nhất {UPLOAD.size // MB} MB", FIXED),
        ("Một trang đang mở giữ", f"{HELD_FILES} tệp, {HELD_BYTES // MB} MB", FIXED),
        ("Mọi trang cùng giữ", f"{ALL_HELD_BYTES // MB} MB", FIXED),
        ("Tải lên từ một nơi", f"{address.at_once} tệp cùng lúc, {address.a_minute} tệp một phút", FIXED),
        ("Tải lên của mọi người", f"{all_.at_once} tệp cùng lúc, {all_.a_minute} tệp một phút", FIXED),
    ]  # fmt: skip


def made_words(name: str, at: datetime) -> str:
    """What is said after a backup was made by hand."""
    return f"Đã sao lưu lúc {at:%H:%M} ngày {format_date(at.date())} vào {name}, và đã khôi phục thử bản đó."


def _result(found: Settings) -> str:
    last = found.last_backup
    if last is None:
        return "—"
    told = dict(last.detail)
    if last.kind == FAILED:
        return f"không xong: {told.get('why', '')}"
    return f"xong: {told.get('file', '')}, {size_words(int(told.get('size_bytes', 0)))}"


def _count(number: int) -> str:
    return format_number(number, 0)
