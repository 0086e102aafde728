"""Whose database a file is, and the sentence people read when it cannot be opened."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from store_material import accept, reading, send

from indicators.errors import StoreError
from indicators.store import open_store

HOLD = """
import sys, time
from indicators.store import open_store
store = open_store(sys.argv[1], "62")
print("open", flush=True)
time.sleep(60)
"""
ROOT = Path(__file__).resolve().parents[2]


def test_a_new_database_makes_its_folder(path):
    store = open_store(path, "62")
    assert path.exists()
    assert (store.province, store.sample, store.path) == ("62", False, path)
    assert store.originals.name == "kon-tum.duckdb.originals"
    store.close()


def test_what_was_written_is_there_after_closing(path):
    store = open_store(path, "62", sample=True)
    id = accept(store, send(store, reading()))
    sealed = store.database.ask("read/last_seal")
    store.close()
    again = open_store(path, province=None, sample=None)
    assert (again.province, again.sample) == ("62", True)
    assert again.reading(id) == reading()
    assert len(again.figures()) == 1
    assert again.database.ask("read/last_seal") == sealed
    again.close()


def test_a_new_database_must_be_somebodys(path):
    with pytest.raises(StoreError, match="mã tỉnh"):
        open_store(path)


def test_another_provinces_database_is_refused(path):
    open_store(path, "62").close()
    with pytest.raises(StoreError, match="là của tỉnh có mã 62, không phải của cả nước"):
        open_store(path, "VN")


@pytest.mark.parametrize("sample", [True, False])
def test_sample_and_office_never_share_a_database(path, sample):
    open_store(path, "62", sample).close()
    with pytest.raises(StoreError, match="không bao giờ để chung"):
        open_store(path, "62", not sample)


def test_two_databases_never_have_the_same_name(tmp_path):
    one, two = open_store(tmp_path / "a.duckdb", "62"), open_store(tmp_path / "b.duckdb", "62")
    assert one.database.identity.database != two.database.identity.database
    one.close()
    two.close()


def test_a_damaged_file_is_told_in_words(path):
    path.parent.mkdir()
    path.write_bytes(b"khong phai co so du lieu " * 500)
    with pytest.raises(StoreError, match="hỏng hoặc không phải cơ sở dữ liệu"):
        open_store(path, "62")


def test_a_file_cut_short_is_told_in_words(path):
    store = open_store(path, "62")
    send(store, reading())
    store.close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match=r"\.duckdb"):
        open_store(path, "62")


def test_somebody_elses_duckdb_file_is_left_alone(path):
    path.parent.mkdir()
    with duckdb.connect(str(path)) as foreign:
        foreign.execute("CREATE TABLE bill (n INTEGER)")
    with pytest.raises(StoreError, match="chương trình khác"):
        open_store(path, "62")
    with duckdb.connect(str(path)) as foreign:
        assert foreign.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("bill",)]


def test_a_folder_in_the_files_place_is_told_in_words(path):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match=r"kon-tum\.duckdb"):
        open_store(path, "62")


@pytest.mark.slow
def test_a_database_another_program_holds_is_told_in_words(path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreError, match=f"đang được một chương trình khác mở .tiến trình {holder.pid}"):
            open_store(path, "62")
    finally:
        holder.kill()
        holder.wait()
    open_store(path, "62").close()


def test_one_program_may_open_a_file_twice(path):
    one = open_store(path, "62")
    two = open_store(path, "62")
    id = send(one, reading())
    assert two.submission(id).unit == "608"
    assert one.database.ask("read/last_seal") == two.database.ask("read/last_seal")
    one.close()
    assert two.submission(id).unit == "608"
    two.close()


def test_sql_cannot_reach_other_files(store, tmp_path):
    secret = tmp_path / "mat.csv"
    secret.write_text("a\n1\n")
    with store.database._cursor() as cursor:
        with pytest.raises(duckdb.PermissionException):
            cursor.execute(f"SELECT * FROM read_csv('{secret}')")
        with pytest.raises(duckdb.Error):
            cursor.execute("SET enable_external_access = true")
