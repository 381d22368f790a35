"""The site's part in Django, for WSGI and ASGI, below `/django`."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

from langgraph_client import get_client
from langgraph_client.web.django import RunStreamView

HEARTBEAT = float(os.environ["HEARTBEAT"])
"""Seconds. A server that can't be asked notices a browser that left when it sends one; of the others nothing is sent."""
client = get_client(os.environ["AGENT_SERVER_URL"], api_key=None)


class Runs(RunStreamView):
    """Runs of the scripted graph, on everybody's threads."""

    client = client
    assistant_id = "agent"
    stream_mode = "custom"
    heartbeat = HEARTBEAT
    cancel_on_close = True

    def authorize(self, _request, _thread_id):
        """Let everybody in."""
        return True


settings.configure(
    SECRET_KEY="for tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware", "django.middleware.common.CommonMiddleware"],
    WSGI_APPLICATION=f"{__name__}.wsgi",
)
django.setup()
urlpatterns = [path("django/chat/", include(Runs.urls()))]
wsgi = get_wsgi_application()
asgi = get_asgi_application()
