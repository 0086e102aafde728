"""Where the server takes no file, the uploader says why in Vietnamese and what to do, never with its own words."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINE_GONE = 0
READABLE = 200  # pixels
SAID = {
    408: "Tệp đến chậm quá nên máy chủ ngừng nhận. Hãy kiểm tra đường truyền rồi chọn lại tệp.",
    413: "Hãy gửi các tệp đã chọn, tải lại trang rồi chọn tiếp.",
    429: "Máy chủ đang nhận nhiều tệp từ nơi này. Hãy đợi một phút rồi chọn lại tệp.",
    503: "Hãy đợi vài phút rồi chọn lại tệp.",
    500: "Máy chủ không nhận tệp (mã 500). Hãy tải lại trang rồi chọn lại tệp.",
    LINE_GONE: "Mất kết nối khi gửi tệp. Hãy kiểm tra mạng rồi chọn lại tệp.",
}


def test_a_file_the_server_does_not_take_is_told_with_what_to_do(visit_as):
    visit = visit_as("standing_office", "phone")
    answers = list(SAID)

    def answer(route) -> None:
        if route.request.method != "PUT":
            route.continue_()
        elif answers[0] == LINE_GONE:
            route.abort()
        else:
            route.fulfill(status=answers[0], body="")

    visit.page.route("**/_stcore/upload_file/**", answer)
    while answers:
        visit.open("/submit")
        visit.page.set_input_files("input[type=file]", {"name": "a.xlsx", "mimeType": "", "buffer": b"x"})
        uploader = visit.page.locator("[data-testid=stFileUploader]")
        told = uploader.get_by_text(SAID[answers[0]])
        told.wait_for(timeout=10_000)
        assert told.bounding_box()["width"] > READABLE, "it is heard, not seen"
        said = uploader.inner_text()
        assert "Error" not in said
        assert "Request" not in said
        answers.pop(0)
