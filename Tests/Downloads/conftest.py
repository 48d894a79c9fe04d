"""The folder of sample downloads, as the Swift tests write it."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def pytest_configure(config):
    """What rdflib will change is no concern of ours while its version is pinned."""
    config.addinivalue_line("filterwarnings", "ignore::DeprecationWarning:rdflib")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Every file that a site would put into its folder of data, for two sample tables."""
    folder = tmp_path_factory.mktemp("downloads")
    command = [os.environ.get("SWIFT", "swift"), "test", "--skip-build", "--disable-xctest", "--filter", "FilesTests"]
    environment = os.environ | {"PORTAL_SAMPLES": str(folder)}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert list(folder.glob("*.csv")), "no sample was written"
    return folder
