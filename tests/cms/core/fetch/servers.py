"""Servers on loopback that say exactly what a test wants, whatever the rules of HTTP are."""

import contextlib
import datetime
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "feeds.example"
Answer = bytes | Iterator[bytes] | Callable[[str], "Answer"]


def response(body: bytes = b"", /, status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP response; `content_type="text/plain"` and a right length unless they are given."""
    lines = {"content_type": "text/plain", "content_length": str(len(body))} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return response(status=status, location=location)


def dripping(data: bytes, pause: float) -> Iterator[bytes]:
    """One byte at a time."""
    for byte in data:
        time.sleep(pause)
        yield bytes([byte])


class Server:
    """Answers every request with what it was given: bytes, pieces of bytes, or what a function makes of the request."""

    def __init__(self, answer: Answer, *, address: str = "127.0.0.1", context: ssl.SSLContext | None = None, port=0):
        self.answer, self.context = answer, context
        self.requests: list[str] = []
        self.listener = socket.create_server((address, port))
        self.port = self.listener.getsockname()[1]
        self.netloc = f"{NAME}:{self.port}"
        threading.Thread(target=self.listen, daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"{'https' if self.context else 'http'}://{self.netloc}{path}"

    def listen(self):
        while True:
            try:
                connection, _peer = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket):
        with connection:
            try:
                if self.context:
                    connection = self.context.wrap_socket(connection, server_side=True)
                with connection:
                    request = connection.recv(65536).decode("latin-1")
                    self.requests.append(request)
                    self.send(connection, self.answer, request)
            except OSError:
                return

    def send(self, connection: socket.socket, answer: Answer, request: str):
        if callable(answer):
            self.send(connection, answer(request), request)
        elif isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            for piece in answer:
                connection.sendall(piece)

    def close(self):
        with contextlib.suppress(OSError):
            # Wakes the thread that waits for a connection, which closing alone does not.
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


def certificate_of(name: str, folder) -> tuple[ssl.SSLContext, str]:
    """What a server of this name shows, and the file that whoever shall trust it needs."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, key_pem = folder / f"{name}.pem", folder / f"{name}.key"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key_pem)
    return context, str(pem)
