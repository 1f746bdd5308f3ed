"""How long an import takes: 7,369 items × 40 columns, from the file to one change.

    sh run bench            (or: python -m bench.importing)

Beside it stands the least anybody must do: reading the same file with the same library.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import python_calamine
from sqlalchemy import Engine
from sqlmodel import select

from catalog import config, migrations
from catalog.adapters import workbook
from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.core.intake.known import Options
from catalog.core.permission import Account
from catalog.db import make_engine, open_session
from catalog.models import DRAFTS, ChangeRow, ImportRun, User
from catalog.services import importing
from catalog.services.seeding import seed
from catalog.web.admin import working

ROWS = 7_369
COLUMNS = 40
ROUNDS = 3
TARGET_SECONDS, TARGET_RATIO = 5.0, 6.0

SENTENCES = (
    "有完全民事行为能力，申请材料齐全、符合法定形式",
    "具有与经营的品种、数量相适应的场所，环境整洁，并与有毒、有害场所保持规定的距离",
    "申请人向综合窗口提出申请，窗口当场核对材料并出具受理凭证",
    "材料不齐的，一次性告知需要补正的全部内容",
    "受理后由主管部门审查，需要现场核查的，提前约定时间",
    "符合条件的作出准予决定并制证，不符合的书面说明理由",
    "依照有关法律、法规和本省的规定办理，法律另有规定的从其规定",
)
PAPERS = (
    "申请人身份证原件及复印件(正反面)",
    "营业执照副本复印件1份",
    "法定代表人身份证复印件",
    "授权委托书",
    "经营场所使用证明",
    "户口簿（原件）",
    "近期一寸免冠照片2张",
    "申请表（一式两份）",
    "食品安全管理制度",
)


def main() -> None:
    """Print seconds for each step and how many times the mere reading that is."""
    data = many_items()
    print(f"{ROWS} items × {COLUMNS} columns, {len(data) / 1e6:.1f} MB")
    reading = statistics.median(timed(lambda: read_only(data)) for _ in range(ROUNDS))
    print(f"{'only reading with calamine':34} {reading:6.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        user = furnished(engine)
        for name, changed in (
            ("all new", data),
            ("again, one in ten changed", many_items(changed=True)),
        ):
            dry, apply = imported(engine, user, changed)
            whole = dry + apply
            parts = f"dry run {dry:.2f} + apply {apply:.2f}"
            print(f"{name:34} {whole:6.2f} s = {parts}, {whole / reading:.1f} × reading")
            print(f"{'':34} target ≤ {TARGET_SECONDS} s and ≤ {TARGET_RATIO} ×")
            make_master(engine)
        engine.dispose()


def read_only(data: bytes) -> None:
    """What everybody must do: the sheets as Python lists."""
    with python_calamine.load_workbook(BytesIO(data)) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def imported(engine: Engine, user: Account, data: bytes) -> tuple[float, float]:
    """(seconds of the dry run, of applying) of one import."""
    options = Options(note="基准", create=frozenset(("material",)))
    with open_session(engine, write=True) as session:
        run = importing.start(session, user, "基准.xlsx", data, options)
    dry = timed(lambda: working.work(engine, run))
    with open_session(engine, write=True) as session:
        importing.ask_to_apply(session, user, run)
    apply = timed(lambda: working.work(engine, run))
    with open_session(engine) as session:
        kept = session.get_one(ImportRun, run)
        print(f"  {kept.state}: {kept.summary['counts']}, unmatched {kept.summary['unmatched']}")
    return dry, apply


def furnished(engine: Engine) -> Account:
    """The seed, and an administrator."""
    migrations.upgrade(engine)
    with open_session(engine, write=True) as session:
        seed(session, config.SEED, date(2026, 6, 1))
    with open_session(engine, write=True) as session:
        user = User(name="bench", display_name="基准", roles=["admin"], created_on="2026-06-01")
        session.add(user)
        session.commit()
        return Account(user.id or 0, "bench", "基准", ("admin",), "")


def make_master(engine: Engine) -> None:
    """Take the proposed rows as published, without the review this measures nothing of."""
    with open_session(engine, write=True) as session:
        for row in session.exec(select(ChangeRow)):
            draft = session.get(DRAFTS[row.noun], row.row_id)
            if draft is None:
                more = {"department": row.content["department"]} if row.noun == "item" else {}
                session.add(
                    DRAFTS[row.noun](
                        id=row.row_id, name=row.content["name"], content=row.content, **more
                    )
                )
            else:
                draft.content, draft.version = row.content, draft.version + 1
        session.commit()


def many_items(changed: bool = False) -> bytes:
    """A workbook as a province's platform exports it: every cell filled, long texts included."""
    dice = random.Random(7)
    fields = [each for each in ITEM_FIELDS if each.id not in LEFT_OUT][:COLUMNS]
    assert len(fields) == COLUMNS
    rows = [[each.label for each in fields]]
    for number in range(ROWS):
        row = {each.id: cell(each, number, dice) for each in fields}
        if changed and number % 10 == 0:
            row["fee"] = f"每证 {number % 90 + 10} 元"
        rows.append([row[each.id] for each in fields])
    return workbook.write([workbook.SheetOut("事项", rows)])


