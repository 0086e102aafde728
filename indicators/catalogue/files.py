"""Reading one file of the catalogue: rows with the line they stand on, and the sentence when one is wrong.

A CSV row and a YAML entry both become a ``Row``: the file, the line (from 1) and the fields. A wrong row ends
in CatalogueError, one Vietnamese sentence naming file, line, field and the mend.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from indicators.errors import CatalogueError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)
MENDS = {
    "missing": "thiếu; hãy bổ sung",
    "extra_forbidden": "không có trong mẫu; hãy xóa hoặc sửa lại tên",
    "list_type": "phải là danh sách; hãy ghi dạng [a, b]",
    "tuple_type": "phải là danh sách; hãy ghi dạng [a, b]",
    "dict_type": "phải là các cặp tên: giá trị; hãy sửa lại",
    "model_type": "phải là các cặp tên: giá trị; hãy sửa lại",
    "bool_type": "phải là true hoặc false; hãy sửa lại",
    "bool_parsing": "phải là true hoặc false; hãy sửa lại",
    "string_type": "phải là chữ; hãy ghi trong dấu ngoặc kép",
}


@dataclass(frozen=True, slots=True)
class Row:
    """Fields as they stand in the file; ``line`` from 1; ``node`` only for YAML, to find inner lines."""

    file: str
    line: int
    fields: Mapping[str, Any]
    node: Any = None


def wrong(file: str, line: int, field: str, problem: str) -> CatalogueError:
    """The error for one place; ``problem`` says what is wrong and how to mend it."""
    place = f"Tệp {file}, dòng {line}" + (f", mục {field}" if field else "")
    return CatalogueError(f"{place}: {problem.rstrip('.')}.")


def read_text(folder: Path, name: str) -> str:
    """The file as text, with or without a byte-order mark; CatalogueError when it is missing or not UTF-8."""
    try:
        return (folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CatalogueError(
            f"Thiếu tệp {name} trong thư mục danh mục {folder}; hãy chép lại tệp này."
        ) from None
    except UnicodeDecodeError:
        raise wrong(name, 1, "", "không phải bảng mã UTF-8; hãy lưu lại dạng CSV UTF-8") from None


def csv_rows(folder: Path, name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file; every name in ``columns`` must head a column, and no other may."""
    lines = csv.reader(io.StringIO(read_text(folder, name)), strict=True)
    try:
        head = [cell.strip() for cell in next(lines, [])]
        _check_head(name, head, columns)
        return [_csv_row(name, lines.line_num, head, cells) for cells in lines if any(map(str.strip, cells))]
    except csv.Error:
        raise wrong(name, lines.line_num, "", "dấu ngoặc kép không khép; hãy kiểm tra dòng này") from None


def _check_head(name: str, head: list[str], columns: Sequence[str]) -> None:
    for column in columns:
        if column not in head:
            raise wrong(
                name, 1, column, f'thiếu cột "{column}"; hãy thêm cột này vào dòng đầu, ngăn bằng dấu phẩy'
            )
    for column in head:
        if column not in columns or head.count(column) > 1:
            raise wrong(
                name, 1, column, f'cột "{column}" thừa hoặc sai tên; các cột là: {", ".join(columns)}'
            )


def _csv_row(name: str, line: int, head: list[str], cells: list[str]) -> Row:
    if len(cells) != len(head):
        problem = f"có {len(cells)} ô, dòng đầu có {len(head)} cột; hãy đặt chữ có dấu phẩy trong ngoặc kép"
        raise wrong(name, line, "", problem)
    return Row(name, line, {key: cell.strip() for key, cell in zip(head, cells, strict=True)})


def yaml_rows(folder: Path, name: str) -> list[Row]:
    """The entries of a YAML file that is a list of mappings (or one mapping), each with its line."""
    loader = LOADER(read_text(folder, name))
    try:
        root = loader.get_single_node()
        nodes = root.value if isinstance(root, yaml.SequenceNode) else [root] if root else []
        return [_yaml_row(name, node, loader) for node in nodes]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise wrong(
            name, line, "", "không đúng cú pháp YAML; hãy kiểm tra thụt dòng, dấu hai chấm và ngoặc"
        ) from None
    finally:
        loader.dispose()


def _yaml_row(name: str, node: Any, loader: Any) -> Row:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise wrong(name, line, "", "mỗi mục phải bắt đầu bằng - và gồm các cặp tên: giá trị")
    keys = [key.value for key, _ in node.value]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise wrong(name, line, twice, "ghi hai lần trong một mục; hãy giữ một")
    try:
        return Row(name, line, loader.construct_document(node), node)
    except ValueError:
        raise wrong(name, line, "", "có ngày không tồn tại; hãy ghi ngày dạng YYYY-MM-DD") from None


def parse(model: type[Model], row: Row) -> Model:
    """The row as ``model``; CatalogueError naming the first wrong field."""
    try:
        return model.model_validate(row.fields)
    except ValidationError as error:
        raise _first(error, row) from None


def _first(error: ValidationError, row: Row) -> CatalogueError:
    problem = error.errors()[0]
    path = problem["loc"]
    said = MENDS.get(problem["type"]) or problem["msg"].removeprefix("Value error, ")
    return wrong(row.file, _line(row, path), ".".join(str(p) for p in path if not isinstance(p, int)), said)


def _line(row: Row, path: Sequence[str | int]) -> int:
    """The line of the innermost part of ``path`` that exists."""
    node, line = row.node, row.line
    for step in path:
        children = _children(node)
        if step not in children:
            break
        node = children[step]
        line = node.start_mark.line + 1
    return line


def _children(node: Any) -> dict[str | int, Any]:
    if isinstance(node, yaml.MappingNode):
        return {key.value: value for key, value in node.value}
    return dict(enumerate(node.value)) if isinstance(node, yaml.SequenceNode) else {}


def entries(model: type[Model], rows: Sequence[Row]) -> list[tuple[Row, Model]]:
    """Every row with its model."""
    return [(row, parse(model, row)) for row in rows]
