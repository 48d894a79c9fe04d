"""A web server for the built site that sends the headers the build has written into `_headers`."""

import functools
import http.server
import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


class HeaderRules:
    """The rules of a `_headers` file: a path pattern on a line, indented below it `Name: value` or `! Name` lines.

    All rules that match a path apply, in their order: a value given twice under one name is joined by a comma, and an
    exclamation mark takes a header back, as hosts do.
    """

    def __init__(self, text: str):
        # A value of None takes the header back.
        self.rules: list[tuple[re.Pattern, str, str | None]] = []
        pattern = None
        for line in text.splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if not line[0].isspace():
                pattern = re.compile(re.sub(r"\\\*", ".*", re.escape(line.strip())) + r"\Z")
                continue
            name, colon, value = line.strip().partition(":")
            if pattern is None or (not colon and not name.startswith("! ")):
                raise ValueError(f"_headers: cannot read {line!r}")
            if colon:
                self.rules.append((pattern, name.strip(), value.strip()))
            else:
                self.rules.append((pattern, name[2:].strip(), None))

    def headers(self, path: str) -> dict[str, str]:
        """The headers of one path."""
        found: dict[str, str] = {}
        for pattern, name, value in self.rules:
            if value is None and pattern.match(path):
                found.pop(name, None)
            elif pattern.match(path):
                found[name] = f"{found[name]}, {value}" if name in found else value
        return found


@dataclass
class Line:
    """What may happen on the way to the records: a slow host, a failing one; and what was asked of it."""

    delay: float = 0  # seconds
    fails: bool = False
    asked: list[str] = field(default_factory=list)


class SiteRequestHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the site's headers, and the site's own page for what is not there."""

    def __init__(self, *arguments, rules: HeaderRules, line: Line, **options):
        self.rules = rules
        self.line = line
        super().__init__(*arguments, **options)

    def do_GET(self):
        self.line.asked.append(self.path)
        if "/lookup/" in self.path:
            time.sleep(self.line.delay)
            if self.line.fails:
                return self.send_error(503)
        super().do_GET()

    def end_headers(self):
        for name, value in self.rules.headers(self.path.split("?")[0]).items():
            self.send_header(name, value)
        # Without it LinkChecker asks no more than a few times a second.
        self.send_header("LinkChecker", "may hurry")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def guess_type(self, path):
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *arguments):
        pass


def rules_of(folder: Path) -> HeaderRules:
    """The rules that a build has written beside its pages."""
    return HeaderRules((folder / "_headers").read_text(encoding="utf-8"))


@contextmanager
def serving(folder: Path, line: Line | None = None, rules: HeaderRules | None = None):
    """Serves a folder on a free port of the loopback interface, with its own rules if no others are given; gives the
    origin."""
    handler = functools.partial(
        SiteRequestHandler, directory=str(folder), rules=rules or rules_of(folder), line=line or Line()
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
