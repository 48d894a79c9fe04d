"""Starts the real web servers on the loopback interface, with the recipes of Site/hosting, and asks them."""

import contextlib
import http.client
import os
import socket
import ssl
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

MODULES = Path("/usr/lib/nginx/modules")


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """A running server; its log, if it keeps one."""

    def __init__(self, port: int, is_secure: bool, log: Path | None):
        self.port, self.is_secure, self.log = port, is_secure, log

    def ask(self, path: str, method: str = "GET", **headers) -> Answer:
        if self.is_secure:
            context = ssl._create_unverified_context()
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=10)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request(method, path, headers={n.replace("_", "-"): v for n, v in headers.items()})
            answer = connection.getresponse()
            fields: dict[str, str] = {}
            for name, value in answer.getheaders():
                key = name.lower()
                fields[key] = f"{fields[key]}, {value}" if key in fields else value
            return Answer(answer.status, fields, answer.read())


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def running(command: list, port: int, output: Path):
    """Runs a server until the end of the block; it must listen within ten seconds."""
    with output.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env=os.environ | {"HOME": str(output.parent)})
        try:
            deadline = time.monotonic() + 10
            while True:
                assert process.poll() is None, output.read_text()
                assert time.monotonic() < deadline, output.read_text()
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                    break
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(10)


def nginx_around(site: str, base: Path) -> str:
    """The part that Debian's own nginx.conf has around a site."""
    module = MODULES / "ngx_http_brotli_static_module.so"
    assert module.exists(), "install libnginx-mod-http-brotli-static"
    user = "user root;" if os.getuid() == 0 else ""
    return f"""
        {user} daemon off; pid {base}/nginx.pid; error_log {base}/nginx-start.log warn; load_module {module};
        events {{ worker_connections 64; }}
        http {{
            default_type application/octet-stream;
            types {{ text/html html; }}
            client_body_temp_path {base}/t1; proxy_temp_path {base}/t2; fastcgi_temp_path {base}/t3;
            uwsgi_temp_path {base}/t4; scgi_temp_path {base}/t5;
            {site}
        }}
        """


def replaced(text: str, **changes: str) -> str:
    """Each of these must be there, or the recipe is not the one that is tested."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=portal.example"]
    command += ["-keyout", folder / "certificate.key", "-out", folder / "certificate.pem"]
    subprocess.run(command, check=True, capture_output=True)


@contextlib.contextmanager
def nginx(hosted):
    """The recipe with TLS."""
    port, plain = free_port(), free_port()
    base = hosted.base / "nginx"
    base.mkdir(exist_ok=True)
    certificate(hosted.pieces)
    text = hosted.recipe("nginx.conf")
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen [::]:80;": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
        "listen [::]:443 ssl http2;": "",
        "/var/log/nginx/": f"{base}/",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    (base / "nginx.conf").write_text(nginx_around(text, base))
    with running(["nginx", "-p", base, "-c", base / "nginx.conf"], port, base / "output"):
        server = Server(port, True, base / "portal.log")
        server.plain = Server(plain, False, None)
        yield server


@contextlib.contextmanager
def nginx_in_container(hosted):
    """The recipe for a container, without TLS."""
    port = free_port()
    base = hosted.base / "container"
    base.mkdir(exist_ok=True)
    text = hosted.recipe("nginx-container.conf")
    assert "listen 8080;" in text
    (base / "nginx.conf").write_text(nginx_around(text.replace("listen 8080;", f"listen 127.0.0.1:{port};"), base))
    with running(["nginx", "-p", base, "-c", base / "nginx.conf"], port, base / "output"):
        yield Server(port, False, None)


@contextlib.contextmanager
def caddy(hosted):
    """The recipe, without the certificate that Caddy would ask the world for."""
    port = free_port()
    base = hosted.base / "caddy"
    base.mkdir(exist_ok=True)
    text = hosted.recipe("Caddyfile")
    for old, new in {
        "portal.example {": f"http://127.0.0.1:{port} {{",
        "/var/log/caddy/": f"{base}/",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    (base / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
    command = ["caddy", "run", "--config", base / "Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, base / "output"):
        yield Server(port, False, base / "portal.log")


SERVERS = {"nginx": nginx, "nginx-container": nginx_in_container, "caddy": caddy}
