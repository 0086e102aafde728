"""The house: one catalogue and one store, opened together. Every verb takes it first, the actor second."""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from indicators.access.door import Door
from indicators.catalogue import Catalogue, load
from indicators.catalogue.opened_rounds import Said, with_said
from indicators.errors import NotFound
from indicators.observations.isolated import reading_job_for
from indicators.store import Store, open_store
from indicators.store.rounds import DEFINING, round_acts
from indicators.workbook import isolation

DATABASE_FOLDER = Path(__file__).resolve().parents[2] / "data" / "database"
SAMPLE_DATABASE = DATABASE_FOLDER / "minh-hoa.duckdb"
SAMPLE_PROVINCE = "62"
LATEST = datetime(9999, 12, 31, 23, 59, 59)


@dataclass(frozen=True, slots=True)
class House:
    """An open database with the catalogue it is judged by, and the door people come in by.

    ``definitions``: the catalogue as it ships. ``known_at``: the moment whose figures are looked at; None for those
    each round stands by: an open one by today's, a closed one by those it was closed with.
    """

    definitions: Catalogue
    store: Store
    door: Door = field(default_factory=Door, compare=False, repr=False)
    known_at: datetime | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The definitions with the rounds this office opened or prolonged by itself. Raises CatalogueError."""
        said = tuple(
            Said(one.round, one.definition, one.unit, one.due)
            for one in round_acts(self.store, self.known_at)
            if one.act in DEFINING
        )
        return (
            with_said(self.definitions, self.store.province, self.store.sample, said)
            if said
            else self.definitions
        )

    def at(self, moment: datetime | None) -> "House":
        """The same house as it was known at a moment; ``LATEST`` for today's figures of closed rounds too."""
        return replace(self, known_at=moment)


def office_database(province: str) -> Path:
    """Where the office of a province keeps its own data, apart from every sample."""
    return DATABASE_FOLDER / f"van-phong-{province}.duckdb"


def chosen_database() -> tuple[Path, str, bool]:
    """(path, province, sample) from INDICATORS_DB and INDICATORS_PROVINCE; the sample where neither is set."""
    province, path = os.environ.get("INDICATORS_PROVINCE", ""), os.environ.get("INDICATORS_DB", "")
    if path:
        return Path(path), province or SAMPLE_PROVINCE, False
    if province:
        return office_database(province), province, False
    return SAMPLE_DATABASE, SAMPLE_PROVINCE, True


def open_chosen(create: bool = True, sample: bool = False) -> House:
    """The house of ``chosen_database``; ``sample``: a sample database is wanted, whatever its path.

    An existing database keeps its own province and kind, unless INDICATORS_PROVINCE or ``sample`` asks for another. A
    missing one is created, or with ``create`` False stands in memory only. Raises StoreError, CatalogueError.
    """
    path, province, of_sample = chosen_database()
    wanted = sample or of_sample
    if path.exists():
        return open_house(path, os.environ.get("INDICATORS_PROVINCE") or None, wanted or None)
    return open_house(path if create else ":memory:", province, wanted)


def open_house(path: Path | str, province: str | None = None, sample: bool | None = False) -> House:
    """Open or create the database at ``path`` (":memory:" keeps nothing).

    ``province`` and ``sample`` are those of a new database; an existing one must agree unless they are None. Raises
    StoreError (another province, sample against office, locked, damaged), CatalogueError, and NotFound for a province
    the catalogue does not know.
    """
    catalogue = load()
    _require_province(catalogue, province)
    return House(catalogue, open_store(path, province, sample))


def warm_up() -> None:
    """Start what the first file would have to wait for: the child processes that open and read files."""
    isolation.start(reading_job_for(load()))


def _require_province(catalogue: Catalogue, province: str | None) -> None:
    known = {u.code: u.name for u in catalogue.units if u.level in ("country", "province")}
    if province is not None and province not in known:
        names = ", ".join(f"{code} ({name})" for code, name in known.items())
        raise NotFound(f"Danh mục không có tỉnh mã {province}. Các mã đang có: {names}.")
