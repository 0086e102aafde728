"""What goes beyond a limit is refused with a sentence, whether the request says so or only does so."""

import asyncio

import pytest

from pages.server import limits
from pages.server.allowances import MOST_NAMES, WINDOW_SECONDS, Allowance, Counted
from pages.server.body import Bounds, within
from pages.server.client import names_of
from pages.server.held_uploads import Holding
from pages.server.limits import ALL_HELD_BYTES, HELD_BYTES, HELD_FILES, Limits, room_refusal
from pages.shared.session import COOKIE
from tests.server.asking import UPLOAD, Reads, ask, scope_of

MB = 2**20


def asked(*args, **named):
    app = Reads()
    return asyncio.run(ask(Limits(app), *args, **named)), app.sizes


@pytest.mark.parametrize("headers", [{}, {"content-length": "1000"}, {"content-length": "viết bậy"}])
def test_an_upload_that_is_too_large_ends_while_it_arrives_whatever_it_says_of_its_size(headers):
    answer, read = asked("PUT", UPLOAD, headers, [bytes(MB)] * 40)
    assert (answer.status, read) == (413, [])
    assert answer.body == "Nội dung gửi lên lớn hơn 10 MB. Hãy gửi tệp nhỏ hơn."
    assert answer.headers["connection"] == "close"


def test_an_upload_that_says_it_is_too_large_is_not_read_at_all():
    async def never():
        raise AssertionError("its body was asked for")

    class Untouched(Reads):
        async def __call__(self, scope, receive, send):
            raise AssertionError("it reached the app")

    assert asyncio.run(ask(Limits(Untouched()), "PUT", UPLOAD, {"content-length": "99999999"})).status == 413


def test_the_largest_workbook_intake_reads_is_let_through():
    answer, read = asked("PUT", UPLOAD, {}, [bytes(MB)] * 10)
    assert (answer.status, read) == (200, [10 * MB])


@pytest.mark.parametrize(
    ("method", "size", "status"),
    [
        ("POST", 16 * 1024, 200),
        ("POST", 16 * 1024 + 1, 413),
        ("DELETE", 1, 413),
        ("GET", 1, 413),
        ("PATCH", 1, 413),
    ],
)
def test_the_body_of_any_other_request_is_bounded_too(method, size, status):
    assert asked(method, "/dang-nhap", {}, [bytes(size)])[0].status == status


def test_a_body_that_stops_coming_is_given_up():
    async def slow():
        bounds, app = Bounds(100, seconds=10, silence=0.05), Reads()
        return await ask(lambda *ends: within(bounds, app, *ends), "PUT", UPLOAD, {}, [b"a", b"b"], pause=0.2)

    answer = asyncio.run(slow())
    assert answer.status == 408
    assert "chậm" in answer.body


def test_a_body_that_comes_drop_by_drop_is_given_up():
    async def dripping():
        bounds, app = Bounds(100, seconds=0.2, silence=0.1), Reads()
        return await ask(lambda *ends: within(bounds, app, *ends), "PUT", UPLOAD, {}, [b"a"] * 90, pause=0.02)

    assert asyncio.run(dripping()).status == 408


def test_an_answer_that_takes_long_is_not_a_slow_body():
    class Thinks(Reads):
        async def __call__(self, scope, receive, send):
            await receive()
            listening = asyncio.ensure_future(receive())
            await asyncio.sleep(0.2)
            assert not listening.done()
            listening.cancel()
            await super().__call__(scope, self.empty, send)

        async def empty(self):
            return {"type": "http.request", "body": b""}

    async def asked():
        return await ask(lambda *ends: within(Bounds(9, 0.1, 0.1), Thinks(), *ends), "POST", "/", {}, [b"a"])

    assert asyncio.run(asked()).status == 200


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/" + "a" * 4096, {}, 414),
        ("/?" + "a" * 4096, {}, 414),
        ("/", {"x": "a" * 33_000}, 431),
        ("/", {f"x{number}": "" for number in range(101)}, 431),
        ("/?dot=" + "a" * 3000, {"cookie": "a" * 20_000}, 200),
    ],
)
def test_a_long_address_and_large_headers_are_refused(path, headers, status):
    assert asked("GET", path, headers)[0].status == status


