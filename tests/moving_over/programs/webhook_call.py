"""The server calls back when a run is over."""

import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
received = []


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        received.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


with HTTPServer(("127.0.0.1", 0), Hook) as server:
    server.timeout = 30
    address = f"http://127.0.0.1:{server.server_port}/hook?secret=1"
    thread = client.threads.create()
    run = client.runs.create(thread["thread_id"], "agent", input={"topic": "tea"}, webhook=address)
    server.handle_request()
payload = received[0]
print(payload["run_id"] == run["run_id"], payload["status"], payload["values"], sorted(payload))
