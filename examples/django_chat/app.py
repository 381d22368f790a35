"""A chat with a graph in one Django file: a page, its initial state, and views that start, stream and cancel runs.

`make example-django` serves it. A signed session cookie lists the browser's own threads. Everything else is in the Agent
Server, so that any worker on any host can serve any request, and no database is needed.
"""

import os
from pathlib import Path

from chat_thread import ASSISTANT, MODES, RETRY, log_in_lines, opening, run_options, transform, with_new_thread
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_safe
from django.views.static import serve

from langgraph_client import get_client
from langgraph_client.web.django import RunStreamView

PAGE = Path(__file__).resolve().parent.parent / "chat_page"

settings.configure(
    SECRET_KEY=os.environ["CHAT_SECRET_KEY"],
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    # Behind HTTPS, SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE too.
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    LOGGING_CONFIG=None,  # gunicorn's log is enough
)
log_in_lines()
client = get_client(retry=RETRY)  # one for all threads; LANGGRAPH_API_URL and LANGGRAPH_API_KEY say whose


class ChatRuns(RunStreamView):
    """Runs of the shopper, on the browser's own threads."""

    client = client
    assistant_id = ASSISTANT
    stream_mode = MODES

    def authorize(self, request, thread_id):
        """Return whether the thread belongs to this browser."""
        return owns(request, thread_id)

    def run_options(self, _request, payload):
        """Return the options of a run for a message or an answer."""
        return run_options(payload)

    def transform(self, part):
        """Return what the page may see of a part."""
        return transform(part)


def owns(request, thread_id):
    """Return whether the thread belongs to this browser."""
    return str(thread_id) in request.session.get("threads", [])


@require_safe
def new_chat(request):
    """Create a thread and redirect to its page."""
    request.session["threads"] = with_new_thread(request.session.get("threads", []))
    return redirect("page", request.session["threads"][-1])


@require_safe
def page(request, thread_id):
    """Return the static page of a thread, which then requests its state."""
    if not owns(request, thread_id):
        raise Http404
    return serve(request, "page.html", PAGE)


@require_safe
def state(request, thread_id):
    """Return the page's initial state."""
    if not owns(request, thread_id):
        raise Http404
    content, status = opening(client, str(thread_id))
    return JsonResponse({**content, "csrf": get_token(request), "served_by": "Django"}, status=status)


urlpatterns = [
    path("", new_chat),
    path("<uuid:thread_id>/", page, name="page"),
    path("<uuid:thread_id>/state", state),
    path("static/<path:path>", serve, {"document_root": PAGE}),  # behind nginx, nginx's own
    *ChatRuns.urls(),
]
application = get_wsgi_application()
asgi_application = get_asgi_application()  # for uvicorn, daphne, hypercorn or granian
