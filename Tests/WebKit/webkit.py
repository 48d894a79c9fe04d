"""WebKitGTK from Debian, driven by its own WebDriver over HTTP (W3C WebDriver): no library stands in between."""

import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import requests
from waiting import PATIENCE, Waiting

DRIVER = "/usr/bin/WebKitWebDriver"
# The key under which WebDriver gives elements (section 12.1 of the recommendation).
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class WebKitPage(Waiting):
    """The one open page, in the words of the tests."""

    def __init__(self, session: str):
        self.session = session

    def post(self, command: str, body: dict):
        answer = requests.post(f"{self.session}/{command}", json=body, timeout=60).json()["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{command}: {answer['error']}: {answer['message']}")
        return answer

    def go(self, address: str):
        """Opens an address afresh, also when only its fragment is another."""
        self.post("url", {"url": "about:blank"})
        self.post("url", {"url": address})

    def script(self, body: str, *arguments):
        return self.post("execute/sync", {"script": body, "args": list(arguments)})

    def element(self, selector: str) -> str:
        return self.post("element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, selector: str, text: str):
        field = self.element(selector)
        self.post(f"element/{field}/clear", {})
        self.post(f"element/{field}/value", {"text": text})

    def click(self, selector: str):
        self.post(f"element/{self.element(selector)}/click", {})

    def visible(self, name: str) -> str | None:
        """The text of the visible part of a name without its soft hyphens, none if it is hidden."""
        return self.script(
            """const part = [...document.querySelectorAll(`[data-show~="${arguments[0]}"]`)].find(e => e.offsetParent);
            return part ? part.innerText.replaceAll('\\u00ad', '') : null""",
            name,
        )

    def wait_for_text(self, selector: str) -> str:
        """The text of an element as soon as it shows one."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text := self.script("return document.querySelector(arguments[0]).innerText", selector):
                return text
            time.sleep(0.05)
        raise AssertionError(f"{selector} shows nothing after {PATIENCE} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def webkit():
    """A browser with a profile of its own; needs a display, such as that of `xvfb-run`."""
    port = free_port()
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL)
    try:
        browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        origin = f"http://127.0.0.1:{port}/session"
        session = started(origin, wanted)
        yield WebKitPage(f"{origin}/{session}")
        requests.delete(f"{origin}/{session}", timeout=20)
    finally:
        driver.kill()
        driver.wait()


def started(origin: str, wanted: dict) -> str:
    """The id of a new session, once the driver listens."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return requests.post(origin, json=wanted, timeout=60).json()["value"]["sessionId"]
        except requests.ConnectionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