def many_at_once(count: int, method: str, path: str, names) -> tuple[list[int], int]:
    """Statuses of the refused, and how many got in, of so many that come together and stay."""

    async def come():
        app = Reads()
        limited = Limits(app)
        held = [] if method == "WS" else [b"a", b"b"]
        asks = [
            asyncio.ensure_future(ask(limited, method, path, names(n)[0], held, 0.2, names(n)[1]))
            for n in range(count)
        ]
        await asyncio.sleep(0.1)
        refused = [task.result().status for task in asks if task.done()]
        app.leave.set()
        answers = await asyncio.gather(*asks)
        return refused, len([a for a in answers if a.accepted or a.status == 200])

    return asyncio.run(come())


@pytest.mark.parametrize(
    ("method", "path", "table"),
    [
        ("PUT", UPLOAD, limits.UPLOADS),
        ("POST", "/dang-nhap", limits.FORMS),
        ("WS", "/_stcore/stream", limits.SOCKETS),
    ],
)
@pytest.mark.parametrize("kind", ["session", "address", "everybody"])
def test_no_session_no_address_and_not_everybody_together_get_in_too_often_at_once(method, path, table, kind):
    def names(number):
        cookie = "same" if kind == "session" else str(number)
        headers = {"cookie": f"{COOKIE}={cookie}", "content-length": "2"}
        return headers, f"10.0.{number}.1" if kind == "everybody" else "10.0.0.1"

    most = table[kind].at_once
    refused, inside = many_at_once(most + 5, method, path, names)
    assert refused == [429] * 5
    assert inside == most


def test_who_comes_too_often_is_told_when_to_come_again():
    async def often():
        limited, answers = Limits(Reads()), []
        for _ in range(limits.FORMS["address"].a_minute + 1):
            answers.append(await ask(limited, "POST", "/dang-nhap", {}, [b"a"]))
        return answers

    *let_in, refused = asyncio.run(often())
    assert {answer.status for answer in let_in} == {200}
    assert refused.status == 429
    assert 0 < int(refused.headers["retry-after"]) <= WINDOW_SECONDS
    assert "Hãy đợi" in refused.body


def test_an_allowance_comes_back_after_a_minute_and_names_are_forgotten():
    counted = Counted({"address": Allowance(at_once=1, a_minute=2)})
    for number in range(MOST_NAMES + 10):
        names = {"address": str(number)}
        assert counted.enter(names, now=float(number)) == 0
        assert counted.enter(names, now=float(number)) > 0, "one is inside"
        counted.leave(names)
    assert len(counted.came) <= MOST_NAMES
    assert not counted.inside
    names = {"address": "often"}
    for moment in (0.0, 1.0):
        assert counted.enter(names, moment) == 0
        counted.leave(names)
    assert counted.enter(names, 2.0) == pytest.approx(WINDOW_SECONDS - 2)
    assert counted.enter(names, WINDOW_SECONDS) == 0


def test_a_client_is_not_remembered_by_the_cookie_that_lets_it_in():
    names = names_of(scope_of("GET", "/", {"cookie": f"{COOKIE}=bi-mat"}, "10.0.0.1"))
    assert names["address"] == "10.0.0.1"
    assert "bi-mat" not in str(names)


@pytest.mark.parametrize(
    ("held", "status"),
    [
        (Holding(HELD_FILES - 1, 0, 0), None),
        (Holding(HELD_FILES, 0, 0), 413),
        (Holding(1, HELD_BYTES - 10, 0), None),
        (Holding(1, HELD_BYTES - 9, 0), 413),
        (Holding(1, 0, ALL_HELD_BYTES - 20), None),
        (Holding(1, 0, ALL_HELD_BYTES - 19), 503),
    ],
)
def test_a_file_that_would_not_fit_into_memory_is_refused(held, status):
    answer = room_refusal(held, size=10, coming=0, all_coming=10)
    assert (answer.status_code if answer else None) == status


def test_what_is_still_coming_counts_as_held():
    assert room_refusal(Holding(0, HELD_BYTES - 10, 0), size=10, coming=1, all_coming=1) is not None


def test_nothing_counts_as_coming_when_an_upload_has_ended():
    limited = Limits(Reads())
    for chunks in ([b"a"], [bytes(MB)] * 12):
        asyncio.run(ask(limited, "PUT", UPLOAD, {}, chunks))
    assert not limited.coming
    assert not limited.uploads.inside
