"""The drills in small: a few kills, a disk that takes no more, a database put back after it was destroyed."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kill import drill, write_files

from indicators.__main__ import main
from indicators.errors import StoreError
from indicators.store import open_store

ROOT = Path(__file__).resolve().parents[2]
ROUND = "2021"
FILES = 4


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_is_half_when_the_process_is_killed(tmp_path):
    counts = drill(tmp_path, kills=3, seed=5, number=20)
    assert (counts.lost, counts.half, counts.unsound) == ([], [], [])
    assert counts.kills == 3


@pytest.fixture
def office(tmp_path, capsys, monkeypatch):
    """(command → (exit code, stdout, stderr), folder of appendices) of a database of the sample province."""
    database = tmp_path / "kho" / "x.duckdb"
    monkeypatch.setenv("INDICATORS_PROVINCE", "62")
    monkeypatch.setenv("INDICATORS_DB", str(database))
    write_files(tmp_path / "files", FILES)
    open_store(database, "62", sample=True).close()

    def command(*words):
        code = main([*map(str, words)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return command, tmp_path / "files", database


@pytest.mark.slow
def test_what_was_destroyed_comes_back_from_its_backup_to_the_digit(office, tmp_path):
    run, files, database = office
    assert run("load", *sorted(files.iterdir()), "--accept")[0] == 0
    before = run("assess", "--round", ROUND, "--json")
    assert run("backup", tmp_path / "b.zip")[0] == 0
    shutil.rmtree(database.parent)
    assert run("restore", tmp_path / "b.zip")[0] == 0
    assert run("assess", "--round", ROUND, "--json") == before
    rebuilt = json.loads(run("rebuild", "--json")[1])
    assert (rebuilt["submissions"], rebuilt["differences"]) == (FILES, [])
    doctor = json.loads(run("doctor", "--json")[1])
    assert set(doctor) == {"sound", "submissions", "problems"}
    assert (doctor["sound"], len(doctor["submissions"])) == (True, FILES)
    assert all(set(s) == {"sha256", "unit", "round", "status", "taken"} for s in doctor["submissions"])
    assert {s["status"] for s in doctor["submissions"]} == {"accepted"}


def test_the_doctor_says_one_line_per_problem_and_ends_with_2(office):
    run, files, database = office
    assert run("doctor") == (0, "Đã kiểm tra 0 hồ sơ: không có sai sót.\n", "")
    store = open_store(database, None, None)
    store.keep_original(b"x", "a.xlsx")
    with store.database._cursor() as cursor:
        cursor.execute("INSERT INTO event VALUES ('x', 1, 'exported', '', now()::TIMESTAMP, 'ai đó', '{}')")
        cursor.execute("INSERT INTO original VALUES ('ab', 'mat.xlsx', 1, now()::TIMESTAMP)")
    store.close()
    code, out, err = run("doctor")
    assert (code, out) == (2, "Đã kiểm tra 0 hồ sơ: 2 sai sót.\n")
    assert err.splitlines() == [
        "Mục được chèn vào, không có dấu niêm: mục số 1 (sự kiện) · x",
        "Bản gốc không còn trên đĩa: mat.xlsx · ab",
    ]
    document = json.loads(run("doctor", "--json")[1])
    assert (document["sound"], len(document["problems"])) == (False, 2)


def test_a_database_that_is_gone_while_its_originals_are_there_is_a_problem(office):
    run, _, database = office
    store = open_store(database, None, None)
    store.keep_original(b"x", "a.xlsx")
    store.close()
    database.unlink()
    assert run("doctor")[0] == 2
    shutil.rmtree(database.parent)
    assert run("doctor")[0] == 0


def test_a_damaged_database_is_told_by_every_command_in_one_sentence(office):
    run, files, database = office
    database.write_bytes(b"\x00" * 100_000)
    for words in (
        ("doctor",),
        ("assess", "--round", ROUND),
        ("load", next(files.iterdir())),
        ("backup", "x.zip"),
    ):
        code, _, err = run(*words)
        assert code == 2
        assert "Hãy khôi phục từ bản sao lưu" in err
        assert len(err.splitlines()) == 1
    assert json.loads(run("doctor", "--json")[1])["sound"] is False


def limited(limit_bytes: int, *words) -> tuple[int, str]:
    """A command in a process none of whose files may grow beyond ``limit_bytes``, as on a full disk."""
    done = subprocess.run(
        [sys.executable, "-m", "indicators", *map(str, words)], capture_output=True, text=True, cwd=ROOT, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes)),
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("limit_bytes", [1_000, 16_000, 20_000, 24_000])
def test_a_disk_that_takes_no_more_is_told_and_leaves_no_half(office, limit_bytes):
    run, files, _ = office
    code, err = limited(limit_bytes, "load", *sorted(files.iterdir()), "--accept")
    assert "Traceback" not in err
    assert code == 2
    assert "ổ đĩa" in err.lower()
    assert run("doctor")[0] == 0


def test_after_a_failed_checkpoint_the_database_is_opened_anew(office):
    _, _, database = office
    store = open_store(database, None, None)

    def fail(cursor, entry):
        raise duckdb.FatalException(
            "FATAL Error: Failed to create checkpoint because of error: No space left on device"
        )

    with pytest.raises(StoreError, match="Ổ đĩa đã đầy"):
        store.database.write("event", "x", fail)
    before = store.database._connection
    assert store.submissions() == ()
    assert store.database._connection is not before
    assert store.problems() == ()
    store.close()


SENTENCES = {
    'IO Error: Cannot open file "/x.duckdb": Read-only file system': "chỉ cho đọc",
    'IO Error: Could not write file "/x.duckdb.wal": No space left on device': "Ổ đĩa đã đầy",
    'IO Error: Could not write file "/x.duckdb.wal": Disk quota exceeded': "Ổ đĩa đã đầy",
    'IO Error: Cannot open file "/x.duckdb": Permission denied': "Không có quyền",
    "Out of Memory Error: could not allocate block": "không đủ bộ nhớ",
    "IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2": "hỏng",
}


@pytest.mark.parametrize("said", SENTENCES)
def test_what_the_disk_does_is_one_sentence_with_its_mend(office, monkeypatch, said):
    run, *_ = office
    monkeypatch.setattr(duckdb, "connect", lambda *_, **__: (_ for _ in ()).throw(duckdb.IOException(said)))
    code, _, err = run("assess", "--round", ROUND)
    assert code == 2
    assert SENTENCES[said] in err
    assert "Hãy" in err
    assert len(err.splitlines()) == 1
