"""A clerk at the window: by keyboard alone, with an input method, without JavaScript, and fifty
at once."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from catalog import config, create_app
from tests.journeys.conftest import PHONE
from tests.signing import signed_in

KEYS_ALLOWED = 12
ANSWERS_MEANWHILE = 5
"""Other requests, one after the other, that are answered before fifty papers are printed."""
ANSWERS = "medicine=处方药%2B甲乙类&has_license=是&device=不卖"


@pytest.fixture(scope="session")
def cookie(address: str, served: Path) -> str:
    """The session cookie of a clerk of the county centre."""
    key = (served / "secret_key").read_text().strip()
    app = create_app(config.Settings(served, f"sqlite:///{served}/catalog.sqlite3", key))
    found = signed_in(app, "staff").get_cookie("session")
    app.extensions["engine"].dispose()
    assert found
    return found.value


@pytest.fixture
def clerk(visit, address: str, cookie: str) -> Callable:
    """Opens a page of the window as the clerk: ``clerk("/window")``."""

    def open_window(path: str = "/window", **options: object):
        held = {"cookies": [_held(address, cookie)], "origins": []}
        return visit(path, storage_state=held, **options)

    return open_window


def _held(address: str, cookie: str) -> dict:
    domain = address.removeprefix("http://").partition(":")[0]
    same = {"path": "/", "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    return {"name": "session", "value": cookie, "domain": domain} | same


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def printed(self, key: str):
        """The new page that a printing key opens."""
        with self.page.context.expect_page() as opened:
            self.press(key)
        opened.value.wait_for_load_state()
        return opened.value


def marked(page) -> list[str]:
    chosen = page.locator('.marks input:checked:not([value=""])')
    return chosen.evaluate_all("boxes => boxes.map((box) => box.value)")


def current(page) -> str:
    return page.locator('[aria-current="true"].ask, [aria-current="true"].check').get_attribute(
        "id"
    )


def test_from_the_first_key_to_the_notice_in_twelve_keys(clerk) -> None:
    page = clerk()
    keys, began = Keys(page), time.perf_counter()
    keys.press("k", "y", "d", "1")
    page.wait_for_url("**/window/b/yaodian")
    keys.press("1", "1", "1")  # 处方药, 有营业执照, 不卖器械: three answers
    paper = keys.printed("p")
    took = time.perf_counter() - began
    pdf = page.request.get(paper.url)
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    assert page.locator("#asking input:checked").count() == 3
    print(f"\n{keys.pressed} keys, {took:.2f} s")
    assert keys.pressed <= KEYS_ALLOWED


def test_keys_pressed_faster_than_the_list_follows_are_not_lost(clerk) -> None:
    page = clerk("/window/b/yaodian")
    page.route("**/window/b/yaodian?*", lambda route: (time.sleep(0.3), route.continue_()))
    Keys(page).press("1", "2", "5", "1")  # no licence yet: asked which kind; 个体工商户; 不卖
    page.wait_for_url("**device=**")
    assert "has_license=%E5%90%A6" in page.url
    assert "ent_kind=" in page.url
    assert current(page) == "ask-food_scope"


def test_several_answers_then_on_and_back(clerk) -> None:
    page = clerk("/window/b/yaodian?medicine=处方药%2B甲乙类&has_license=是")
    keys = Keys(page)
    keys.press("3", "4", "Enter")
    page.locator("#ask-food_scope[aria-current]").wait_for()
    assert page.locator("#ask-device input:checked").count() == 2
    keys.press("Escape", "1")  # 不卖 clears the others
    page.locator("#ask-food_scope[aria-current]").wait_for()
    assert page.locator("#ask-device input:checked").count() == 1
    keys.press("Enter", "Enter")  # nothing about food, nothing added
    page.locator("html[data-mode='check']").wait_for()
    keys.press(*["Escape"] * 6)
    page.wait_for_url("**/window")
    assert page.locator("#q").evaluate("box => box === document.activeElement")


def test_marks_by_keys_outlive_a_changed_answer_and_print_a_receipt(clerk) -> None:
    page = clerk(f"/window/b/yaodian?{ANSWERS}&food_scope=无食品")
    keys = Keys(page)
    keys.press("1", "3", "4", "a")
    page.locator("#tally", has_text="核验").wait_for()
    before = marked(page)
    assert before[:3] == ["received", "missing", "deferred"]
    assert "verified" in before
    keys.press("ArrowUp", "ArrowUp", "e")
    page.keyboard.type("缺第2页p1")
    keys.press("Enter")
    page.locator("#a-food_scope-1").check()
    page.wait_for_url("**%E9%A2%84%E5%8C%85%E8%A3%85**")
    assert marked(page)[:3] == before[:3]
    assert page.locator(".check-why input:visible").first.input_value() == "缺第2页p1"
    assert keys.printed("h").url.endswith(".pdf")


def test_a_receipt_without_marks_is_not_printed_and_says_why(clerk) -> None:
    page = clerk(f"/window/b/yaodian?{ANSWERS}&food_scope=无食品")
    Keys(page).press("h")
    page.locator("#spoken", has_text="先在清单上标收件").wait_for(state="attached")
    assert len(page.context.pages) == 1


def test_nothing_is_done_while_an_input_method_is_composing(clerk) -> None:
    page = clerk()
    page.keyboard.type("药店")
    page.wait_for_url("**/window?q=" + quote("药店"))
    page.locator(".pick").first.wait_for()
    key = """([css, key]) => document.querySelector(css).dispatchEvent(new KeyboardEvent(
        "keydown", { key, bubbles: true, cancelable: true, isComposing: true }))"""
    for each in ("1", "Enter", "Escape"):
        page.evaluate(key, ["#q", each])
    page.wait_for_timeout(300)
    assert page.url.endswith("/window?q=" + quote("药店"))
    page.goto("/window/b/yaodian")
    page.evaluate(key, ["body", "1"])
    page.wait_for_timeout(300)
    assert page.locator("#asking input:checked").count() == 0


def test_figures_after_a_space_are_words(clerk) -> None:
    page = clerk()
    page.keyboard.type("满 16岁")
    page.wait_for_url("**/window?q=*")
    assert page.locator("#q").input_value() == "满 16岁"


def test_handing_over_by_key_and_back(clerk) -> None:
    page = clerk(f"/window/b/yaodian?{ANSWERS}")
    keys = Keys(page)
    keys.press("q")
    page.wait_for_url("**/handover?*")
    assert page.locator("svg.qr").is_visible()
    keys.press("Escape")
    page.wait_for_url("**/window/b/yaodian?*")
    assert page.locator("#asking input:checked").count() == 3


def test_without_javascript_everything_is_a_form(clerk) -> None:
    page = clerk(java_script_enabled=False)
    page.locator("#q").fill("开药店")
    page.get_by_role("button", name="找一找").click()
    page.locator(".pick").first.click()
    page.get_by_label("处方药+甲乙类").check()
    page.get_by_role("button", name="更新清单").click()
    assert "medicine=" in page.url
    page.locator(".check .mark--received input").first.check(force=True)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="收件回执").click()
    assert opened.value.url.endswith(".pdf") or "prints" in opened.value.url


@pytest.mark.parametrize(
    "path",
    [
        "/window",
        "/window?q=开药店",
        "/window/b/yaodian",
        "/window/l/canyin",
        f"/window/b/yaodian/handover?{ANSWERS}",
        "/window/prints",
        "/window/batch",
    ],
)
def test_pages_are_accessible_and_fit_a_narrow_window(clerk, accessible, path: str) -> None:
    page = clerk(path)
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_pile_arrives_as_one_download_and_is_counted(clerk) -> None:
    page = clerk("/window/batch", viewport=PHONE)
    for name in ("开药店", "娃出生了"):
        page.get_by_label(name, exact=True).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="打成一个压缩包").click()
    assert download.value.suggested_filename.endswith("-2.zip")
    assert "2 份都好了" in page.locator("#batch-progress").inner_text()


def test_fifty_papers_at_once_leave_the_house_awake(clerk, address: str, cookie: str) -> None:
    page = clerk(f"/window/b/yaodian?{ANSWERS}")
    paper = Keys(page).printed("p").url

    def fetch(url: str) -> float:
        """Seconds until it is there; asks again where told to, as a browser does."""
        began = time.perf_counter()
        while True:
            try:
                asked = Request(url, headers={"Cookie": f"session={cookie}"})
                with urlopen(asked, timeout=60) as got:
                    got.read()
                    return time.perf_counter() - began
            except HTTPError as error:
                with error:
                    if error.code != 503:
                        raise
                    time.sleep(int(error.headers["Refresh"]))

    with ThreadPoolExecutor(50) as clerks, ThreadPoolExecutor(1) as watcher:
        papers = [clerks.submit(fetch, paper) for _ in range(50)]
        beats = watcher.submit(lambda: list(_while(papers, lambda: fetch(f"{address}/healthz"))))
        slowest = max(each.result() for each in papers)
        pulse = sorted(beats.result())
    print(
        f"\n50 papers in {slowest:.2f} s; healthz p50 {pulse[len(pulse) // 2]:.3f} s, "
        f"max {pulse[-1]:.3f} s of {len(pulse)}"
    )
    assert len(pulse) > ANSWERS_MEANWHILE


def _while(running: list, act: Callable[[], float]) -> Iterator[float]:
    yield act()
    while not all(each.done() for each in running):
        yield act()
        time.sleep(0.02)
