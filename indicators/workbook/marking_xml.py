"""Editing an XML part where it stands: elements with their offsets in the bytes, and splices. The rest stays as it was.

Nothing is parsed into a tree and written again, because that renames prefixes, and parts of office programs name
prefixes inside values. What is spliced in is ASCII, so it fits whatever encoding the part declares.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from indicators.workbook.refusal import Refusal

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" in a cell would be read as "A"
TOO_MUCH = "có quá nhiều phần tử bên trong để đánh dấu"
MAX_ELEMENTS, MAX_DEPTH = 300_000, 64  # of a part that is held as a tree: styles, comments, relations
Edit = tuple[int, int, bytes]


@dataclass(slots=True)
class Element:
    """``start`` to ``opened``: the start tag; ``closing`` to ``end``: the end tag (empty for ``<a/>``)."""

    tag: str
    attributes: dict[str, str]
    start: int
    opened: int
    parent: "Element | None"
    closing: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Without prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """With its colon, "" where there is none: what siblings need in front of their names."""
        return self.tag[: -len(self.name)]

    def attribute(self, name: str) -> str:
        """By local name, "" where it is missing."""
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == name), "")

    def child(self, name: str) -> "Element | None":
        return next((c for c in self.children if c.name == name), None)

    def every(self, name: str) -> Iterator["Element"]:
        for one in self.children:
            if one.name == name:
                yield one
            yield from one.every(name)


def parse(xml: bytes) -> Element:
    """The root with everything below it. Raises Refusal when the XML is broken, or more than any office writes."""
    roots: list[Element] = []
    stack: list[Element] = []
    count = 0
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        at, count = parser.CurrentByteIndex, count + 1
        if count > MAX_ELEMENTS or len(stack) > MAX_DEPTH:
            raise Refusal("file_too_large", reason=TOO_MUCH)
        one = Element(tag, attributes, at, tag_end(xml, at), stack[-1] if stack else None)
        (stack[-1].children if stack else roots).append(one)
        stack.append(one)

    def end(_: str) -> None:
        one = stack.pop()
        empty = is_empty(xml, one.opened)
        one.closing = one.opened if empty else parser.CurrentByteIndex
        one.end = one.opened if empty else tag_end(xml, one.closing)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    run(parser, xml)
    return roots[0]


def run(parser: expat.XMLParserType, xml: bytes) -> None:
    """Parse to the end; raises Refusal when the XML is broken."""
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refusal("unreadable_file", reason="cấu trúc tệp bị hỏng.") from error


def tag_end(xml: bytes, start: int) -> int:
    """The offset behind the tag that starts at ``start``."""
    found = _TAG.match(xml, start)
    if found is None:
        raise Refusal("unreadable_file", reason="cấu trúc tệp bị hỏng.")
    return found.end()


def is_empty(xml: bytes, opened: int) -> bool:
    """Whether the start tag that ends at ``opened`` is the whole element (``<a/>``)."""
    return xml[opened - 2 : opened] == b"/>"


def splice(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Replace byte ranges (an insertion has an empty one); edits at one place keep their order."""
    pieces, at = [], 0
    for start, end, data in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[at:start], data]
        at = max(end, at)
    return b"".join([*pieces, xml[at:]])


def append(xml: bytes, parent: Element, data: bytes) -> Edit:
    """The edit that puts ``data`` at the end of an element, an empty one too."""
    if not is_empty(xml, parent.opened):
        return parent.closing, parent.closing, data
    tag = xml[parent.start : parent.opened - 2].rstrip()
    return parent.start, parent.end, tag + b">" + data + f"</{parent.tag}>".encode()


def with_attributes(tag: bytes, **values: object) -> bytes:
    """A start tag with attributes set; None takes one away."""
    for name, value in values.items():
        pattern = re.compile(rb"\s" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""")
        tag = pattern.sub(b"", tag, count=1)
        if value is not None:
            close = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:close].rstrip() + f' {name}="{escaped(str(value))}"'.encode() + tag[close:]
    return tag


def set_attributes(xml: bytes, element: Element, **values: object) -> Edit:
    """The edit that changes attributes of an element."""
    tag = xml[element.start : element.opened]
    return element.start, element.opened, with_attributes(tag, **values)


def readable(text: str) -> str:
    """Text that XML can hold and that shows what it says: no control characters, no marks that turn its direction."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """As XML in ASCII, for content and for attributes alike."""
    safe = (
        readable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    return safe.encode("ascii", "xmlcharrefreplace").decode()


def cell_text(text: str) -> str:
    """As the content of a cell or a comment, where ``_x0041_`` is an escape of its own."""
    return escaped(_LOOKS_ESCAPED.sub("_x005F_", text))
