"""A web server that answers every path with its process number."""

import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Alive(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(os.getpid()).encode())


HTTPServer(("127.0.0.1", int(sys.argv[1])), Alive).serve_forever()
