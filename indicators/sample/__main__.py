"""``python -m indicators.sample FOLDER`` writes a workbook for every kind of finding, and the list of them."""

import sys
from pathlib import Path

from indicators.catalogue import load
from indicators.sample.faults_listing import FAULTS, LISTING, listing

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Exit 0: written; 2: used wrongly, one Vietnamese line on stderr."""
    if len(arguments) != 1:
        print("Cách dùng: python -m indicators.sample THƯ_MỤC", file=sys.stderr)
        return REFUSED
    folder, catalogue = Path(arguments[0]), load()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for fault in FAULTS:
            (folder / fault.file).write_bytes(fault.content(catalogue))
        (folder / LISTING).write_text(listing(catalogue), "utf-8")
    except OSError:
        print(f"Không ghi được vào {folder}. Hãy kiểm tra thư mục và quyền ghi.", file=sys.stderr)
        return REFUSED
    print(f"Đã ghi {len(FAULTS)} tệp và {LISTING} vào {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
