"""The same small site in Django and in Flask, as WSGI applications: their views are tested once, for both."""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable, Iterator
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from django.urls import include, path
from flask import Flask
from werkzeug.test import Client as Visitor
from werkzeug.test import TestResponse

from langgraph_client.web.django import RunStreamView
from langgraph_client.web.flask import run_blueprint

if not settings.configured:
    settings.configure(SECRET_KEY="for tests", ALLOWED_HOSTS=["*"], ROOT_URLCONF="", MIDDLEWARE=[], USE_TZ=True)
    django.setup()


class Site:
    """What a browser does at one of the sites."""

    def __init__(self, app: Any) -> None:
        self.visitor = Visitor(app)

    def start(self, thread_id: str, payload: Any = None, **more: Any) -> TestResponse:
        """Start a run."""
        more = more or {"json": payload}
        return self.visitor.post(f"/chat/{thread_id}/runs", **more)

    def watch(self, thread_id: str, run_id: str, last_event_id: str | None = None, method: str = "GET") -> TestResponse:
        """Open the stream; its body is read as it comes, and is to be closed."""
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        return self.visitor.open(f"/chat/{thread_id}/runs/{run_id}/stream", method=method, headers=headers)

    def cancel(self, thread_id: str, run_id: str, method: str = "POST") -> TestResponse:
        """Press stop."""
        return self.visitor.open(f"/chat/{thread_id}/runs/{run_id}/cancel", method=method)


def flask_site(**options: Any) -> Any:
    """The site in Flask."""
    app = Flask("site")
    app.register_blueprint(run_blueprint("chat", url_prefix="/chat", **options))
    return app


@contextlib.contextmanager
def django_site(middleware: list[str], **options: Any) -> Iterator[Any]:
    """The site in Django."""
    methods = {name: _method(options.pop(name)) for name in ("authorize", "run_options") if name in options}
    if "transform" in options:
        options["transform"] = staticmethod(options["transform"])
    if not hasattr(options["client"], "runs"):
        options["client"] = staticmethod(options["client"])
    view: Any = type("Runs", (RunStreamView,), {**options, **methods})
    urls = types.ModuleType("urls")
    urls.urlpatterns = [path("chat/", include(view.urls()))]  # type: ignore[attr-defined]
    with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=middleware):
        yield get_wsgi_application()


def _method(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda _, *arguments: function(*arguments)


@contextlib.contextmanager
def site(framework: str, *, middleware: list[str] | None = None, **options: Any) -> Iterator[Site]:
    """One of the two; the options are those of the blueprint, and Django's attributes have the same names."""
    options = {"assistant_id": "agent", **options}
    if framework == "flask":
        yield Site(flask_site(**options))
        return
    with django_site(middleware or [], **options) as app:
        yield Site(app)
