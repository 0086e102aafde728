"""A rerun of overview and indicator on the sample, beside a bare Streamlit page with the same two charts.

Both servers run here on loopback; a rerun is asked for over the same websocket the browser uses, and timed until the
script has finished. Run: python tests/benchmarks/bench_pages.py [reruns]. Prints milliseconds, bytes and ratios.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.output.figures import path_chart
from indicators.output.figures.style import new_figure
from indicators.output.tables import standings
from tests.signing_in import COOKIE, session_cookie

ROUND, INDICATOR = "2021-2025", "1.1"
BARE_PAGE = """import plotly.io
import streamlit as st
from pathlib import Path
@st.cache_resource
def charts():
    return [plotly.io.from_json(Path(p).read_text("utf-8")) for p in {paths!r}]
st.title("Chỉ tiêu")
for key, figure in enumerate(charts()):
    st.plotly_chart(figure, key=str(key), width="stretch")
"""


def prepare(folder: Path) -> None:
    """The sample's database, the same two charts as JSON, and the bare page that shows them."""
    house = workflow.open_house(folder / "sample.duckdb", "62", sample=True)
    workflow.load_sample(house, LOCAL_USER)
    workflow.open_sample_accounts(house, LOCAL_USER)
    round = workflow.round_of(house, ROUND)
    assessments = workflow.assess_units(house, LOCAL_USER, ROUND, ("62", *round.units))
    part, indicator = (
        standings.part_of(assessments[0], INDICATOR),
        house.catalogue.indicator(round.strategy, INDICATOR),
    )
    names = {u.code: u.name for u in workflow.asked_units(house, LOCAL_USER, ROUND)}
    beside = standings.values_beside(assessments[1:], INDICATOR)
    bars = new_figure("Theo đơn vị", 30 * len(beside))
    bars.add_bar(x=[v.value for v in beside], y=[names[v.unit] for v in beside], orientation="h")
    paths = []
    for name, figure in (("path", path_chart(part, indicator)), ("bars", bars)):
        (folder / f"{name}.json").write_text(figure.to_json(), "utf-8")
        paths.append(str(folder / f"{name}.json"))
    (folder / "bare.py").write_text(BARE_PAGE.format(paths=paths), "utf-8")
    house.store.close()


def serve(script: Path, folder: Path, environment: dict[str, str]) -> tuple[subprocess.Popen, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address",
        "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return process, port
        except urllib.error.HTTPError:  # it stands, and answers nobody who is not signed in
            return process, port
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"{script} did not start")


class Wire:
    """A relay in front of a server that counts the bytes the server sends, compressed as the browser gets them."""

    def __init__(self, port: int) -> None:
        self.port, self.sent = port, 0

    async def relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.port)

        async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter, count: bool) -> None:
            while data := await source.read(65536):
                self.sent += len(data) if count else 0
                sink.write(data)
                await sink.drain()
            sink.close()

        await asyncio.gather(pass_on(reader, to_server, False), pass_on(from_server, writer, True))


async def reruns(port: int, page: str, query: str, times: int, cookie: str) -> list[tuple[float, int]]:
    """(seconds, bytes on the wire) of each rerun after a first run that warms the page."""
    wire = Wire(port)
    async with await asyncio.start_server(wire.relay, "127.0.0.1", 0) as front:
        return await _reruns(wire, front.sockets[0].getsockname()[1], page, query, times, cookie)


async def _reruns(
    wire: Wire, port: int, page: str, query: str, times: int, cookie: str
) -> list[tuple[float, int]]:
    found = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(
        address,
        max_size=None,
        subprotocols=["streamlit"],
        origin=f"http://127.0.0.1:{port}",
        additional_headers={"Cookie": cookie},
    ) as socket:
        for number in range(times + 2):
            message = BackMsg()
            message.rerun_script.query_string = query
            message.rerun_script.page_name = page
            start, before = time.perf_counter(), wire.sent
            await socket.send(message.SerializeToString())
            while True:
                data = await asyncio.wait_for(socket.recv(), 60)
                answer = ForwardMsg()
                answer.ParseFromString(data)
                if answer.WhichOneof("type") == "script_finished":
                    break
            if number >= 2:
                found.append((time.perf_counter() - start, wire.sent - before))
    return found


def main(times: int = 20) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        ours, our_port = serve(
            ROOT / "dashboard.py",
            ROOT,
            {"INDICATORS_DB": str(folder / "sample.duckdb"), "INDICATORS_PROVINCE": ""},
        )
        bare, bare_port = serve(folder / "bare.py", folder, {})
        try:
            cookie = f"{COOKIE}={session_cookie(f'http://127.0.0.1:{our_port}')}"
            base = None
            for title, port, page, query in (
                ("bare page, two charts", bare_port, "", ""),
                ("overview", our_port, "", f"round={ROUND}"),
                ("indicator", our_port, "indicator", f"round={ROUND}&indicator={INDICATOR}"),
            ):
                found = asyncio.run(reruns(port, page, query, times, cookie if port == our_port else ""))
                middle = statistics.median(s for s, _ in found) * 1000
                base = base or middle
                size = statistics.median(b for _, b in found)
                print(f"  {title:24}{middle:8.1f} ms a rerun{size / 1000:9.1f} kB{middle / base:7.2f} × bare")
        finally:
            ours.terminate()
            bare.terminate()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
