"""The configuration in deploy/ is tried as it stands, but for names, ports and certificates."""

import os
import re
import shutil
import subprocess
import threading
import time
import urllib.request
from email.message import Message
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import brotli
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIRequest
from django.test import override_settings

from cms.core.page_cache.purging import purge_now
from tests.benchmarks.serving import free_port, wait_for
from tests.cms.core.page_cache.site_of_one_view import Site

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/opt/homebrew/bin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
# nginx answers by itself until the clock has shown two other seconds.
A_SECOND = 2.1
FRAME = """
{user} daemon off; pid {folder}/pid; error_log stderr error; events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {servers}
}}
"""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *line: object) -> None:
        pass


class Front:
    """nginx, and the site behind it."""

    def __init__(self, port: int, site: Site):
        self.port = port
        self.site = site
        self.asked = 0

    def application(self, environ, start_response):
        """The site, which counts how often it is asked."""
        self.asked += 1
        response = self.site.middleware(WSGIRequest(environ))
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    def get(self, path: str = "/en/", **headers: str) -> tuple[bytes, Message]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"http://localhost:{self.port}{path}", headers=named)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read(), answer.headers

    def read(self, path: str = "/en/", **headers: str) -> tuple[str, str]:
        """What the page says, and what nginx did."""
        body, said = self.get(path, **headers)
        return body.decode(), said.get_all("Cache-Status", [])[-1].removeprefix("nginx; ")


def configuration(folder: Path, *, port: int, behind: int) -> str:
    """That of deploy/ on one loopback port, without certificates."""
    text = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    text = re.sub(r"^\s*(ssl_certificate\w*|listen \[::\]).*;\n", "", text, flags=re.MULTILINE)
    replaced = {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "127.0.0.1:8000": f"127.0.0.1:{behind}",
        "library.example.org": "localhost",
        "/var/cache/nginx/outreach": str(folder / "cache"),
        "/srv/outreach": str(folder),
    }
    for ours, tests in replaced.items():
        assert ours in text
        text = text.replace(ours, tests)
    # As root its workers would be somebody else, who may not enter a folder of tests.
    user = "user root;" if os.getuid() == 0 else ""
    return FRAME.format(user=user, folder=folder, servers=text)


@pytest.fixture
def front(tmp_path):
    # The site runs in threads of its own; what it keeps is emptied after the test through the cache of this one.
    caches["pages"].get("anything")
    port, behind = free_port(), free_port()
    (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port=port, behind=behind))
    front = Front(port, Site())
    server = make_server("127.0.0.1", behind, front.application, server_class=Threaded, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    command = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    with override_settings(PUBLIC_URL="http://localhost"), subprocess.Popen(command) as process:
        wait_for(port, process)
        front.stop_site = server.shutdown, server.server_close
        yield front
        process.terminate()
    server.shutdown()
    server.server_close()


def test_nginx_answers_by_itself_and_asks_each_second_whether_that_holds(front):
    assert [front.read(), front.read(), front.asked] == [("first", "fwd=miss"), ("first", "hit"), 1]
    time.sleep(A_SECOND)
    assert (front.read(), front.asked, front.site.rendered) == (("first", "hit; detail=revalidated"), 2, 1)
    front.site.text = "second"
    purge_now({"text"})
    time.sleep(A_SECOND)
    assert (front.read(), front.read()) == (("second", "fwd=stale"), ("second", "hit"))


def test_each_answer_has_the_id_of_its_own_request(front):
    ids = [front.get()[1].get_all("X-Request-ID") for _turn in range(2)]
    assert ([len(each) for each in ids], ids[0] == ids[1]) == ([1, 1], False)


@pytest.mark.parametrize("cookie", ["sessionid=1", "a=b; __Host-sessionid=1", "messages=1"])
def test_who_may_be_logged_in_is_answered_by_the_site_and_by_nobody_from_then_on(front, cookie):
    front.read()
    assert (front.read(Cookie=cookie)[1], front.read(Cookie=cookie)[1]) == ("fwd=bypass", "fwd=bypass")
    assert (front.read()[1], front.read(Cookie="csrftoken=1; mysessionid=2")[1]) == ("hit", "hit")


@pytest.mark.parametrize(
    "headers", [{"Cache-Control": "private, max-age=60"}, {"Vary": "Cookie", "Cache-Control": "public, max-age=60"}, {}]
)
def test_what_is_not_for_everybody_is_not_kept(front, headers):
    front.site.headers = headers
    path = "/en/?unknown=1" if not headers else "/en/"
    assert (front.read(path)[1], front.read(path)[1]) == ("fwd=miss", "fwd=miss")


def test_each_encoding_is_kept_once(front):
    browsers = {"gzip, deflate, br, zstd": "br", "br;q=1.0, gzip": "br", "gzip, deflate": "gzip", "identity": None}
    answers = {accepted: front.get(Accept_Encoding=accepted) for accepted in browsers}
    assert {accepted: said["Content-Encoding"] for accepted, (_body, said) in answers.items()} == browsers
    assert brotli.decompress(answers["br;q=1.0, gzip"][0]) == b"first"
    assert front.asked == 3


def test_site_that_does_not_answer_is_read_on(front):
    front.read()
    for stop in front.stop_site:
        stop()
    time.sleep(A_SECOND)
    assert front.read() == ("first", "hit; detail=stale")
