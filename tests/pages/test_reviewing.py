"""Reviewing on the page: a part is taken, the rest goes back; whoever comes second is told."""

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from tests.pages.conftest import ROUND, WAITING, run_page

REVIEW, SUBMIT = "staff/review.py", "staff/submit.py"
REASON = "Lý do (bắt buộc khi trả lại hoặc để lại chỉ tiêu)"


def field(app, label):
    return next(one for one in app.text_input if one.label == label)


def button(app, label):
    return next(one for one in app.button if one.label == label)


def texts(app) -> str:
    return " ".join(str(one.value) for one in (*app.markdown, *app.success, *app.error)) + " ".join(
        str(one.proto.body) for one in app.get("html")
    )


@pytest.mark.slow
def test_what_is_not_ticked_is_left_out_and_its_unit_sees_why(own, signed_in_as):
    app = run_page(REVIEW, round=ROUND)
    code = app.checkbox[0].key.rpartition("_")[2]
    app.checkbox[0].uncheck()
    button(app, "Duyệt").click().run()
    assert "Hãy ghi lý do chưa nhận" in app.error[0].value
    field(app, REASON).set_value("Chưa khớp sổ")
    button(app, "Duyệt").click().run()
    assert not app.exception
    assert f"một phần\\: chưa nhận {code}" in app.success[0].value
    signed_in_as(Actor("UBND huyện", "unit", WAITING))
    told = texts(run_page(SUBMIT))
    assert "Duyệt một phần" in told
    assert f"Chưa nhận chỉ tiêu {code}: Chưa khớp sổ" in told


@pytest.mark.slow
def test_whoever_looked_before_another_decided_is_told_and_writes_nothing(own):
    app = run_page(REVIEW, round=ROUND)
    from pages.shared.session import house

    (waiting,) = house().store.submissions(status="waiting")
    workflow.decide(house(), Actor("chị Mai", "standing_office"), waiting.id, "returned", "Sai H12")
    field(app, REASON).set_value("Vẫn sai")
    button(app, "Trả lại").click().run()
    assert any("chị Mai đã trả lại lúc" in one.value for one in app.error)
    assert [d.actor for d in house().store.decisions(waiting.id)] == ["chị Mai"]


@pytest.mark.slow
def test_clean_files_are_accepted_together_and_each_is_told(own):
    from pages.shared.session import house

    (waiting,) = house().store.submissions(status="waiting")
    workflow.decide(house(), LOCAL_USER, waiting.id, "returned", "Sai H12")
    done = [s for s in house().store.submissions(ROUND) if s.status == "accepted"]
    paper = house().store.original(done[0].sha256)
    again = workflow.receive(house(), LOCAL_USER, "lan-hai.xlsx", paper + b" ", ROUND, done[0].unit)
    app = run_page(REVIEW, round=ROUND)
    assert again.submission
    button(app, "Duyệt 1 hồ sơ này").click().run()
    assert "Đã duyệt 1 hồ sơ" in app.success[0].value
    assert house().store.submission(again.submission).status == "accepted"
