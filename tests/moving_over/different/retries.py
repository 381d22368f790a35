"""A server that is overloaded for one request."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from langgraph_sdk import get_sync_client

answers = iter([(503, {"detail": "busy"}), (200, {"thread_id": "t", "status": "idle"})])


class Overloaded(BaseHTTPRequestHandler):
    def do_GET(self):
        status, answer = next(answers)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


with HTTPServer(("127.0.0.1", 0), Overloaded) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        print(get_sync_client(url=f"http://127.0.0.1:{server.server_port}").threads.get("t")["status"])
    except Exception as error:
        print(type(error).__name__)
    server.shutdown()
    thread.join()
