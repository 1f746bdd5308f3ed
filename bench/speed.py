"""How fast a need is matched, from the seed to a million item names, beside peers.

    sh run bench            (or: python -m bench.speed [SIZE …])

The names grow from real ones when they lie beside the project, else from a generator.
Every size runs in a process of its own, so its memory is its own; a peer whose scan takes
seconds is asked fewer queries.
"""

import json
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.checklist import published
from bench.peers import available
from catalog.config import ROOT
from catalog.matching.entry import Catalogue, Entry, Phrase
from catalog.matching.finder import Matcher
from catalog.matching.store import load, save
from catalog.services.checking import read_rows
from catalog.services.finding import catalogue_of

SIZES = (0, 7_369, 100_000, 1_000_000)
REAL = ROOT.parent / "shared" / "real" / "items.jsonl"
QUERIES = ROOT / "seed" / "golden.jsonl"
Time = tuple[float, float]
"""Wall clock and processor time of one query."""
PATIENCE = 20.0
"""Seconds a peer is given at one size."""


def main(sizes: Sequence[int]) -> None:
    """Measure every size in a fresh process."""
    print(
        "milliseconds per query: wall clock, and beside it the processor time of the thread,\n"
        "which another program on the machine disturbs less; memory is what the process grew by, MB"
    )
    catalogue = catalogue_of(published())
    for size in sizes:
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=measure, args=(catalogue, size))
        process.start()
        process.join()


def measure(catalogue: Catalogue, size: int) -> None:
    """Build, ask, store and load ours; then the peers over the same strings."""
    names = list(item_names(size))
    queries = asked(names)
    print(f"\n== seed + {size:,} item names, {len(queries)} queries", flush=True)
    ours = measure_ours(catalogue, names, queries)
    texts = [phrase.text for entry in catalogue.entries for phrase in entry.phrases] + names
    for name, build in available().items():
        before, start = memory(), time.perf_counter()
        search = build(texts)
        built = time.perf_counter() - start
        times = timed(lambda query, search=search: search(query, 10), queries)  # type: ignore[misc]
        print(
            f"{name:<20} {spread(times)}  build {built:6.2f} s  memory {memory() - before:5.0f}  "
            f"ours is {median(times) / ours:6.1f} x as fast at the median",
            flush=True,
        )
        del search


def measure_ours(catalogue: Catalogue, names: list[str], queries: list[str]) -> float:
    """Print our lines and return our median."""
    bare = tuple(
        Entry("item", f"x{number}", name, (Phrase(name, "title"),))
        for number, name in enumerate(names)
    )
    grown = replace(catalogue, entries=catalogue.entries + bare)
    Matcher.build(catalogue).match("开药店")
    before, start = memory(), time.perf_counter()
    matcher = Matcher.build(grown)
    built = time.perf_counter() - start
    used = memory() - before
    start = time.perf_counter()
    Matcher.build(grown)
    again = time.perf_counter() - start
    times = timed(matcher.match, queries)
    print(
        f"{'ours, built':<20} {spread(times)}  build {built:6.2f} s  memory {used:5.0f}  "
        f"built again {again:.2f} s"
    )
    with tempfile.TemporaryDirectory() as folder:
        save(matcher, Path(folder))
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        del matcher, bare, grown
        start = time.perf_counter()
        matcher = load(Path(folder))
        loaded = time.perf_counter() - start
        times = timed(matcher.match, queries)
        print(
            f"{'ours, loaded':<20} {spread(times)}  load  {loaded:6.2f} s  on disk {size:5.0f}",
            flush=True,
        )
    return median(times)


def item_names(size: int) -> Iterator[str]:
    """Names of service items: the real ones, then their recombinations, all repeatable."""
    dice = random.Random(7)
    real = real_names()
    yield from real[:size]
    for _ in range(size - len(real)):
        head, tail = dice.choice(real), dice.choice(real)
        cut = dice.randint(0, len(tail) // 2)
        yield f"{dice.choice(TOWNS)}{head[: dice.randint(6, 24)]}{tail[cut : cut + 12]}"


TOWNS = ("岐山", "凤翔", "扶风", "眉县", "陇县", "千阳", "麟游", "太白", "金台", "渭滨", "陈仓")
THINGS = (
    "食品经营",
    "公共场所卫生",
    "道路运输",
    "医疗器械",
    "建筑工程",
    "旅馆业",
    "出版物",
    "排水",
)
ACTS = (
    "许可",
    "备案",
    "变更",
    "注销",
    "延续",
    "核准",
    "登记",
    "审批",
    "补发",
    "年检",
    "认定",
    "验收",
)
ENDS = ("（新办）", "（县级）", "（个人）", "（企业）", "（首次）", "（到期）")


def real_names() -> list[str]:
    """Real names where they are, else made from parts."""
    if REAL.exists():
        lines = REAL.read_text("utf-8").splitlines()
        return list(dict.fromkeys(json.loads(line)["name"] for line in lines))
    return [f"{thing}{act}{end}" for thing in THINGS for act in ACTS for end in ENDS]


def asked(names: list[str]) -> list[str]:
    """Golden queries and misspelt names: what people type, and what clerks search."""
    dice = random.Random(11)
    spoken = [row["q"] for row in read_rows(QUERIES)]
    misspelt = []
    for name in dice.sample(names, min(80, len(names))):
        place = dice.randrange(len(name))
        misspelt.append(name[:place] + name[place + 1 :])
    return spoken + misspelt


def timed(search: Callable[[str], object], queries: list[str]) -> list[Time]:
    """Milliseconds of every query, until patience runs out."""
    for query in queries[:3]:
        search(query)
    times: list[Time] = []
    order = random.Random(3).sample(queries, len(queries))
    start = time.perf_counter()
    for query in order:
        wall, processor = time.perf_counter(), time.thread_time()
        search(query)
        times.append((1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - processor)))
        if time.perf_counter() - start > PATIENCE:
            break
    return times


def median(times: list[Time]) -> float:
    """The middle one by processor time: what systems are compared by."""
    return statistics.median(processor for _, processor in times)


def spread(times: list[Time]) -> str:
    """p50 and p99 by wall clock and by processor time, and how many there are."""
    wall, processor = (sorted(column) for column in zip(*times, strict=True))
    last = int(len(times) * 0.99)
    return (
        f"p50 {statistics.median(wall):8.2f} ({statistics.median(processor):8.2f})"
        f"  p99 {wall[last]:8.2f} ({processor[last]:8.2f})  {len(times)} queries"
    )


def memory() -> float:
    """Resident megabytes of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
