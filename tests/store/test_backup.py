"""One file out, everything back: nothing is touched before all of a backup has been held against its list."""

import errno
import json
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest
from store_material import MORNING, accept, at, observation, reading, refused, send

from indicators.errors import StoreError
from indicators.store import backup, open_store
from indicators.store.backup import write_backup
from indicators.store.backup_file import DATABASE, LIST
from indicators.store.opening import lay_tables
from indicators.store.placing import put_in_place, put_where_nothing_is
from indicators.store.restoring import restore_backup
from indicators.store.statements import names, statement

pytestmark = pytest.mark.slow
MANY = [observation(f"F{n}", data_year=n) for n in range(300)]


def fill(path: Path):
    store = open_store(path, "62")
    id = accept(store, send(store, reading(observation(value=None, numerator=None, text="khoảng 5%"))))
    store.confirm(store.observations(id)[0][0], 5.0, "Sở Nội vụ", at(2), "Theo công văn")
    accept(store, send(store, reading(*MANY, unit="609"), 3, b"hai"), 4)
    send(store, refused(), 5, b"hong")
    store.note_event("exported", "608", "Sở Nội vụ", at(6))
    return store


def everything(store) -> list:
    """All that can be asked; what a restore notes of itself is left out."""
    events = [e for e in store.events() if e.kind != "restored"]
    return [store.submissions(), [store.reading(s.id) for s in store.submissions()], store.figures(), events,
            [store.decisions(s.id) for s in store.submissions()], store.database.identity]  # fmt: skip


@pytest.fixture
def made(path, tmp_path):
    """(what was in the store, the backup file); the store is closed and gone."""
    store = fill(path)
    before = everything(store)
    file = tmp_path / "ra-ngoai" / "sao-luu.zip"
    write_backup(store, file, MORNING)
    store.close()
    shutil.rmtree(path.parent)
    return before, file


def traces(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_was_backed_up_comes_back_whole(made, path):
    before, file = made
    restored = restore_backup(file, path, "Quản trị", at(60))
    assert (restored.submissions, restored.originals, restored.kept) == (3, 3, None)
    store = open_store(path, None, None)
    assert everything(store) == before
    assert store.problems() == ()
    assert [store.original(s.sha256) for s in store.submissions()] == [b"phu luc", b"hai", b"hong"]
    (event,) = store.events("restored")
    assert (event.actor, dict(event.detail)["file"]) == ("Quản trị", "sao-luu.zip")
    store.close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, path.name + ".originals"]


def test_a_backup_is_made_while_the_store_is_open_and_written_to(path, tmp_path):
    store = fill(path)
    write_backup(store, tmp_path / "mot.zip", MORNING)
    send(store, reading(unit="610"), 9, b"sau")
    write_backup(store, tmp_path / "hai.zip", MORNING)
    assert [restore_backup(tmp_path / f, tmp_path / f"{f}.duckdb", "x", MORNING).submissions
            for f in ("mot.zip", "hai.zip")] == [3, 4]  # fmt: skip
    store.close()


def test_every_table_of_the_store_is_copied():
    with duckdb.connect() as bare:
        lay_tables(bare)
        tables = {f"copy/{name}" for (name,) in bare.execute(statement("read/tables")).fetchall()}
    assert tables == set(names("copy"))


def test_a_backup_never_takes_the_place_of_another_file(path, tmp_path):
    store = fill(path)
    with pytest.raises(StoreError, match="không ghi đè"):
        write_backup(store, path, MORNING)
    store.close()


def test_a_backup_never_takes_the_place_of_one_made_meanwhile(path, tmp_path, monkeypatch):
    store, file = fill(path), tmp_path / "a.zip"

    def slow(*given):
        file.write_bytes(b"made meanwhile")
        return whole(*given)

    whole = backup._looked_through
    monkeypatch.setattr(backup, "_looked_through", slow)
    with pytest.raises(StoreError, match="không ghi đè"):
        write_backup(store, file, MORNING)
    assert file.read_bytes() == b"made meanwhile"
    assert not list(tmp_path.glob(f"{backup.BESIDE}*"))
    store.close()


