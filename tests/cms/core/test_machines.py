"""What machines ask for: health, robots, tints, pictures, and the headers on every answer."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db


def test_healthz_answers_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_is_ready_when_all_is_there(client):
    assert client.get("/readyz/").status_code == 200


def test_readyz_says_when_the_broker_is_down(client, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {}
    response = client.get("/readyz/", headers={"accept": "application/json"})
    assert (response.status_code, "The broker does not answer" in response.content.decode()) == (500, True)


def test_robots_keeps_machines_out_of_what_is_for_people(client):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "",
        "Sitemap: http://localhost:8000/sitemap.xml",
    ]


def test_tint_sets_one_colour_and_is_kept_for_a_year(client):
    response = client.get("/tint/0b4f7d.css")
    assert (response.content.decode(), response["Content-Type"], response["Cache-Control"]) == (
        "@layer tokens { :root { --seed: #0b4f7d; } }\n",
        "text/css",
        "public, max-age=31536000, immutable",
    )


@pytest.mark.parametrize("accent", ["red", "0b4f7", "0B4F7D", "0b4f7d;}body{display:none"])
def test_tint_of_anything_else_is_not_found(client, accent):
    assert client.get(f"/tint/{accent}.css").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("images/a.png", 200),
        ("images/a.svg", 404),
        ("images/a.html", 404),
        ("documents/a.png", 404),
        ("images/../documents/a.png", 404),
        ("images/none.png", 404),
    ],
)
def test_media_serves_pictures_only(client, name, status):
    for stored in ("images/a.png", "images/a.svg", "images/a.html", "documents/a.png"):
        if not default_storage.exists(stored):
            default_storage.save(stored, ContentFile(b"content"))
    response = client.get(f"/media/{name}")
    response.close()
    assert response.status_code == status


def test_media_is_never_run(client):
    default_storage.save("images/b.png", ContentFile(b"<script>alert(1)</script>"))
    response = client.get("/media/images/b.png")
    response.close()
    headers = [response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")]
    assert headers == ["image/png", "nosniff", "default-src 'none'"]


def test_public_page_allows_nothing_inline(client, house):
    policy = client.get("/en/")["Content-Security-Policy"]
    assert dict(directive.split(" ", 1) for directive in policy.split("; ")) == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "frame-src": "'self' https://www.youtube-nocookie.com https://player.vimeo.com",
        "frame-ancestors": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "form-action": "'self'",
    }


def test_every_answer_carries_the_headers_that_protect(client, house):
    response = client.get("/en/")
    assert {name: response[name] for name in ("Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options")} == {
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
    }
    assert response["Permissions-Policy"].startswith("accelerometer=(), camera=()")


@pytest.mark.parametrize(("given", "kept"), [("proxy-request-1", True), ("bad id\t", False), ("x", False)])
def test_request_id_of_a_proxy_is_kept_if_it_looks_like_one(client, given, kept):
    assert (client.get("/healthz/", headers={"x-request-id": given})["X-Request-ID"] == given) is kept


def test_public_pages_set_no_cookie(client, house):
    assert [client.get(path).cookies.output() for path in ("/en/", "/kk/news/", "/ar/libraries/")] == ["", "", ""]
