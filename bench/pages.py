"""Page throughput beside a bare Flask template page, both under the same gunicorn.

Starts each server on a loopback port of its own with the house's configuration, sends a
bounded number of requests from a few threads, and prints requests per second and ratios.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, THREADS = 600, 8
PAGES = {
    "home": "/",
    "find": f"/find?q={quote('想开个药店')}",
    "bundle": "/b/yaodian",
    "bundle, answered": f"/b/yaodian?medicine={quote('仅乙类非处方药')}&has_license={quote('否')}",
    "match API": f"/api/v1/match?q={quote('娃刚生下来要办啥')}",
    "checklist API": "/api/v1/bundles/yaodian/checklist",
}
BARE = """
from flask import Flask, render_template_string
app = Flask(__name__)
HEAD = "<!doctype html><title>{{ t }}</title><h1>{{ t }}</h1>"
PAGE = HEAD + "<ul>{% for i in rows %}<li>{{ i }}</li>{% endfor %}</ul>"

@app.get("/")
def page():
    return render_template_string(PAGE, t="一窗目录", rows=range(50))
"""


def main() -> None:
    """Print one line per page, the bare one first."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bare.py").write_text(BARE, encoding="utf-8")
        plain = Server(["bare:app"], 8211, Path(folder), {})
        bare = plain.measure({"bare Flask page": "/"})["bare Flask page"]
        ours = Server([], 8212, ROOT, {"CATALOG_DATA": folder}).measure(PAGES)
    report("bare Flask page", bare, bare)
    for name, result in ours.items():
        report(name, result, bare)


def report(name: str, result: tuple[float, list[float]], bare: tuple[float, list[float]]) -> None:
    """Requests per second, latencies, and the ratio to the bare page."""
    rate, times = result
    p99 = statistics.quantiles(times, n=100)[98]
    print(
        f"{name:16} {rate:7.0f} req/s   p50 {statistics.median(times):6.1f} ms"
        f"   p99 {p99:6.1f} ms   bare/this {bare[0] / rate:5.1f}"
    )


class Server:
    """One gunicorn with two workers, started for a measurement and stopped after it."""

    def __init__(self, arguments: list[str], port: int, folder: Path, environment: dict[str, str]):
        self._port = port
        common = [
            "--workers=2",
            "--threads=4",
            f"--bind=127.0.0.1:{port}",
            "--worker-class=gthread",
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *common, *arguments],
            env={**os.environ, **environment},
            cwd=folder,  # gunicorn reads the gunicorn.conf.py it finds there
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def measure(self, pages: dict[str, str]) -> dict[str, tuple[float, list[float]]]:
        """(requests per second, milliseconds of each) per page; stops the server."""
        try:
            self._wait()
            return {name: self._load(path) for name, path in pages.items()}
        finally:
            self._process.terminate()
            self._process.wait(20)

    def _wait(self) -> None:
        for _ in range(300):
            try:
                self._get("/")
                return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the server did not start")

    def _get(self, path: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")

    def _load(self, path: str) -> tuple[float, list[float]]:
        times: list[float] = []

        def ask() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
            for _ in range(REQUESTS // THREADS):
                begin = time.perf_counter()
                connection.request("GET", path)
                connection.getresponse().read()
                times.append((time.perf_counter() - begin) * 1000)
            connection.close()

        self._get(path)
        begin = time.perf_counter()
        threads = [threading.Thread(target=ask) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(times) / (time.perf_counter() - begin), times


if __name__ == "__main__":
    main()
