"""The command line: parses arguments, calls verbs, prints.

Exit 0: done. Exit 2: refused, or used wrongly; then one Vietnamese line per reason stands on stderr. With ``--json``
one document is printed on stdout in either case.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.commands import accounts, chasing, deciding, duties, keeping, rounds
from indicators.commands.printing import REFUSED, grouped, progress, refused, said, show
from indicators.errors import UserError
from indicators.findings import finding
from indicators.observations.model import Reading
from indicators.output.contract import assessment_json, receipt_json
from indicators.output.receipts import assessment_lines, receipt_lines
from indicators.workflow import House, Receipt
from indicators.workflow.house import open_chosen
from indicators.workflow.trail import note_export

PRINTED = "Đánh giá đợt {}, in từ dòng lệnh"
WRITING_VERBS = frozenset({"sample", "load", "rebuild"})

USAGE = """Cách dùng: python -m indicators [--db TỆP] VIỆC …
  sample                                               nạp tỉnh minh họa
  rounds [--json]                                      các đợt báo cáo
  rounds open [MÃ] --from ĐỢT [--data-date NGÀY] [--due NGÀY] [--name TÊN] [--json]   mở đợt mới theo một đợt đã có
  rounds extend ĐỢT --due NGÀY --reason LÝ_DO [--unit MÃ] [--json]   gia hạn cho mọi đơn vị hoặc một đơn vị
  rounds close ĐỢT [--reason GHI_CHÚ] | reopen ĐỢT --reason LÝ_DO [--json]   đóng đợt và chốt số liệu; mở lại
  template --round ĐỢT --unit MÃ | --all -o TỆP        phụ lục trống của một đơn vị; của mọi đơn vị trong một tệp zip
  check TỆP… [--round ĐỢT] [--unit MÃ] [--json] [--annotate TỆP]   kiểm tra, không lưu; bản đánh dấu của một tệp
  load TỆP… [--round ĐỢT] [--unit MÃ] [--accept] [--json]   nhận vào
  decide HỒ_SƠ accept|return [--leave-out 1.1,3.2a] [--reason LÝ_DO] [--older] [--json]   duyệt, duyệt một phần,
                                                       trả lại; HỒ_SƠ: mã hoặc SHA-256; --older: dù có bản mới hơn
  assess --round ĐỢT [--unit MÃ] [--known-at NGÀY|now] [--json]   đánh giá; đợt đã đóng theo số liệu đã chốt
  export --round ĐỢT --format xlsx|csv|docx|pdf [--unit MÃ] [--known-at NGÀY|now] -o TỆP
                                                       bảng so sánh; báo cáo Word; tóm tắt 2 trang
  board --round ĐỢT [--unit MÃ] [--on NGÀY] [--json]   bảng theo dõi: ai nộp, ai trễ, còn thiếu gì
  remind --round ĐỢT [--unit MÃ] [--on NGÀY] -o THƯ_MỤC|TỆP   danh sách đôn đốc (.xlsx) và công văn (.docx, .zip)
  rebuild [--json]                                     đọc lại mọi tệp gốc
  doctor [--json]                                      kiểm tra cơ sở dữ liệu, tệp gốc, nhật ký
  trail [--round ĐỢT] [--unit MÃ] [--json]             nhật ký: ai làm gì, lúc nào, vì sao
  accounts [list | open TÊN --name HỌ_TÊN --role VAI_TRÒ [--unit MÃ] | reset TÊN] [--json]   tài khoản
                                                       (VAI_TRÒ: leadership, unit, standing_office, administrator)
  duties [--kind BẢNG] [--unit MÃ] [--scope NĂM|ĐỢT] [--export TỆP | --import TỆP] [--json]
                                                       các việc khác của kế hoạch; xuất ra, nhập vào bảng Excel
  backup TỆP [--json]                                  sao lưu tất cả vào một tệp mới
  restore TỆP [--replace] [--json]                     khôi phục từ bản sao lưu
