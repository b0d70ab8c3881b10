"""The address of a distribution of Pyodide: refused, asked once, compared. Only this machine is asked."""

import copy
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from whosays.author.site.distribution import check_address, check_same, far_list
from whosays.base.errors import KitError
from whosays.commands import site
from whosays.commands.door import make_app

NO_ADDRESSES = [
    "nonsense",
    "://",
    "https://",
    "https:///pyodide",
    "ftp://files.school.example/pyodide",
    "http://files.school.example/pyodide",
    "http://localhost.school.example/",
    "https://x.y/pyodide/<script>';",
    "https://x.y/a b",
    "https://x.y/a\n",
    "https://x.y/a\tb",
    " https://x.y/",
    'https://x.y/"',
    "https://x.y/'",
    "https://x.y;script-src *",
    "https://x.y/a\x00",
    "https://x.y/a\x9b",
    "https://x.y/a\u2028",
    "https://x.y/?a=b",
    "https://x.y/#a",
    "https://me:word@x.y/",
    "https://x..y/",
    "https://*.y/",
    "https://x.y:99999/",
    "https://x.y:0/",
    "https://x.y\\z",
    f"https://{'x' * 64}.y/",
    "https://schüle.example/",
]
ADDRESSES = [
    "",
    "https://cdn.school.example/pyodide/v314.0.0/full/",
    "https://files.school.example:8443/pyodide",
    "https://x",
    "http://localhost:8000/pyodide/",
    "http://127.0.0.1:8000",
    "HTTPS://Files.School.Example/Pyodide_1~a%20b+c@d=e",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused_in_one_sentence(address, tmp_path):
    done = CliRunner().invoke(
        make_app(["site"]), ["site", "--to", str(tmp_path / "s"), "--pyodide-url", address]
    )
    assert isinstance(done.exception, KitError)
    said = str(done.exception)
    assert "such as https://HOST/pyodide/full/ (http:// only for localhost and 127.0.0.1)" in said
    assert "\n" not in said
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_taken(address):
    check_address(address)


# --- what answers there ---------------------------------------------------------------------------

OWN = {
    "info": {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5", "python": "3.14.2"},
    "packages": {
        name: {"name": name, "version": "3", "depends": depends, "file_name": f"{name}-3.whl", "sha256": "ab"}
        for name, depends in {"pandas": ["numpy"], "numpy": [], "scipy": ["numpy"]}.items()
    },
}


class Place:
    """An address on this machine that gives one answer, and what it was asked."""

    def __init__(self) -> None:
        self.status, self.body, self.asked = 200, json.dumps(OWN).encode(), list[str]()
        place = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                place.asked.append(self.path)
                self.send_response(place.status)
                self.end_headers()
                self.wfile.write(place.body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_port}/pyodide/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def goes(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def place(monkeypatch) -> Iterator[Place]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = Place()
    yield made
    made.goes()


def test_the_list_is_asked_for_once(place):
    assert far_list(place.url) == OWN
    assert place.asked == ["/pyodide/pyodide-lock.json"]
    check_same(OWN, OWN, place.url)


@pytest.mark.parametrize(
    ("status", "body"),
    [(404, b""), (410, b""), (200, b"<!DOCTYPE html>"), (200, b"[]"), (200, b"\xff\xfe\x00"), (200, b"{}")],
)
def test_where_somebody_answers_without_a_list_it_is_refused(place, status, body):
    place.status, place.body = status, body
    with pytest.raises(KitError, match=r"There is no list of packages at http.*pyodide-lock\.json"):
        far_list(place.url)


def test_who_does_not_answer_is_told_and_the_site_is_made(place, capsys):
    place.status = 503
    assert site._far(place.url) is None
    assert "did not answer (503 Service Unavailable)" in capsys.readouterr().err
    place.goes()
    assert site._far(place.url) is None
    told = capsys.readouterr().err
    assert "did not answer (" in told
    assert "open lesson 06" in told
    assert len(told.splitlines()) == 1
    assert site._far("") is None
    assert capsys.readouterr().err == ""


def test_who_answers_too_late_did_not(monkeypatch):
    slow = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)  # takes a call, and says nothing
    try:
        assert "timed out" in far_list(f"http://127.0.0.1:{slow.server_port}", seconds=0.2)
    finally:
        slow.server_close()


def changed(*keys: str, to: object) -> dict:
    far = copy.deepcopy(OWN)
    inner = far
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    return far


@pytest.mark.parametrize(
    ("far", "words"),
    [
        (changed("info", "python", to="3.13.2"), "python 3.13.2, and not 3.14.2"),
        (changed("info", "abi_version", to="2025_0"), "abi_version 2025_0, and not 2026_0"),
        (changed("info", to={}), "python None"),
        (changed("packages", to={"numpy": OWN["packages"]["numpy"]}), "has no pandas, which lesson 06 needs"),
        (changed("packages", to={"pandas": OWN["packages"]["pandas"]}), "has no numpy, which lesson 06"),
        (changed("packages", "pandas", to="3"), "has no pandas"),
        (changed("packages", "pandas", "file_name", to="pandas-2.whl"), "file_name pandas-2.whl, and not"),
        (changed("packages", "pandas", "sha256", to="cd"), "sha256 cd, and not ab"),
    ],
)
def test_another_pyodide_or_one_without_pandas_is_refused(far, words):
    with pytest.raises(KitError) as refused:
        check_same(far, OWN, "https://x.y/pyodide/")
    assert words in str(refused.value)
    assert str(refused.value).startswith("https://x.y/pyodide/ ")


# --- without what a site needs --------------------------------------------------------------------


def test_without_the_extra_it_is_said_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr("whosays.base.extras.find_spec", lambda name: None)
    done = CliRunner().invoke(make_app(["site"]), ["site", "--to", str(tmp_path / "s")])
    assert isinstance(done.exception, KitError)
    assert str(done.exception).startswith("The site needs jupyterlite_core, jupyterlite_pyodide_kernel: in ")
    assert '-e ".[site]"' in str(done.exception)
    assert not (tmp_path / "s").exists()
