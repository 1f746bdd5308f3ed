"""The served house, with its two workers, as programs and browsers first meet it."""

import re
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen


def read(url: str) -> tuple[int, str]:
    try:
        with urlopen(url, timeout=30) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_very_long_question_gets_a_page_and_not_the_servers_refusal(address: str) -> None:
    status, page = read(f"{address}/find?q={quote('我' * 10_000)}")
    assert status == 200
    assert "<h1" in page


def test_a_question_without_end_is_told_to_be_shorter(address: str) -> None:
    status, page = read(f"{address}/find?q={quote('我' * 20_000)}")
    assert status == 414
    assert "写得太长了" in page


def test_metrics_add_up_over_the_workers(address: str) -> None:
    for _ in range(20):
        assert read(f"{address}/healthz")[0] == 200
    line = r'catalog_requests_total\{method="GET",route="/healthz",status="200"\} (\S+)'
    found = re.search(line, read(f"{address}/metrics")[1])
    assert found
    assert float(found[1]) == 20


def test_the_front_page_opens_without_an_error_and_is_accessible(visit, accessible) -> None:
    page = visit("/")
    assert page.locator("h1").count() == 1
    accessible(page)


def test_an_unknown_address_shows_the_way_back(visit) -> None:
    page = visit("/")
    answer = page.request.get("/nothing/here")
    assert answer.status == 404
    assert "没有找到这一页" in answer.text()
