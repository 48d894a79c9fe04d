"""The browser: Debian's headless Chromium, and what it hears and fetches while a page is open."""

from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium-headless-shell"

# The site may be looked at in every width; these two are the smallest of WCAG 1.4.10 and a common desk.
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")


@contextmanager
def browsing():
    """A browser; the sandbox is off because continuous integration runs as root."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """An open page, with the messages of its console, what it asked the network for, and where."""

    def __init__(self, page: Page, origin: str):
        self.page = page
        self.origin = origin
        self.messages: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.messages.append(f"uncaught: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.messages.append(f"failed: {request.url} {request.failure}"))

    def forget(self):
        """Forgets messages and requests of pages before."""
        self.messages.clear()
        self.requests.clear()

    def go(self, address: str):
        """Opens an address of the site and waits until it has loaded."""
        return self.page.goto(self.origin + address, wait_until="load")


class Visitor:
    """Opens pages of one site, each in a fresh browser context: no cache, cookies or storage left from others."""

    def __init__(self, browser: Browser, origin: str):
        self.browser = browser
        self.origin = origin

    @contextmanager
    def visit(self, address: str, width: int = 320, scheme: str = "light", **options):
        """Opens an address; further options are those of a Playwright context."""
        viewport = {"width": width, "height": 640 if width == 320 else 800}
        context = self.browser.new_context(viewport=viewport, color_scheme=scheme, **options)
        try:
            visit = Visit(context.new_page(), self.origin)
            visit.go(address)
            yield visit
        finally:
            context.close()
