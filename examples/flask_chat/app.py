"""A chat with a graph in Flask: a page, its initial state, and a blueprint that starts, streams and cancels runs.

`make example-flask` serves it. A signed session cookie lists the browser's own threads. Everything else is in the Agent
Server, so that any worker on any host can serve any request.
"""

import hmac
import os
import secrets
from pathlib import Path

from chat_thread import ASSISTANT, MODES, RETRY, log_in_lines, opening, run_options, transform, with_new_thread
from flask import Flask, abort, redirect, request, session, url_for

from langgraph_client import get_client
from langgraph_client.web.flask import run_blueprint

PAGE = Path(__file__).resolve().parent.parent / "chat_page"

app = Flask(__name__, static_folder=PAGE, static_url_path="/static")
# Behind HTTPS, SESSION_COOKIE_SECURE=True too.
app.config.update(SECRET_KEY=os.environ["CHAT_SECRET_KEY"], SESSION_COOKIE_SAMESITE="Lax")
log_in_lines()
client = get_client(retry=RETRY)  # one for all threads; LANGGRAPH_API_URL and LANGGRAPH_API_KEY say whose


def authorize(_request, thread_id):
    """Return whether the thread belongs to this browser."""
    return thread_id in session.get("threads", [])


@app.before_request
def want_token():
    """Reject requests that another site sends in the user's name: they have the cookie, but not the token."""
    sent, expected = request.headers.get("X-CSRFToken", ""), session.get("csrf", "")
    if request.method == "POST" and not (expected and hmac.compare_digest(sent.encode(), expected.encode())):
        abort(403)


@app.get("/")
def new_chat():
    """Create a thread and redirect to its page."""
    session.setdefault("csrf", secrets.token_urlsafe())
    session["threads"] = with_new_thread(session.get("threads", []))
    return redirect(url_for("page", thread_id=session["threads"][-1]))


@app.get("/<uuid:thread_id>/")
def page(thread_id):
    """Return the static page of a thread, which then requests its state."""
    if not authorize(request, str(thread_id)):
        abort(404)
    return app.send_static_file("page.html")


@app.get("/<uuid:thread_id>/state")
def state(thread_id):
    """Return the page's initial state."""
    if not authorize(request, str(thread_id)):
        abort(404)
    content, status = opening(client, str(thread_id))
    return {**content, "csrf": session["csrf"], "served_by": "Flask"}, status


app.register_blueprint(
    run_blueprint(
        "runs",
        client=client,
        assistant_id=ASSISTANT,
        authorize=authorize,
        stream_mode=MODES,
        run_options=lambda _request, payload: run_options(payload),
        transform=transform,
    )
)
