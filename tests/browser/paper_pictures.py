"""Take the pictures of the papers for the user's guide from the sample: python -m tests.browser.paper_pictures.

The brief is drawn by poppler; the report first becomes a PDF by LibreOffice Writer. Writes docs/images/*.png.
"""

import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.browser.pictures import COLOURS, LARGEST_BYTES, PICTURES, ROUND

DPI = 84
# picture → (paper, its pages from 1; from the end below 0)
WANTED = {
    "brief-1": ("pdf", 1),
    "brief-2": ("pdf", 2),
    "report-first": ("docx", 1),
    "report-table": ("docx", 2),
    "report-appendix": ("docx", -3),
}


def page_picture(pdf: Path, page: int) -> Image.Image:
    """One page of a PDF."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-png", pdf],
        capture_output=True,
        check=True,
    ).stdout
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def pages_of(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    return int(said.partition("Pages:")[2].split()[0])


def as_pdf(word: Path, folder: Path) -> Path:
    """LibreOffice's view of a Word file."""
    own = f"-env:UserInstallation=file://{folder}/office"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, word],
        check=True,
        capture_output=True,
    )
    return folder / f"{word.stem}.pdf"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        house = workflow.open_house(folder / "minh-hoa.duckdb", "62", sample=True)
        workflow.load_sample(house, LOCAL_USER)
        papers: dict[str, Path] = {}
        for form in ("pdf", "docx"):
            made = workflow.export(house, LOCAL_USER, ROUND, form)
            papers[form] = folder / f"{form}-{made.name}"
            papers[form].write_bytes(made.content)
        house.store.close()
        papers["docx"] = as_pdf(papers["docx"], folder)
        for picture, (form, page) in WANTED.items():
            number = page if page > 0 else pages_of(papers[form]) + 1 + page
            path = PICTURES / f"{picture}.png"
            seen = page_picture(papers[form], number).quantize(COLOURS, dither=Image.Dither.NONE)
            seen.save(path, optimize=True)
            print(f"{path.name}: {path.stat().st_size // 1000} kB")
            if path.stat().st_size > LARGEST_BYTES:
                raise SystemExit(f"{path.name} is larger than {LARGEST_BYTES} bytes")


if __name__ == "__main__":
    main()
