"""A disk that is full, read-only or damaged, really so. Run as root: python tests/drills/disk.py

Mounts small disks in memory (tmpfs) of several sizes, loads appendices until each is full, makes it read-only, flips
bytes in the database. Every command must end with exit 0 or with exit 2, one Vietnamese sentence and no traceback; what
was acknowledged must be there after the disk has room again. Prints the counts; exits 1 when anything was otherwise.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from kill import write_files

SIZES_KB = (900, 1300, 1800, 2600, 4000)
FILES = 40
DAMAGES = 20
Ran = tuple[int, str, str]


@contextmanager
def disk(folder: Path, size_kb: int) -> Generator[Path]:
    """A mounted disk of that size, gone afterwards."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def mounted_again(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def run(database: Path, *words: str | Path) -> Ran:
    """(exit code, stdout, stderr) of one command."""
    command = [sys.executable, "-m", "indicators", "--db", str(database), *map(str, words)]
    environment = os.environ | {"INDICATORS_PROVINCE": "62"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


def wrong_with(ran: Ran) -> str:
    """ "" for a command that was done, or refused as people are told."""
    code, _, err = ran
    if "Traceback" in err or code not in (0, 2) or (code == 2 and not err.strip()):
        return f"exit {code}: {err[-300:]}"
    return ""


def taken(database: Path) -> tuple[set[str], list[str]]:
    """SHA-256 of every submission that is there, and what the check finds."""
    _, out, err = run(database, "doctor", "--json")
    document = json.loads(out)
    if "error" in document:
        return set(), [err]
    return {s["sha256"] for s in document["submissions"]}, [str(p) for p in document["problems"]]


def fill(place: Path, files: list[Path], wrong: list[str]) -> tuple[int, int, str]:
    """Load file by file until the disk has refused three times: (acknowledged, refused, the last sentence)."""
    database, acknowledged, refusals, sentence = place / "x.duckdb", set(), 0, ""
    for file in files:
        ran = run(database, "load", file, "--accept", "--json")
        wrong += filter(None, [wrong_with(ran)])
        document = json.loads(ran[1]) if ran[1].strip() else {}
        if isinstance(document, list) and document[0]["sha256"]:
            acknowledged |= {document[0]["sha256"]}
        else:
            refusals, sentence = refusals + 1, ran[2].strip().splitlines()[-1]
        if refusals == 3:
            break
    mounted_again(place, "size=64m")
    there, problems = taken(database)
    wrong += [f"lost {sha256}" for sha256 in acknowledged - there] + problems
    return len(acknowledged), refusals, sentence


def main() -> int:
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "files", FILES)
        files = sorted((folder / "files").iterdir())
        for size in SIZES_KB:
            with disk(folder / f"disk-{size}", size) as place:
                (place / "x.duckdb").write_bytes(_empty_sample(folder))
                kept, refused, sentence = fill(place, files, wrong)
                print(f"full at {size} kB: acknowledged {kept}, refused {refused}: {sentence[:150]}")
                _read_only(place, files[-1], wrong)
                if size == max(SIZES_KB):
                    _damaged(place, wrong)
    for problem in wrong:
        print("WRONG", problem)
    return 1 if wrong else 0


def _empty_sample(folder: Path) -> bytes:
    from indicators import workflow

    path = folder / "empty.duckdb"
    if not path.exists():
        workflow.open_house(path, "62", sample=True).store.close()
    return path.read_bytes()


def _read_only(place: Path, file: Path, wrong: list[str]) -> None:
    mounted_again(place, "ro")
    tried = [("load", file), ("doctor",), ("backup", place / "b.zip"), ("assess", "--round", "2024")]
    for words in tried:
        ran = run(place / "x.duckdb", *words)
        wrong += filter(
            None, [wrong_with(ran) or ("" if ran[0] == 2 else f"{words}: exit {ran[0]} on a read-only disk")]
        )
    print(f"  read-only: {ran[2].strip()[:150]}")
    mounted_again(place, "rw")


def _damaged(place: Path, wrong: list[str]) -> None:
    """Bytes flipped anywhere in the database: either nobody is concerned, or everybody is told."""
    path, rng, told = place / "x.duckdb", random.Random(1), 0
    whole = path.read_bytes()
    for _ in range(DAMAGES):
        content = bytearray(whole)
        start = rng.randrange(len(content))
        content[start : start + 64] = bytes(byte ^ 0xFF for byte in content[start : start + 64])
        path.write_bytes(content)
        for words in (("doctor",), ("assess", "--round", "2024")):
            ran = run(path, *words)
            wrong += filter(None, [wrong_with(ran)])
        told += run(path, "doctor")[0] == 2
        path.write_bytes(whole)
    print(f"  damaged {DAMAGES} times: told {told} times, the rest touched nothing that is used")


if __name__ == "__main__":
    sys.exit(main())
