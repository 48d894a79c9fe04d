"""How long readers on slow lines and slow phones wait for the largest part of a page, in the emulation of the browser.

Times on a machine that has other work are noise, so they are printed against their gates and do not fail; what does
fail are bytes (test_weight.py) and jumps (test_every_page.py), which are the same everywhere.
"""

import statistics
from typing import NamedTuple

import built_site as site
import pytest


class Profile(NamedTuple):
    """A line and a phone, in the units of the Chrome DevTools Protocol."""

    name: str
    latency: float  # milliseconds a request
    throughput: float  # bytes a second, both ways
    slowdown: int  # times slower than this processor
    gate: float  # seconds


PROFILES = [
    Profile("Slow 3G of DevTools, CPU 6x", 2000, 50_000, 6, 3.0),
    Profile("slow 3G of WebPageTest, CPU 6x", 400, 50_000, 6, 1.5),
    Profile("Slow 4G of Lighthouse, CPU 4x", 562.5, 1_474_560 / 8, 4, 1.5),
]
KINDS = ("guide", "status", "period")
RUNS = 5

WATCH = """window.largest = 0; window.blocked = 0;
new PerformanceObserver(list => { window.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => { for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50); })
  .observe({ type: 'longtask', buffered: true });"""


def measure(browser, address: str, profile: Profile) -> tuple[float, float]:
    """Seconds until the largest part is painted, and milliseconds of long tasks beyond 50."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        conditions = {"latency": profile.latency, "offline": False}
        conditions |= {"downloadThroughput": profile.throughput, "uploadThroughput": profile.throughput}
        session.send("Network.emulateNetworkConditions", conditions)
        session.send("Emulation.setCPUThrottlingRate", {"rate": profile.slowdown})
        page.goto(address, wait_until="load")
        page.wait_for_timeout(100)
        return page.evaluate("window.largest") / 1000, page.evaluate("window.blocked")
    finally:
        context.close()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_times(visitor, profile, record_property):
    rows = [f"{profile.name}: largest paint, median of {RUNS}; gate {profile.gate:.1f} s"]
    for kind in KINDS:
        address = visitor.origin + site.kinds()[kind, "ky"]
        for attempt in (1, 2):
            runs = [measure(visitor.browser, address, profile) for _ in range(RUNS)]
            largest, blocked = (statistics.median(column) for column in zip(*runs))
            if largest <= profile.gate:
                break
        assert largest > profile.latency / 1000, "the line was not emulated"
        verdict = "" if largest <= profile.gate else "  over the gate, twice"
        rows.append(f"  {kind:<10}{largest:>6.2f} s, blocked {blocked:>4.0f} ms{verdict}")
    record_property("table", "\n".join(rows))
