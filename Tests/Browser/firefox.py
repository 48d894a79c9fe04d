"""The second engine: Debian's Firefox, driven by Mozilla's own Marionette, without a driver in between."""

import os
import tempfile
from contextlib import contextmanager

from marionette_driver import By
from marionette_driver.marionette import Marionette
from waiting import Waiting

FIREFOX = "/usr/bin/firefox-esr"


@contextmanager
def firefox():
    """A browser with a profile of its own, which asks nothing of the network by itself."""
    # The driver deletes what stands at the path of the log: as root that would be the null device.
    log = os.path.join(tempfile.mkdtemp(), "gecko.log")
    browser = Marionette(bin=FIREFOX, headless=True, app="fxdesktop", port=0, gecko_log=log, startup_timeout=120)
    try:
        browser.start_session()
        yield FirefoxPage(browser)
    finally:
        browser.cleanup()


class FirefoxPage(Waiting):
    """The one open page, in the words of the tests."""

    def __init__(self, browser: Marionette):
        self.browser = browser

    def go(self, address: str):
        """Opens an address afresh, also when only its fragment is another."""
        self.browser.navigate("about:blank")
        self.browser.navigate(address)

    def script(self, body: str, *arguments):
        return self.browser.execute_script(body, script_args=arguments, sandbox="default")

    def type(self, selector: str, text: str):
        field = self.browser.find_element(By.CSS_SELECTOR, selector)
        field.clear()
        field.send_keys(text)

    def click(self, selector: str):
        self.browser.find_element(By.CSS_SELECTOR, selector).click()

    def visible(self, name: str) -> str | None:
        """The text of the visible part of a name without its soft hyphens, none if it is hidden."""
        for element in self.browser.find_elements(By.CSS_SELECTOR, f'[data-show~="{name}"]'):
            if element.is_displayed():
                return element.text.replace("\u00ad", "")
        return None
