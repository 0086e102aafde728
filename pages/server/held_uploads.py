"""What Streamlit holds of the files that were uploaded: in memory, by page session, until the tab is closed."""

from dataclasses import dataclass

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

Held = dict[str, list[int]]  # session → sizes in bytes


@dataclass(frozen=True, slots=True)
class Holding:
    """Files and bytes of one session, and bytes of all sessions together."""

    files: int
    size: int
    all_size: int


def holding(session: str) -> Holding:
    """What that session and all of them hold now."""
    held = held_now()
    own = held.get(session, [])
    return Holding(len(own), sum(own), sum(map(sum, held.values())))


def held_now() -> Held:
    """Sizes of the files in memory, by session; nothing before the server has started."""
    if not runtime.exists():
        return {}
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    return {
        name: [len(file.data) for file in [*files.values()]]
        for name, files in [*manager.file_storage.items()]
    }
