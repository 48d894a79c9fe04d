"""Prints what the crash tests found, since a test that passed in silence convinces nobody."""

import pytest

FIGURES = pytest.StashKey[list]()


@pytest.fixture(scope="session")
def figures(request):
    """Lines for the end of the run."""
    return request.config.stash.setdefault(FIGURES, [])


def pytest_terminal_summary(terminalreporter):
    for line in terminalreporter.config.stash.get(FIGURES, []):
        terminalreporter.write_line(line)
