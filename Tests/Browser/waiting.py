"""Waiting for what a page shows, for browsers that Playwright does not drive."""

import time

PATIENCE = 20  # seconds


class Waiting:
    """A page that can say what it shows."""

    def visible(self, name: str) -> str | None:
        """The text of the visible part of a name, none if it is hidden."""
        raise NotImplementedError

    def wait_for(self, *names: str) -> str:
        """The name of the first of these parts that shows."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for name in names:
                if self.visible(name) is not None:
                    return name
            time.sleep(0.02)
        raise AssertionError(f"none of {', '.join(names)} shows after {PATIENCE} s")
