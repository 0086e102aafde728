"""Backups by the clock while the server runs: one task beside the pages, which goes on answering meanwhile."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from indicators.errors import UserError
from indicators.workflow.house import House
from indicators.workflow.scheduled_backups import Schedule, keep_backups, schedule_chosen
from pages.server.local import refuse

LOOK_SECONDS, AGAIN_SECONDS = 20, 1800  # between looks at the clock; after a failure


@asynccontextmanager
async def kept(house: House) -> AsyncGenerator[None]:
    """While it lasts, backups are made as the environment asks; at its end one under way is finished first."""
    schedule = _schedule()
    if schedule is None:
        yield
        return
    ending = asyncio.Event()
    task = asyncio.create_task(_keep(house, schedule, ending))
    try:
        yield
    finally:
        ending.set()
        await task


def _schedule() -> Schedule | None:
    try:
        return schedule_chosen(os.environ)
    except UserError as error:
        refuse(str(error))


async def _keep(house: House, schedule: Schedule, ending: asyncio.Event) -> None:
    while not ending.is_set():
        went_well = await asyncio.to_thread(_look, house, schedule)
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), LOOK_SECONDS if went_well else AGAIN_SECONDS)


def _look(house: House, schedule: Schedule) -> bool:
    """One look at the clock. A fault of the program must not end all later backups: it is logged, and tried again."""
    try:
        return keep_backups(house, schedule, datetime.now())
    except Exception:
        logging.getLogger(__name__).exception("Sao lưu theo lịch không xong")
        return False
