"""The third engine uses the tests' own server, site and registry of the first two."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))

import built_site as site  # noqa: E402


def pytest_generate_tests(metafunc):
    if "language" in metafunc.fixturenames:
        metafunc.parametrize("language", site.LANGUAGES)
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", [at for (_, language), at in site.kinds().items() if language in ("ky", "all")])
