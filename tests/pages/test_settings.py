"""The page of settings: what the program runs with, where it is changed, a backup at once."""

import pytest

from indicators.access.rights import Actor
from tests.pages.conftest import run_page
from tests.pages.test_pages import html_of

PAGE = "administration/settings.py"
KEEPER = Actor("Quản trị (quantri)", "administrator", login="quantri")


@pytest.mark.slow
def test_every_setting_of_the_environment_is_named_with_its_variable(page, signed_in_as, monkeypatch):
    monkeypatch.delenv("INDICATORS_BACKUP_FOLDER", raising=False)
    signed_in_as(KEEPER)
    app = page(PAGE)
    assert not app.exception
    for name in ("DB", "PROVINCE", "BACKUP_FOLDER", "BACKUP_AT", "BACKUP_KEEP", "HOSTS"):
        assert f"INDICATORS_{name} khi mở máy chủ" in html_of(app)
    assert "chưa chọn: không tự sao lưu" in html_of(app)
    assert [b.label for b in app.button if b.label == "Sao lưu ngay"] == []


@pytest.mark.slow
def test_a_backup_is_made_at_the_press_of_a_button(own, signed_in_as, monkeypatch, tmp_path):
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    monkeypatch.setenv("INDICATORS_BACKUP_FOLDER", str(folder))
    signed_in_as(KEEPER)
    app = run_page(PAGE)
    next(b for b in app.button if b.label == "Sao lưu ngay").click()
    app.run()
    [made] = folder.iterdir()
    assert "đã khôi phục thử bản đó" in app.success[0].value
    assert f"xong: {made.name}" in html_of(app)
