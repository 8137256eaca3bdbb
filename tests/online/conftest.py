"""The misbehaving server and a way to ask it."""

from __future__ import annotations

import importlib.util
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator

import pytest
from bad_server import POLICY, BadServer

from pubcheck.grammar import answers
from pubcheck.online import answers_of
from pubcheck.online.cache import Cache

if importlib.util.find_spec("aiohttp") is None:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for *.gov hosts that nobody else trusts, with its key in one file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate, and is not here")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-days", "2", "-subj", "/CN=site.gov",
         "-addext", "subjectAltName=DNS:*.site.gov,DNS:www.site.gov"],
        check=True, capture_output=True,
    )  # fmt: skip
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes())
    return both


@pytest.fixture(scope="session")
def trust(certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


@pytest.fixture
def server(certificate) -> Iterator[BadServer]:
    with BadServer(certificate) as running:
        yield running


@pytest.fixture
def ask(server, trust) -> Callable[..., answers.Answer]:
    """Ask for one address; a second one is asked for with it, so that there is a network."""

    def ask_one(address: str, tls=None, cache=None, **changes):
        asked = answers.asked(address)
        assert asked is not None
        found = answers_of(
            [asked, "https://www.site.gov/there"],
            POLICY._replace(**changes),
            cache or Cache(None, {}),
            lookup=server.lookup,
            tls=tls or trust,
        )
        return found[asked]

    return ask_one
