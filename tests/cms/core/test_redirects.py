"""Only the bare address redirects by language; every other wrong address stays wrong."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "target"),
    [
        ("kk", "/kk/"),
        ("ru-KZ,ru;q=0.9,en;q=0.5", "/ru/"),
        ("fr-FR,fr;q=0.9,uz;q=0.5", "/uz/"),
        ("ar-EG", "/ar/"),
        ("ja", "/en/"),
        ("", "/en/"),
    ],
)
def test_bare_address_leads_to_the_readers_language(client, accepted, target):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"], response["Vary"]) == (302, target, "Accept-Language")


@pytest.mark.parametrize(
    "path", ["/news/", "/wp-login.php", "/libraries/almaty/", "/xx/", "/en/nowhere/", "/kk/news/no/"]
)
def test_wrong_address_stays_not_found(client, house, path):
    assert client.get(path, headers={"accept-language": "kk"}).status_code == 404


def test_prefix_beats_the_browser(client, house):
    response = client.get("/vi/", headers={"accept-language": "kk"})
    assert (response["Content-Language"], response.get("Vary")) == ("vi", None)
