"""The extra `django`: a stranger's thread is a 404, before any server is asked."""

from uuid import UUID

import django
from django.conf import settings
from django.test import Client as Browser
from django.urls import include, path

from langgraph_client import get_client
from langgraph_client.web.django import RunStreamView

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"], SECRET_KEY="none")
django.setup()


class Runs(RunStreamView):
    """Nobody's runs."""

    client = get_client("http://127.0.0.1:9")
    assistant_id = "agent"

    def authorize(self, request, thread_id):
        """No."""
        return False


urlpatterns = [path("", include(Runs.urls()))]
answer = Browser().get(f"/{UUID(int=1)}/runs/{UUID(int=2)}/stream")
assert answer.status_code == 404, answer
