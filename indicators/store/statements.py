"""The SQL of the store: one query per file, found by its path under sql/, parameters always bound."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sql"


@cache
def statement(name: str) -> str:
    """The text of one file: ``read/figures`` is sql/read/figures.sql. Raises FileNotFoundError."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")


def names(folder: str) -> tuple[str, ...]:
    """The statements of a folder of sql/, in order of file name."""
    return tuple(f"{folder}/{path.stem}" for path in sorted((FOLDER / folder).glob("*.sql")))


def heading(name: str) -> str:
    """What a statement's first comment line says it is for."""
    return statement(name).splitlines()[0].removeprefix("-- what:").strip()
