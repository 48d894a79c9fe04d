"""Fixtures, the parameters taken from the built site, and the table of page weights."""

import pytest

import built_site as site
from browsing import SCHEMES, WIDTHS, Visitor, browsing
from serving import serving


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests: its driver refuses a second one in the same process."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def visitor(browser):
    """Opens pages of the built site, served with its own headers."""
    with serving(site.public()) as origin:
        yield Visitor(browser, origin)


def pytest_generate_tests(metafunc):
    """Tests ask by the names of their arguments for every page, or for one of each kind."""
    try:
        parameters = {
            "address": site.pages,
            "example": lambda: list(site.kinds().values()),
            "language": lambda: site.LANGUAGES,
            "width": lambda: WIDTHS,
            "scheme": lambda: SCHEMES,
        }
        marked = {name for mark in metafunc.definition.iter_markers("parametrize") for name in mark.args[0].split(",")}
        for name, values in parameters.items():
            if name in metafunc.fixturenames and name not in marked:
                metafunc.parametrize(name, values())
    except site.BuildFailed as problem:
        pytest.exit(str(problem), returncode=3)


# So many pages of a test of every page go to one worker together; all tests of another file do.
PORTION = 40


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Groups for the workers: a file is one, for its fixtures; the long tour of all pages is taken in portions."""
    for number, item in enumerate(items):
        name = item.path.stem
        portion = f"-{number // PORTION}" if item.originalname == "test_every_look" else ""
        item.add_marker(pytest.mark.xdist_group(name + portion))


def pytest_terminal_summary(terminalreporter):
    """Prints the tables that tests leave behind: weights, times."""
    for report in terminalreporter.stats.get("passed", []):
        for name, text in report.user_properties:
            if name == "table":
                terminalreporter.write_line(text)
