"""What a reader is told when the server stops, or a file is not taken: in Vietnamese as well."""

import os
import subprocess
import sys

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.browser.conftest import ROOT, Visit, free_port, wait_for
from tests.browser.test_everyone import SPOKEN, english_in
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE_MS = 30_000


def test_files_the_browser_refuses_and_a_server_that_stopped_are_told_in_vietnamese(
    browser, folder, silent_unit, tmp_path
):
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.port", str(port)]
    house = workflow.open_house(tmp_path / "trong.duckdb", "62", sample=True)
    workflow.open_sample_accounts(house, LOCAL_USER)
    house.store.close()
    environment = os.environ | {"INDICATORS_DB": str(tmp_path / "trong.duckdb"), "INDICATORS_PROVINCE": "62"}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    try:
        wait_for(f"http://127.0.0.1:{port}/suc-khoe", server)
        sign_in(context, f"http://127.0.0.1:{port}")
        visit = Visit(page, f"http://127.0.0.1:{port}")
        visit.open("/submit")
        names = ("ghi-chu.txt", b"a"), ("lon.xlsx", b"a" * 12_000_000), ("nho.xlsx", b"a")
        page.set_input_files("input[type=file]", [{"name": n, "mimeType": "", "buffer": b} for n, b in names])
        page.get_by_text("Tệp phải từ 10 MB trở xuống.").wait_for()
        assert page.get_by_text("12,0 MB").count()
        assert english_in(page.evaluate(SPOKEN)) == []
        server.terminate()
        page.get_by_role("dialog").wait_for(timeout=PATIENCE_MS)
        page.wait_for_timeout(500)
        assert "Mất kết nối" in page.inner_text("[role=dialog]")
        assert english_in(page.evaluate(SPOKEN)) == []
    finally:
        context.close()
        server.terminate()
        server.wait(timeout=20)