@pytest.mark.parametrize("second_names", [True, False], ids=["links", "no links"])
def test_a_file_is_put_only_where_nothing_is(tmp_path, monkeypatch, second_names):
    def refused(*_):
        raise OSError(errno.EPERM, "no links here")

    if not second_names:
        monkeypatch.setattr("os.link", refused)
    one, two, place = tmp_path / "1", tmp_path / "2", tmp_path / "a.zip"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    put_where_nothing_is(one, place)
    with pytest.raises(FileExistsError):
        put_where_nothing_is(two, place)
    assert (place.read_bytes(), one.exists(), two.read_bytes()) == (b"1", False, b"2")


def test_data_is_never_overwritten_unless_told(made, path):
    _, file = made
    restore_backup(file, path, "Quản trị", at(60))
    store = open_store(path, None, None)
    there = store.database.ask("read/last_seal")
    store.close()
    with pytest.raises(StoreError, match="--replace"):
        restore_backup(file, path, "Quản trị", at(61))
    store = open_store(path, None, None)
    assert store.database.ask("read/last_seal") == there
    store.close()


def test_when_told_to_replace_the_old_database_is_kept_beside(made, path):
    before, file = made
    restore_backup(file, path, "Quản trị", at(60))
    store = open_store(path, None, None)
    send(store, reading(unit="611"), 70, b"moi")
    store.close()
    kept = restore_backup(file, path, "Quản trị", at(80), replace=True).kept
    store = open_store(path, None, None)
    assert everything(store) == before
    store.close()
    old = open_store(kept, None, None)
    assert len(old.submissions()) == 4
    old.close()


def test_a_database_that_can_no_longer_be_read_is_replaced_only_when_told(made, path):
    before, file = made
    path.parent.mkdir()
    path.write_bytes(b"hong " * 5000)
    with pytest.raises(StoreError, match="hỏng"):
        restore_backup(file, path, "Quản trị", MORNING)
    kept = restore_backup(file, path, "Quản trị", MORNING, replace=True).kept
    assert kept.read_bytes() == b"hong " * 5000
    store = open_store(path, None, None)
    assert everything(store) == before
    store.close()


def test_an_empty_database_makes_room_without_being_kept(made, path):
    _, file = made
    open_store(path, "62").close()
    assert restore_backup(file, path, "Quản trị", MORNING).kept is None


def test_the_backup_of_another_province_is_refused(made, path):
    _, file = made
    with pytest.raises(StoreError, match="mã 62"):
        restore_backup(file, path, "Quản trị", MORNING, province="42")
    assert not path.exists()


def test_what_was_wrong_already_goes_along_and_hinders_no_restore(path, tmp_path):
    store = fill(path)
    gone = store.submissions()[1].sha256
    (store.originals / gone[:2] / gone).unlink()
    assert [p.check for p in write_backup(store, tmp_path / "a.zip", MORNING).problems] == [
        "missing_original"
    ]
    store.close()
    restore_backup(tmp_path / "a.zip", tmp_path / "khac.duckdb", "Quản trị", MORNING)
    again = open_store(tmp_path / "khac.duckdb", None, None)
    assert [p.check for p in again.problems()] == ["missing_original"]
    again.close()