LEFT_OUT = frozenset(
    (
        "id",
        "handling_name",
        "promised_when",
        "deadline",
        "deadline.value",
        "deadline.unit",
        "deadline.since",
        "fee.charged",
        "codes.local",
        "codes.basic",
        "site_checks",
        "receive_level",
        "aliases",
        "validity",
        "particulars.parent",
        "particulars.fee_waiver",
        "particulars.delegated_to",
    )
)
FIXED = {
    "type": "01",
    "statutory": 20.0,
    "statutory.unit": "1",
    "promised": 5.0,
    "promised.unit": "1",
    "decide_level": "4",
    "fee": "不收费",
    "particulars.case_type": "2",
    "particulars.audience": "1,2",
    "particulars.form": "1、2",
    "particulars.visits": 1.0,
    "particulars.hours": "周一至周五 9:00-12:00，13:00-17:00",
    "particulars.effective_on": 45_292.0,
    "particulars.power_source": "1",
    "particulars.body_nature": "1",
    "particulars.in_hall": "是",
    "particulars.online": "是",
    "particulars.online_depth": "3",
    "particulars.scope": "1",
    "particulars.result_type": "10",
    "particulars.booking": "是",
    "particulars.online_payment": "否",
    "particulars.delivery": "是",
    "particulars.self_service": "否",
}


def cell(field: object, number: int, dice: random.Random) -> object:
    """One cell: codes and names of its own, fixed codes, texts of a few sentences."""
    key = field.id  # type: ignore[attr-defined]
    if key == "name":
        return f"第{number}类经营场所设立登记与变更审批"
    if key == "department":
        return DEPARTMENTS[number % len(DEPARTMENTS)]
    if key.startswith("codes."):
        return f"{key[6:8].upper()}610323{number:012d}400"
    if key == "papers":
        chosen = dice.sample(PAPERS, 4)
        return "\n".join(f"{place}.{name}" for place, name in enumerate(chosen, 1))
    if key == "particulars.department_code":
        return "11610323016021234X"
    if key in FIXED:
        return FIXED[key]
    if key in ("legal_basis", "particulars.conditions", "particulars.procedure"):
        return "\n".join(f"{SENTENCES[dice.randrange(7)]}（{number}）" for _ in range(3))
    return f"{SENTENCES[dice.randrange(7)]}（{number % 97}）"


DEPARTMENTS = (
    "岐山县行政审批服务局",
    "市监局",
    "公安局",
    "税务局",
    "民政局",
    "岐山县市场监督管理局",
)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time a call takes: what other programs do meanwhile does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
