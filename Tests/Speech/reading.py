"""What a blind reader hears: Orca, which reads Firefox aloud on a virtual display, writes down what it says."""

import os
import re
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from firefox import FIREFOX, FirefoxPage
from marionette_driver.marionette import Marionette

SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'( \{.*\})?$")
# Orca's key for "say all" on the keypad; the log names the key before what it makes Orca say.
SAY_ALL, SAY_ALL_SPOKEN = "KP_Add", "plus "
# Silence after which a text is taken to be over, and the longest a text may take; seconds.
SILENCE, LONGEST = 6, 180
# Firefox builds its tree for screen readers at once, and forgets what was visited: a link is said the same each time.
PREFERENCES = {"accessibility.force_disabled": -1, "layout.css.visited_links_enabled": False, "places.history.enabled": False}


class Reader:
    """A page and the log of what is said about it."""

    def __init__(self, page: FirefoxPage, log: Path):
        self.page = page
        self.log = log

    def said(self, since: int) -> list[str]:
        with self.log.open(encoding="utf-8", errors="replace") as file:
            file.seek(since)
            return [match.group(1) for line in file if (match := SPOKEN.search(line.rstrip("\n")))]

    def be_silent(self):
        """Waits until nothing has been written for a while."""
        size, changed, start = -1, time.monotonic(), time.monotonic()
        while time.monotonic() - changed < SILENCE and time.monotonic() - start < LONGEST:
            time.sleep(0.25)
            if self.log.stat().st_size != size:
                size, changed = self.log.stat().st_size, time.monotonic()

    def say_all(self, from_top: bool = True) -> list[str]:
        """What is said from the top of the page, or from where the focus is, to its end."""
        self.be_silent()
        if from_top:
            press("ctrl+Home")
            self.be_silent()
        since = self.log.stat().st_size
        press(SAY_ALL)
        self.be_silent()
        spoken = self.said(since)
        assert SAY_ALL_SPOKEN in spoken, f"the key was not heard: {spoken[:5]}"
        return spoken[spoken.index(SAY_ALL_SPOKEN) + 1 :]


def press(key: str):
    subprocess.run(["xdotool", "key", key], check=True)


@contextmanager
def reading():
    """A browser, a window manager and the screen reader, in a home of their own on the present display."""
    with tempfile.TemporaryDirectory(prefix="portal-speech-") as home:
        environment = {"HOME": home, "XDG_RUNTIME_DIR": home, "GNOME_ACCESSIBILITY": "1", "LANG": "C.UTF-8"}
        environment |= {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE")}
        os.environ.update(environment)
        log = Path(home) / "orca.log"
        schema = ["org.gnome.desktop.interface", "toolkit-accessibility", "true"]
        subprocess.run(["gsettings", "set", *schema], check=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        programs = [
            subprocess.Popen(["openbox"], **quiet),
            subprocess.Popen(["orca", "--replace", "--debug-file", log], **quiet),
        ]
        browser = Marionette(
            bin=FIREFOX, headless=False, app="fxdesktop", port=0, gecko_log=f"{home}/gecko.log", startup_timeout=120,
            prefs=PREFERENCES,
        )
        try:
            browser.start_session()
            window = ["search", "--onlyvisible", "--class", "firefox", "windowactivate", "--sync"]
            subprocess.run(["xdotool", *window], check=True, timeout=30)
            yield Reader(FirefoxPage(browser), log)
        finally:
            browser.cleanup()
            for program in programs:
                program.kill()
                program.wait()
