"""The cases without generated pages: the start of the program, and the demonstration site whole."""

from pathlib import Path

from measuring import Bench, Contender

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"


def start(hugo: Path) -> list[Contender]:
    """How long it takes until the program does anything."""
    return [Contender("portal", lambda _: [PORTAL, "--version"]), Contender("hugo", lambda _: [hugo, "version"])]


def site(bench: Bench) -> list[Contender]:
    """The whole of the demonstration into an empty folder, its keys being there."""
    secrets = bench.scratch / "site-secrets"
    secrets.mkdir(mode=0o700)

    def build(output: Path) -> list:
        command = [PORTAL, "build", "--content", ROOT / "Content", "--site", ROOT / "Site"]
        return [*command, "--secrets", secrets, "--output", output, "--quiet"]

    bench.run(Contender("keys", build))
    return [Contender("portal", build)]
