"""Encrypted servers: the certificate is of the name that was typed, although the connection goes to an address."""

import pytest

from cms.core.fetch import NotReached

from .servers import NAME, certificate_of, response


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificates")
    return {name: certificate_of(name, folder) for name in (NAME, "other.example")}


@pytest.fixture
def served(serve, certificates, monkeypatch):
    """Start a server that shows the certificate of a name, which the system trusts."""

    def start(name: str):
        context, file = certificates[name]
        monkeypatch.setenv("SSL_CERT_FILE", file)
        return serve(response(b"text"), context=context)

    return start


def test_certificate_of_the_name_is_accepted(served, get):
    asked = []
    server = served(NAME)
    server.context.sni_callback = lambda connection, name, context: asked.append(name)
    assert (get(server.url()).body, asked) == (b"text", [NAME])


def test_certificate_of_another_name_is_refused(served, get):
    with pytest.raises(NotReached, match="mismatch"):
        get(served("other.example").url())


def test_certificate_that_nobody_vouches_for_is_refused(served, get, monkeypatch, certificates):
    server = served(NAME)
    monkeypatch.setenv("SSL_CERT_FILE", certificates["other.example"][1])
    with pytest.raises(NotReached, match="self-signed"):
        get(server.url())


def test_plain_server_is_not_taken_for_an_encrypted_one(serve, get):
    with pytest.raises(NotReached):
        get(serve(response(b"text")).url().replace("http:", "https:"))
