"""The screen reader's tests use the server, the site and the registry of the browser's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
