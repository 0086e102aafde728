"""The original comes first and stays as it came."""

from hashlib import sha256

import pytest

from indicators.errors import NotFound, StoreError


def test_an_original_comes_back_byte_for_byte(store):
    content = bytes(range(256)) * 100
    assert store.keep_original(content, "a.xlsx") == sha256(content).hexdigest()
    assert store.original(sha256(content).hexdigest()) == content


def test_the_same_bytes_are_kept_once(store):
    store.keep_original(b"x", "a.xlsx")
    store.keep_original(b"x", "b.xlsx")
    assert len([p for p in store.originals.rglob("*") if p.is_file()]) == 1


def test_originals_lie_two_letters_deep(store):
    digest = store.keep_original(b"x", "a.xlsx")
    assert (store.originals / digest[:2] / digest).read_bytes() == b"x"


def test_an_original_cut_short_on_disk_is_written_again(store):
    digest = store.keep_original(b"whole", "a.xlsx")
    (store.originals / digest[:2] / digest).write_bytes(b"who")
    store.keep_original(b"whole", "a.xlsx")
    assert store.original(digest) == b"whole"


def test_a_changed_original_is_never_handed_out(store):
    digest = store.keep_original(b"whole", "a.xlsx")
    (store.originals / digest[:2] / digest).write_bytes(b"forge")
    with pytest.raises(StoreError, match="đã bị thay đổi trên đĩa"):
        store.original(digest)


def test_an_original_that_is_gone_is_told_in_words(store):
    with pytest.raises(NotFound, match="Không tìm thấy bản gốc"):
        store.original("0" * 64)


def test_a_disk_that_refuses_is_told_in_words(store):
    store.originals.rmdir() if store.originals.exists() else None
    store.originals.write_text("a file where the folder belongs")
    with pytest.raises(StoreError, match=r"Không lưu được bản gốc của tệp a\.xlsx"):
        store.keep_original(b"x", "a.xlsx")
    store.originals.unlink()
    store.originals.mkdir()
