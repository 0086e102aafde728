"""An .xlsx as its parts: bytes by name, relations between them, content types. Parts nobody names stay as they were."""

import io
import posixpath
import zipfile
from collections import Counter
from dataclasses import dataclass

from indicators.workbook.marking_xml import Element, append, escaped, parse, set_attributes, splice
from indicators.workbook.package import unpack
from indicators.workbook.refusal import Refusal

MAX_EDITED_BYTES = 40 * 1024 * 1024  # all parts unpacked; an ordinary appendix has less than one
TYPES = "[Content_Types].xml"
STAMP = (2025, 1, 1, 0, 0, 0)  # equal content gives equal bytes, so no clock is read
_RELATIONS_XML = b"http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="'
    + _RELATIONS_XML
    + b'"/>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """``type`` is the last word of its address ("worksheet"); ``target`` a part name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of one file while it is edited. Raises Refusal for a file that would not be opened."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_EDITED_BYTES:
                raise Refusal("file_too_large", reason="giải nén ra hơn 40 MB")
            unpack(content)  # measured and checked before anything is believed
            self.parts = {m.filename: archive.read(m) for m in archive.infolist() if not m.is_dir()}
        self._names = {name.lower(): name for name in self.parts}
        starts = [r for r in self._relations_with_addresses("") if r[0].type == "officeDocument"]
        if not starts or starts[0][0].target not in self.parts:
            raise Refusal("unreadable_file", reason="cấu trúc tệp bị hỏng.")
        self.workbook = starts[0][0].target
        self.addresses = starts[0][1].rpartition("/")[0]  # differ between the two dialects of the format

    def relations(self, part: str) -> tuple[Relation, ...]:
        return tuple(relation for relation, _ in self._relations_with_addresses(part))

    def related(self, part: str, type: str) -> str | None:
        """The first part of a type that a part points to."""
        found = (r.target for r in self.relations(part) if r.type == type and not r.external)
        return next((target for target in found if target in self.parts), None)

    def relate(self, part: str, type: str, target: str) -> str:
        """Add a relation; its id."""
        name = relations_part(part)
        xml = self.parts.get(name, _NO_RELATIONS)
        taken = {r.id for r in self.relations(part)}
        id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(part))
        root = parse(xml)
        line = (
            f'<{root.prefix}Relationship Id="{id}" Type="{self.addresses}/{type}" Target="{escaped(path)}"/>'
        )
        self.put(name, splice(xml, [append(xml, root, line.encode())]))
        return id

    def put(self, part: str, data: bytes, content_type: str = "") -> None:
        """Write a part; ``content_type`` where it is new."""
        self.parts[part] = data
        self._names.setdefault(part.lower(), part)
        if content_type:
            root = parse(self.parts[TYPES])
            line = f'<{root.prefix}Override PartName="/{escaped(part)}" ContentType="{content_type}"/>'
            self.parts[TYPES] = splice(self.parts[TYPES], [append(self.parts[TYPES], root, line.encode())])

    def retype(self, part: str, content_type: str) -> None:
        """Give a part that is already there another content type."""
        for override in self._overrides(part):
            edit = set_attributes(self.parts[TYPES], override, ContentType=content_type)
            self.parts[TYPES] = splice(self.parts[TYPES], [edit])

    def unrelate(self, part: str, id: str) -> None:
        """Take a relation away, and its target with all that only it needs."""
        gone = next((r for r in self.relations(part) if r.id == id), None)
        if gone is None:
            return
        name = self._names[relations_part(part).lower()]
        root = parse(self.parts[name])
        edits = [(e.start, e.end, b"") for e in root.children if e.attribute("Id") == id]
        self.parts[name] = splice(self.parts[name], edits)
        if not gone.external:
            self._drop(gone.target)

    def unused(self, pattern: str) -> str:
        """A part name that is free: "xl/comments{}.xml" → "xl/comments3.xml"."""
        numbers = range(1, len(self.parts) + 2)
        return next(n for n in map(pattern.format, numbers) if n.lower() not in self._names)

    def content(self) -> bytes:
        """The file."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda name: name != TYPES):
                member = zipfile.ZipInfo(name, STAMP)
                archive.writestr(member, self.parts[name], zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _relations_with_addresses(self, part: str) -> list[tuple[Relation, str]]:
        name = self._names.get(relations_part(part).lower())
        if name is None:
            return []
        return [
            (self._relation(part, e.attributes), e.attribute("Type"))
            for e in parse(self.parts[name]).every("Relationship")
        ]

    def _relation(self, part: str, attributes: dict[str, str]) -> Relation:
        target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
        if not external:
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
            target = self._names.get(path.lower(), path)
        return Relation(
            attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target, external
        )

    def _drop(self, part: str) -> None:
        """Take away a part nobody points to any more, and what only it pointed to."""
        pointed = Counter(
            r.target for name in self.parts if name.endswith(".rels") for r in self._targets(name)
        )
        gone, waiting = [], [part]
        while waiting:
            one = waiting.pop()
            if one not in self.parts or pointed[one] > 0:
                continue
            below = self._names.get(relations_part(one).lower(), "")
            targets = [r.target for r in self._targets(below)] if below else []
            pointed.subtract(targets)
            waiting += targets
            for name in filter(None, (one, below)):
                del self.parts[name], self._names[name.lower()]
            gone.append(one)
        edits = [(e.start, e.end, b"") for e in self._overrides(*gone)]
        self.parts[TYPES] = splice(self.parts[TYPES], edits)

    def _targets(self, relations: str) -> list[Relation]:
        return [r for r in self.relations(source_part(relations)) if not r.external]

    def _overrides(self, *parts: str) -> list[Element]:
        names = {f"/{part}".lower() for part in parts}
        return [e for e in parse(self.parts[TYPES]).children if e.attribute("PartName").lower() in names]

    def extend_types(self, ending: str, content_type: str) -> None:
        """Say once what parts with an ending are."""
        xml = self.parts[TYPES]
        root = parse(xml)
        if not any(e.attribute("Extension").lower() == ending for e in root.children):
            line = f'<{root.prefix}Default Extension="{ending}" ContentType="{content_type}"/>'
            self.parts[TYPES] = splice(xml, [(root.opened, root.opened, line.encode())])


def relations_part(part: str) -> str:
    """ "xl/workbook.xml" → "xl/_rels/workbook.xml.rels"; "" → "_rels/.rels"."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_part(relations: str) -> str:
    """The inverse of ``relations_part``."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