"""


class VietnameseParser(argparse.ArgumentParser):
    """argparse speaks English; a usage error here is one Vietnamese line, told as any other error."""

    def error(self, message: str) -> NoReturn:
        raise UserError("Câu lệnh chưa đúng")

    def format_help(self) -> str:
        return USAGE


def parser() -> VietnameseParser:
    top = VietnameseParser(prog="python -m indicators")
    top.add_argument("--db", type=Path)
    verbs = top.add_subparsers(dest="verb", required=True, parser_class=VietnameseParser)

    def verb(name: str, *, files: bool = False, round: str = "", output: bool = False) -> VietnameseParser:
        made = verbs.add_parser(name)
        if files:
            made.add_argument("files", nargs="+", type=Path)
        if round:
            made.add_argument("--round", required=round == "required")
            made.add_argument("--unit")
        if output:
            made.add_argument("-o", "--output", type=Path, required=True)
        else:
            made.add_argument("--json", action="store_true")
        return made

    verb("sample")
    rounds.add_to(verb("rounds"))
    verb("template", round="required", output=True).add_argument("--all", action="store_true")
    verb("check", files=True, round="optional").add_argument("--annotate", type=Path)
    verb("load", files=True, round="optional").add_argument("--accept", action="store_true")
    verb("assess", round="required").add_argument("--known-at")
    exporting = verb("export", round="required", output=True)
    exporting.add_argument("--known-at")
    exporting.add_argument("--format", choices=sorted(workflow.FORMATS), required=True)
    chasing.add_to(verb("board", round="required"), verb("remind", round="required", output=True))
    judging = verb("decide")
    judging.add_argument("submission")
    judging.add_argument("action", choices=sorted(deciding.ACTIONS))
    judging.add_argument("--leave-out", default="")
    judging.add_argument("--reason", default="")
    judging.add_argument("--older", action="store_true")
    verb("rebuild")
    verb("doctor")
    verb("trail", round="optional")
    accounts.add_to(verb("accounts"))
    duties.add_to(verb("duties"))
    verb("backup").add_argument("file", type=Path)
    restoring = verb("restore")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--replace", action="store_true")
    return top


def house_for(arguments: argparse.Namespace) -> House:
    """The database chosen; a verb that only reads never creates one."""
    opens = getattr(arguments, "act", "") == "open"
    creates = arguments.verb in WRITING_VERBS or opens or rounds.writes(arguments) or _takes_in(arguments)
    return open_chosen(creates, arguments.verb == "sample")


def _takes_in(arguments: argparse.Namespace) -> bool:
    return arguments.verb == "duties" and arguments.taken is not None


def show_sample(house: House, arguments: argparse.Namespace) -> int:
    counts = workflow.load_sample(house, LOCAL_USER, progress=progress)
    show(arguments, counts, "Đã nạp tỉnh minh họa: " + ", ".join(f"{v} {k}" for k, v in counts.items()) + ".")
    opened = accounts.sample_accounts(house)
    if not arguments.json:
        print(opened)
    return 0


def write_template(house: House, arguments: argparse.Namespace) -> int:
    if arguments.all == bool(arguments.unit):
        raise UserError("Hãy ghi --unit MÃ cho một đơn vị, hoặc --all cho mọi đơn vị của đợt.")
    if arguments.all:
        return _write(workflow.templates_zip(house, LOCAL_USER, arguments.round), arguments.output)
    return _write(workflow.template(house, LOCAL_USER, arguments.round, arguments.unit), arguments.output)


def write_export(house: House, arguments: argparse.Namespace) -> int:
    house = workflow.house_known_at(house, arguments.known_at)
    return _write(
        workflow.export(house, LOCAL_USER, arguments.round, arguments.format, arguments.unit),
        arguments.output,
    )


def check_files(house: House, arguments: argparse.Namespace) -> int:
    if arguments.annotate and len(arguments.files) > 1:
        raise UserError("--annotate chỉ dùng với một tệp; hãy kiểm tra từng tệp một.")

    def one(file: tuple[str, bytes] | Receipt) -> Receipt:
        if isinstance(file, Receipt):
            return file
        return workflow.check(house, LOCAL_USER, *file, arguments.round, arguments.unit)

    receipts = [one(_file(path)) for path in arguments.files]
    code = _receipts(arguments, receipts)
    return max(code, _annotate(house, arguments, receipts[0])) if arguments.annotate else code


def load_files(house: House, arguments: argparse.Namespace) -> int:
    missing: dict[int, Receipt] = {}

    def there() -> Iterator[tuple[str, bytes]]:
        for place, path in enumerate(arguments.files):
            file = _file(path)
            if isinstance(file, Receipt):
                missing[place] = file
            else:
                yield file

    chosen = arguments.round, arguments.unit, arguments.accept
    receipts = list(workflow.receive_all(house, LOCAL_USER, there(), *chosen))
    for place, receipt in missing.items():
        receipts.insert(place, receipt)
    return _receipts(arguments, receipts)


def show_assessment(house: House, arguments: argparse.Namespace) -> int:
    house = workflow.house_known_at(house, arguments.known_at)
    found = workflow.assess(house, LOCAL_USER, arguments.round, arguments.unit)
    names = {part.code: part.name for part in house.catalogue.target_set(found.target_set).parts}
    known = workflow.known_on(house, arguments.round)
    lines = [*assessment_lines(found, names), *([known] if known else [])]
    told = said(arguments, assessment_json(found) | {"known": known or None}, "\n".join(lines))
    unit = arguments.unit or house.store.province
    note_export(house, LOCAL_USER, PRINTED.format(arguments.round), told.encode(), arguments.round, unit)
    print(told)
    return 0


VERBS: dict[str, Callable[[House, argparse.Namespace], int]] = {
    "sample": show_sample,
    "rounds": rounds.rounds,
    "template": write_template,
    "check": check_files,
    "load": load_files,
    "decide": deciding.decide,
    "assess": show_assessment,
    "export": write_export,
    "board": chasing.board,
    "remind": chasing.remind,
    "rebuild": keeping.rebuild,
    "accounts": accounts.accounts,
    "backup": keeping.backup,
    "trail": keeping.trail,
    "duties": duties.duties,
}
# Their database may be missing, damaged or about to be exchanged.
VERBS_WITHOUT_HOUSE: dict[str, Callable[[argparse.Namespace], int]] = {
    "doctor": keeping.doctor,
    "restore": keeping.restore,
}


def main(argv: list[str] | None = None) -> int:
    given = sys.argv[1:] if argv is None else argv
    try:
        arguments = parser().parse_args(given)
    except UserError as error:
        return refused(f'{error}: "{" ".join(given)}". Xem: python -m indicators --help', "--json" in given)
    if arguments.db:
        os.environ["INDICATORS_DB"] = str(arguments.db)
    try:
        if arguments.verb in VERBS_WITHOUT_HOUSE:
            return VERBS_WITHOUT_HOUSE[arguments.verb](arguments)
        house = house_for(arguments)
        try:
            return VERBS[arguments.verb](house, arguments)
        finally:
            house.store.close()
    except UserError as error:
        return refused(str(error), getattr(arguments, "json", False))


def _annotate(house: House, arguments: argparse.Namespace, receipt: Receipt) -> int:
    """Write the marked copy of the file checked; one that cannot be opened has none, which is said beside the rest."""
    try:
        file = _file(arguments.files[0])
        if isinstance(file, Receipt):
            return REFUSED  # said already
        copy = workflow.marked_copy(house, LOCAL_USER, *file, receipt)
        return _write(copy, arguments.annotate, sys.stderr if arguments.json else sys.stdout)
    except UserError as error:
        print(error, file=sys.stderr)
        return REFUSED


def _receipts(arguments: argparse.Namespace, receipts: Sequence[Receipt]) -> int:
    documents = [receipt_json(r.file, r.sha256, r.reading, r.accepted, frozenset()) for r in receipts]
    show(arguments, documents, "\n".join(line for r in receipts for line in receipt_lines(r.file, r.reading)))
    refused = [r for r in receipts if r.reading.blocked]
    for receipt in receipts:
        for seen in receipt.reading.findings:
            place = " ".join(p for p in (receipt.file, seen.sheet, seen.cell) if p)
            print(f"{place}: {seen.message}", file=sys.stderr)
    return REFUSED if refused else 0


def _file(path: Path) -> tuple[str, bytes] | Receipt:
    """Name and content; a receipt that says so where there is no such file, so that the others go on."""
    try:
        return path.name, path.read_bytes()
    except OSError:
        told = Reading(form=None, unit=None, round=None, findings=(finding("file_missing", path=path),))
        return Receipt(path.name, "", told, None, False)


def _write(paper: Any, output: Path, told: TextIO | None = None) -> int:
    try:
        output.write_bytes(paper.content)
    except OSError:
        raise UserError(f"Không ghi được tệp {output}. Hãy kiểm tra thư mục và quyền ghi.") from None
    print(f"Đã ghi {output} ({grouped(len(paper.content))} byte).", file=told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
