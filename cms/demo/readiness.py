"""Find out when the web server has come up."""

import http.client
import time

SECONDS_BETWEEN_QUESTIONS = 0.2


def wait_until_alive(port: int) -> None:
    """Return as soon as the web server on this port of localhost says that it is alive."""
    while not is_alive(port):
        time.sleep(SECONDS_BETWEEN_QUESTIONS)


def is_alive(port: int) -> bool:
    """Whether the web server answers /healthz/ with 200."""
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request("GET", "/healthz/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
