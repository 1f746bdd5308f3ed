"""How long a paper takes and how large it is.

    sh run bench            (or: python -m bench.printing)

Warm: the compiler and its fonts are there, every print has another serial. Beside each
paper stands the CPU time, which a busy machine does not stretch as much.
"""

import random
import statistics
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from bench.checklist import answered, published
from catalog.adapters import paperterms
from catalog.adapters.typesetting import typeset, typeset_all
from catalog.core.checklist import MaterialLine
from catalog.core.guide import Guide, build_guide
from catalog.core.paper import PAPERS, Issue, Mark, Marks, NotForThis, compose
from catalog.core.paper.deferral import with_due_days
from catalog.services.guiding import CALENDAR

TODAY = date(2026, 11, 24)
TERMS = paperterms.load()[0]
TARGET_MS = 40
BATCH = 200
CROWD = 50


def main() -> None:
    """Print a table per paper, then the batch and the crowd."""
    guides = list(some_guides())
    print(f"{len(guides)} guides; target p50 {TARGET_MS} ms")
    for kind, info in PAPERS.items():
        for slip in (False, True) if info.slip else (False,):
            row(kind, slip, guides)
    batch(guides)
    crowd(guides)


def some_guides() -> Iterator[Guide]:
    """Every bundle and licence with random answers."""
    kept, dice = published(), random.Random(1)
    for kind, slug in kept.cards:
        edition = kept.edition(kind, slug)
        if edition is not None and kind != "item":
            situation = answered(edition, dice)
            yield build_guide(edition, situation, kept.network, TODAY, CALENDAR)


def issue(number: int) -> Issue:
    """A print with a serial and an address as long as real ones."""
    serial = f"QS-{TODAY:%Y%m%d}-{number:06}"
    token = f"https://hall.example.gov.cn/v/{serial}.Zx9kQw.h5b0u6Tn3vJk8sPqLm4r"
    return Issue(
        serial, "https://hall.example.gov.cn/b/canyin", token, TODAY, TERMS, "县政务服务中心"
    )


def marks(guide: Guide) -> Marks:
    """One missing, one deferred, the others received or verified."""
    bring = [line for line in guide.checklist.lines if line.handling == "bring"]
    states = dict(zip(map(key, bring), ("missing", "deferred"), strict=False))
    found = [
        Mark(*key(line), states.get(key(line)) or _state(line))
        for line in guide.checklist.lines
        if line.status == "needed" and line.handling != "produced"
    ]
    return with_due_days(Marks(tuple(found)), guide, TODAY, CALENDAR, TERMS.deferral_days)


def key(line: MaterialLine) -> tuple[str, str]:
    """What tells lines apart."""
    return line.material, line.holder


def _state(line: MaterialLine) -> str:
    return "verified" if line.handling == "exempt" else "received"


def row(kind: str, slip: bool, guides: list[Guide]) -> None:
    """Warm times and size of one paper over all guides it exists for."""
    wall, cpu, sizes = [], [], []
    for number, guide in enumerate([*guides[:3], *guides]):
        try:
            content = compose(kind, guide, issue(number), marks(guide))
        except NotForThis:
            continue
        started, used = time.perf_counter(), time.process_time()
        pdf = typeset(kind, content, slip)
        wall.append((time.perf_counter() - started) * 1000)
        cpu.append((time.process_time() - used) * 1000)
        sizes.append(len(pdf) / 1024)
    name = kind + (" 80 mm" if slip else "")
    print(
        f"{name:16} {len(wall):3} prints   p50 {statistics.median(wall):6.1f}"
        f"   p90 {statistics.quantiles(wall, n=10)[8]:6.1f} ms"
        f"   CPU p50 {statistics.median(cpu):6.1f} ms   {statistics.median(sizes):4.0f} KB"
    )


def batch(guides: list[Guide]) -> None:
    """A zip of 200 guides, made one by one; how soon the first is there."""
    papers = (
        ("guide", compose("guide", guides[number % len(guides)], issue(number)))
        for number in range(BATCH)
    )
    started, first = time.perf_counter(), 0.0
    with zipfile.ZipFile(BytesIO(), "w") as archive:
        for number, pdf in typeset_all(papers):
            archive.writestr(f"{number:03}.pdf", pdf)
            first = first or time.perf_counter() - started
    total = time.perf_counter() - started
    print(f"batch of {BATCH} guides    {total:6.1f} s, first after {first * 1000:.0f} ms")


def crowd(guides: list[Guide]) -> None:
    """50 threads print at once; meanwhile other work asks for the processor."""
    alone = statistics.median(_checklists(guides, 20))
    threads = [
        threading.Thread(
            target=lambda n=n: typeset("notice", compose("notice", guides[n], issue(n)))
        )
        for n in range(CROWD)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    beside = _checklists(guides, 20)
    for thread in threads:
        thread.join()
    total = time.perf_counter() - started
    median, worst = statistics.median(beside), max(beside)
    print(f"{CROWD} prints at once     {total:6.1f} s; composing beside them", end="")
    print(f" p50 {median:.1f} ms, worst {worst:.0f} ms (alone {alone:.1f} ms)")


def _checklists(guides: list[Guide], rounds: int) -> list[float]:
    """Milliseconds of work a page does, again and again."""
    found = []
    for number in range(rounds):
        started = time.perf_counter()
        compose("guide", guides[number], issue(number))
        found.append((time.perf_counter() - started) * 1000)
        time.sleep(0.02)
    return found


if __name__ == "__main__":
    main()
