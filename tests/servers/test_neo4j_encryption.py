"""``kg load neo4j`` over TLS, to a server whose certificate an authority of our own signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tests.servers.neo4j_contents import expected, held
from tests.servers.neo4j_server import Neo4j
from tests.servers.test_neo4j_trouble import said
from tests.write.conftest import Builder, full

_SETTINGS = """\
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.ssl.policy.bolt.client_auth=NONE
"""
SCHEMES = ("bolt+s", "neo4j+s")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key and a certificate for localhost, and that of the authority behind it."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    issued = authority.issue_cert("localhost", key_type=trustme.KeyType.RSA)
    issued.cert_chain_pems[0].write_to_path(str(folder / "public.crt"))
    key = load_pem_private_key(issued.private_key_pem.bytes(), None)
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "private.key").write_bytes(plain)
    return folder


@pytest.fixture(scope="module")
def server(authority: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    with Neo4j(tmp_path_factory.mktemp("encrypted"), _SETTINGS.format(folder=authority)) as server:
        yield server


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Builder(tmp_path_factory.mktemp("build"))(full("a.md").done()).folder


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_named_authority_is_believed(server: Neo4j, out: Path, authority: Path, scheme: str) -> None:
    server.clear()
    uri = f"{scheme}://localhost:{server.port}"
    done = server.kg(str(out), "--uri", uri, "--ca-file", str(authority / "authority.pem"))
    assert (done.returncode, "unencrypted" in done.stderr) == (0, False), done.stderr
    with server.driver() as driver:
        assert held(driver) == expected(out)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_unknown_authority_is_not_believed(server: Neo4j, out: Path, scheme: str) -> None:
    uri = f"{scheme}://localhost:{server.port}"
    error = said(server.kg(str(out), "--uri", uri))
    assert f"Neo4j at {uri} shows a certificate that cannot be trusted: " in error
    assert "--ca-file" in error


def test_a_certificate_of_another_host_is_not_believed(server: Neo4j, out: Path, authority: Path) -> None:
    uri = f"bolt+s://127.0.0.1:{server.port}"
    error = said(server.kg(str(out), "--uri", uri, "--ca-file", str(authority / "authority.pem")))
    assert "cannot be trusted: IP address mismatch, certificate is not valid for '127.0.0.1'" in error


def test_any_certificate_will_do_where_the_address_says_so(server: Neo4j, out: Path) -> None:
    assert server.kg(str(out), "--uri", f"bolt+ssc://localhost:{server.port}").returncode == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_server_that_does_not_encrypt(neo4j: Neo4j, out: Path, scheme: str) -> None:
    error = said(neo4j.kg(str(out), "--uri", f"{scheme}://localhost:{neo4j.port}"))
    assert "does not speak TLS as expected" in error
    assert "bolt:// or neo4j://" in error


def test_a_file_that_holds_no_certificates(server: Neo4j, out: Path, authority: Path) -> None:
    uri = f"bolt+s://localhost:{server.port}"
    error = said(server.kg(str(out), "--uri", uri, "--ca-file", str(authority / "private.key")))
    assert "private.key holds no certificates in PEM form" in error
    error = said(server.kg(str(out), "--uri", uri, "--ca-file", str(authority / "none.pem")))
    assert "none.pem cannot be read: No such file or directory." in error