def rewritten(file: Path, change) -> None:
    """The backup with its members (name → bytes) changed by ``change``, as somebody with a zip program would."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _edit_list(members, **changes):
    members[LIST] = json.dumps(json.loads(members[LIST]) | changes).encode()


def _original(members) -> str:
    return next(name for name in members if name.startswith("originals/"))


ALTERATIONS = {
    "another original": lambda m: m.update({_original(m): b"x" * len(m[_original(m)])}),
    "a longer original": lambda m: m.update({_original(m): m[_original(m)] + b"x"}),
    "an original gone": lambda m: m.pop(_original(m)),
    "a member more": lambda m: m.update({"originals/aa/" + "a" * 64: b"x"}),
    "a member outside": lambda m: m.update({"../../thoat.txt": b"x"}),
    "another database": lambda m: m.update({DATABASE: m[DATABASE][:-1] + b"?"}),
    "no list": lambda m: m.pop(LIST),
    "a list of another program": lambda m: _edit_list(m, format="khac"),
    "a list from the future": lambda m: _edit_list(m, version=99),
    "another province in the list": lambda m: _edit_list(m, province="42"),
    "another last seal in the list": lambda m: _edit_list(m, seal="0" * 64),
    "a list that is no list": lambda m: m.update({LIST: b"[1, 2"}),
    "a list of the wrong shape": lambda m: _edit_list(m, files=[1]),
}


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_backup_is_refused_in_one_sentence_with_nothing_done(made, path, alteration):
    _, file = made
    rewritten(file, ALTERATIONS[alteration])
    with pytest.raises(StoreError) as refusal:
        restore_backup(file, path, "Quản trị", MORNING, replace=True)
    assert "sao lưu" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert traces(path.parent) == {}


def test_a_backup_altered_together_with_its_list_is_refused_by_its_seals(made, path, tmp_path):
    _, file = made

    def forge(members):
        (tmp_path / "x.duckdb").write_bytes(members[DATABASE])
        with duckdb.connect(str(tmp_path / "x.duckdb")) as database:
            database.execute("UPDATE decision SET actor = 'kẻ khác'")
        members[DATABASE] = (tmp_path / "x.duckdb").read_bytes()
        files = json.loads(members[LIST])["files"]
        files[DATABASE] = (sha256(members[DATABASE]).hexdigest(), len(members[DATABASE]))
        _edit_list(members, files=files)

    rewritten(file, forge)
    with pytest.raises(StoreError, match="dấu niêm"):
        restore_backup(file, path, "Quản trị", MORNING)
    assert traces(path.parent) == {}


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_backup_cut_short_is_refused(made, path, share):
    _, file = made
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with pytest.raises(StoreError, match="cắt cụt"):
        restore_backup(file, path, "Quản trị", MORNING)
    assert traces(path.parent) == {}


def test_a_file_that_is_no_backup_or_not_there_is_refused(path, tmp_path):
    (tmp_path / "anh.png").write_bytes(b"\x89PNG" * 100)
    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        restore_backup(tmp_path / "anh.png", path, "Quản trị", MORNING)
    with pytest.raises(StoreError, match="Không mở được bản sao lưu"):
        restore_backup(tmp_path / "khong-co.zip", path, "Quản trị", MORNING)


def test_a_folder_that_refuses_is_told_in_words_and_leaves_no_backup(path, tmp_path):
    store = fill(path)
    (tmp_path / "tep").write_text("a file where the folder belongs")
    with pytest.raises(StoreError, match="chưa có bản sao lưu nào được tạo"):
        write_backup(store, tmp_path / "tep" / "a.zip", MORNING)
    store.close()


def test_a_disk_that_refuses_the_last_step_leaves_the_old_database_as_it_was(made, path, monkeypatch):
    _, file = made
    restore_backup(file, path, "Quản trị", at(60))
    store = open_store(path, None, None)
    send(store, reading(unit="611"), 70, b"moi")
    before = everything(store)
    store.close()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.store.restoring.put_in_place", refuse)
    with pytest.raises(StoreError, match="Không khôi phục được"):
        restore_backup(file, path, "Quản trị", at(80), replace=True)
    store = open_store(path, None, None)
    assert everything(store) == before
    assert store.problems() == ()
    store.close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, path.name + ".originals"]


def test_a_file_takes_anothers_place_with_what_was_still_to_be_written_into_it(tmp_path):
    new, old, kept = (tmp_path / name for name in ("new", "old", "kept"))
    new.write_text("new")
    old.write_text("old")
    (tmp_path / "old.wal").write_text("log")
    put_in_place(new, old, kept)
    assert traces(tmp_path) == {"old": b"new", "kept": b"old", "kept.wal": b"log"}


def test_nothing_moves_when_the_new_file_is_not_there(tmp_path):
    old = tmp_path / "old"
    old.write_text("old")
    (tmp_path / "old.wal").write_text("log")
    with pytest.raises(OSError, match="new"):
        put_in_place(tmp_path / "new", old, tmp_path / "kept")
    assert traces(tmp_path) == {"old": b"old", "old.wal": b"log"}
