#!/usr/bin/env bash
# requests 2.34.2 with urllib3 2.8.0 (Python 3.10 or newer).
#
# `stream=True` leaves the body of a response to the caller, and `allow_redirects=False` leaves the redirect to the caller.
# Together they don't: `Session.send` reads the whole body of a redirect into memory before it returns. It prepares
# `Response.next` for the caller, by the code that follows redirects, which first empties the connection. A 200, a 400 and
# a redirect without `Location` come back as soon as their headers are there. So a limit on the size of a body that the
# caller reads in parts, or a deadline between the parts, does not hold for a redirect, though the caller declined it;
# an adapter's own `send` is the way around.
#
# Seen:
#   200: 196608 bytes sent when the response was returned, 0 of them in memory
#   302/bare: 196608 bytes sent when the response was returned, 0 of them in memory
#   302: 8388608 bytes sent when the response was returned, 8388608 of them in memory
#
# Prints what was seen, and fails when requests behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet 'requests==2.34.2' 'urllib3==2.8.0'

venv/bin/python - <<'PY'
import socket
import threading

import requests

PART, PARTS = bytes(64 * 1024), 128  # 8 MiB in all


def serve(listener, sent):
    """Answer each request with the status in its path and 8 MiB, counting what was sent."""
    while True:
        connection, _ = listener.accept()
        with connection:
            asked = b""
            while b"\r\n\r\n" not in asked:
                asked += connection.recv(65536)
            status, *bare = asked.split()[1].decode().strip("/").split("/")
            location = "" if bare else "Location: /200\r\n"
            sent[0] = 0
            connection.sendall(f"HTTP/1.1 {status} -\r\n{location}Content-Length: {len(PART) * PARTS}\r\n\r\n".encode())
            try:
                for _ in range(PARTS):
                    connection.sendall(PART)
                    sent[0] += len(PART)
            except OSError:
                pass  # the client has closed its end


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 64 * 1024)
listener.bind(("127.0.0.1", 0))
listener.listen()
sent = [0]
threading.Thread(target=serve, args=(listener, sent), daemon=True).start()
session = requests.Session()
session.trust_env = False


def at_return(path, send):
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/{path}"
    request = session.prepare_request(requests.Request("GET", url))
    response = send(request)
    held = len(response.content) if response.raw.closed else 0
    print(f"{path}: {sent[0]} bytes sent when the response was returned, {held} of them in memory")
    response.close()
    return held


def by_session(request):
    return session.send(request, stream=True, allow_redirects=False)


def by_adapter(request):
    return session.get_adapter(request.url).send(request, stream=True)


print("version:", requests.__version__)
whole = len(PART) * PARTS
assert at_return("200", by_session) == 0
assert at_return("400", by_session) == 0
assert at_return("302/bare", by_session) == 0
assert at_return("302", by_session) == whole
assert at_return("307", by_session) == whole
print("by the adapter:")
assert at_return("307", by_adapter) == 0
PY
echo 'seen as described'
