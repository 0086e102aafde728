"""The one button of a figure's tool bar: its picture as PNG, made in the browser, named in Vietnamese."""

from typing import Any

from indicators.output.figures.style import CONFIG

SAVE = "Tải ảnh của biểu (PNG)"
WORDS = {
    "Download plot as a PNG": SAVE,
    "Download plot as a png": SAVE,
    "Download plot": SAVE,
    "Taking snapshot - this may take a few seconds": "Đang tạo ảnh…",
    "Snapshot succeeded": "Đã tạo ảnh",
    "Sorry, there was a problem downloading your snapshot!": "Không tạo được ảnh, hãy thử lại.",
}
SCALE = 2  # pixels of the picture per pixel of the screen


def with_camera(file: str) -> dict[str, Any]:
    """The configuration of a figure that can be saved as ``file``.png."""
    return CONFIG | {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": file, "scale": SCALE},
        "locale": "vi",
        "locales": {"vi": {"dictionary": WORDS, "format": {}}},
    }
