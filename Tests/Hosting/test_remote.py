"""portal publish --remote, against real servers on the loopback interface: SFTP and WebDAV, as rclone serves them, and
the S3 protocol, as moto speaks it (Debian's rclone cannot serve it)."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

import hosted_site
import pytest
import servers
from hosted_site import PORTAL, portal

PASSWORD = "a password for this test"


class Office:
    """Sources, a folder of releases, and the folder that a server gives access to."""

    def __init__(self, base):
        self.base, self.served, self.releases = base, base / "served", base / "releases"
        self.served.mkdir()
        self.options = hosted_site.sources(base / "sources")
        self.environment = os.environ | {"RCLONE_CONFIG": str(base / "rclone.conf"), "HOME": str(base)}
        # A bundle of certificates in the environment is nothing to a server without any.
        self.environment.pop("AWS_CA_BUNDLE", None)

    def connect(self, kind: str, port: int):
        hidden = subprocess.run(["rclone", "obscure", PASSWORD], capture_output=True, text=True, check=True).stdout
        if kind == "s3":
            lines = ["type = s3", "provider = Other", "access_key_id = office", f"secret_access_key = {PASSWORD}"]
            lines += [f"endpoint = http://127.0.0.1:{port}", "region = us-east-1", "force_path_style = true"]
            (self.base / "rclone.conf").write_text("\n".join(["[host]", *lines]) + "\n")
            return
        lines = {
            "sftp": ["host = 127.0.0.1", f"port = {port}", "shell_type = none"],
            "webdav": [f"url = http://127.0.0.1:{port}", "vendor = other"],
        }[kind]
        lines = ["[host]", f"type = {kind}", "user = office", f"pass = {hidden.strip()}", *lines]
        (self.base / "rclone.conf").write_text("\n".join(lines) + "\n")

    def edit(self, text: str):
        for language in ("ky", "ru", "en"):
            path = self.base / "sources" / "Content" / "pages" / "after-filing" / f"{language}.md"
            path.write_text(path.read_text() + f"\n{text}\n")

    def build(self):
        portal("build", *self.options, "--output", self.base / "public", "--quiet")

    def command(self, *more) -> list:
        command = [PORTAL, "publish", "--from", self.base / "public", "--to", self.releases]
        if "--remote" not in more:
            command += ["--remote", "host:site"]
        return [str(word) for word in [*command, *more]]

    def publish(self, *more) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*more), capture_output=True, text=True, env=self.environment, timeout=300
        )

    def rclone(self, *words):
        result = subprocess.run(["rclone", *words], capture_output=True, text=True, env=self.environment, timeout=300)
        assert result.returncode == 0, result.stderr

    def remote(self) -> dict[str, bytes]:
        root = self.served / "site"
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def live(self) -> dict[str, bytes]:
        root = (self.releases / "current").resolve()
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(params=["sftp", "webdav"])
def office(request, tmp_path):
    office, port = Office(tmp_path), servers.free_port()
    command = ["rclone", "serve", request.param, "--addr", f"127.0.0.1:{port}", "--user", "office"]
    office.connect(request.param, port)
    command += ["--pass", PASSWORD, office.served]
    with servers.running(command, port, tmp_path / "output"):
        yield office


def test_bucket_gets_what_is_live(tmp_path):
    office, port = Office(tmp_path), servers.free_port()
    office.connect("s3", port)
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with servers.running(command, port, tmp_path / "output"):
        office.rclone("mkdir", "host:bucket")
        for edition in ("first", "second"):
            office.edit(f"The {edition} edition.")
            office.build()
            result = office.publish("--remote", "host:bucket/site")
            assert result.returncode == 0, result.stderr
            # Reads every object back.
            office.rclone("check", f"{office.releases}/current/", "host:bucket/site", "--download")
        assert int(result.stdout.split("remote: ")[1].split()[0]) < 30, result.stdout
        assert PASSWORD not in result.stdout + result.stderr


def test_remote_gets_what_is_live(office):
    office.build()
    result = office.publish()
    assert result.returncode == 0, result.stderr
    assert office.remote() == office.live()
    office.edit("More.")
    office.build()
    result = office.publish()
    assert result.returncode == 0, result.stderr
    assert office.remote() == office.live()
    # Three pages, the sitemap and the like; not the whole site again.
    count = int(result.stdout.split("remote: ")[1].split()[0])
    assert 3 <= count < 30, result.stdout
    for stream in (result.stdout, result.stderr):
        assert PASSWORD not in stream


def test_what_left_the_site_stays_for_its_days(office):
    page = office.base / "sources" / "Content" / "pages" / "after-filing" / "ky.md"
    text = page.read_text()
    page.write_text(text.replace("title:", "aliases: [old-name]\ntitle:", 1))
    office.build()
    assert office.publish().returncode == 0
    assert "ky/old-name/index.html" in office.remote()
    page.write_text(text)
    office.build()
    assert office.publish("--accept", "page: tried out").returncode == 0
    assert "ky/old-name/index.html" in office.remote(), "a page that is open may still ask for it"
    (office.served / "site" / "foreign.txt").write_text("of somebody else")
    result = office.publish("--remote-grace-days", "0")
    assert result.returncode == 0, result.stderr
    assert "ky/old-name/index.html" not in office.remote()
    assert office.remote().pop("foreign.txt") == b"of somebody else"


def test_manifest_comes_last_and_a_broken_run_goes_on(office):
    office.build()
    assert office.publish().returncode == 0
    watcher = Watcher(office)
    office.edit("Another edition.")
    office.build()
    watcher.start()
    try:
        for moment in (0.15, 0.3, 0.6):
            process = subprocess.Popen(office.command(), env=office.environment, stdout=-3, stderr=-3)
            time.sleep(moment)
            # With the copying program, as when the power goes.
            for child in children(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            process.kill()
            process.wait()
        result = office.publish()
    finally:
        watcher.done.set()
        watcher.join()
    assert result.returncode == 0, result.stderr
    found = {path: data for path, data in office.remote().items() if not path.endswith(".partial")}
    assert {path: found[path] for path in office.live()} == office.live()
    assert watcher.problems == []


def children(process: int) -> list[int]:
    out = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout
    return [int(line) for line in out.split()]


class Watcher(threading.Thread):
    """Looks at what the server has: whenever the manifest is the new one, everything it lists is there."""

    def __init__(self, office: Office):
        super().__init__()
        self.office, self.done, self.problems = office, threading.Event(), []
        self.old = office.remote()["manifest.sha256"]

    def run(self):
        while not self.done.is_set():
            with contextlib.suppress(FileNotFoundError):
                if self.office.remote().get("manifest.sha256") != self.old:
                    remote, live = self.office.remote(), self.office.live()
                    self.problems += [path for path in live if remote.get(path) != live[path]]
            time.sleep(0.02)


def test_target_must_be_one_of_rclones(office):
    office.build()
    for target in ("--config=/etc/passwd", "plain"):
        command = [*office.command()[:-1], target] if not target.startswith("-") else [
            *office.command()[:-2], f"--remote={target}"
        ]
        result = subprocess.run(command, capture_output=True, text=True, env=office.environment)
        assert result.returncode == 2, result.stderr


def test_server_that_is_not_there(office):
    office.build()
    office.connect("webdav", servers.free_port())
    result = office.publish()
    assert result.returncode == 3 and "run the command again" in result.stderr
    assert (office.releases / "current").is_symlink(), "the folder of releases is live all the same"
