"""What the disk or a damaged file does to DuckDB, told as one Vietnamese sentence with its mend."""

import re
from pathlib import Path

import duckdb

MALFORMED = "Malformed JSON"  # in a row that another program changed
OF_THE_DISK = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
    duckdb.OutOfMemoryException,
)
HELD = ("lock on file", "being used by another process")
FULL = ("No space left", "quota exceeded", "File too large", "not enough space on the disk")
REFUSED = ("ermission denied", "Is a directory", "Access is denied")


def of_the_file(error: Exception) -> bool:
    """Whether the disk or what stands in the file is at fault; else it is a mistake of ours, and stays what it is."""
    return isinstance(error, OF_THE_DISK) or MALFORMED in str(error)


def held(error: Exception) -> bool:
    """Whether a database could not be opened because another program has it open."""
    return any(word in str(error.__cause__) for word in HELD)


def why(path: Path, problem: str) -> str:
    """The sentence for what DuckDB said of the file at ``path``."""
    if any(word in problem for word in HELD):
        holder = re.search(r"PID (\d+)", problem)
        by = f" (tiến trình {holder[1]})" if holder else ""
        return (
            f"Cơ sở dữ liệu {path} đang được một chương trình khác mở{by}. "
            "Hãy đóng chương trình đó rồi thử lại."
        )
    if any(word in problem for word in FULL):
        return (
            f"Ổ đĩa đã đầy, không ghi thêm được vào {path}; việc vừa làm chưa được lưu. "
            "Hãy giải phóng chỗ trống rồi làm lại."
        )
    if "Read-only file system" in problem:
        return f"Ổ đĩa chứa {path} chỉ cho đọc, không ghi được. Hãy mở quyền ghi của ổ đĩa rồi thử lại."
    if any(word in problem for word in REFUSED):
        return f"Không có quyền mở cơ sở dữ liệu {path}. Hãy kiểm tra quyền đọc, ghi của tệp và thư mục."
    if "Out of Memory" in problem:
        return f"Máy không đủ bộ nhớ để đọc {path}. Hãy đóng bớt chương trình khác rồi thử lại."
    return (
        f"Tệp {path} hỏng hoặc không phải cơ sở dữ liệu của chương trình này. Hãy khôi phục từ bản sao lưu."
    )
