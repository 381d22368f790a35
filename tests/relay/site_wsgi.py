"""The site that the WSGI servers serve: Django below `/django`, and Flask below `/flask`. Leaving cancels."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import run_simple

from langgraph_client.web.flask import run_blueprint
from tests.relay import site_django

flask = Flask(__name__)
flask.register_blueprint(
    run_blueprint(
        "chat",
        client=site_django.client,
        assistant_id="agent",
        authorize=lambda *_: True,
        stream_mode="custom",
        heartbeat=site_django.HEARTBEAT,
        cancel_on_close=True,
        url_prefix="/chat",
    )
)
application = DispatcherMiddleware(site_django.wsgi, {"/flask": flask})

if __name__ == "__main__":
    port = int(os.environ["PORT"])
    if sys.argv[1] == "werkzeug":
        run_simple("127.0.0.1", port, application, threaded=True)
    elif sys.argv[1] == "runserver":
        from django.core.management import execute_from_command_line

        execute_from_command_line(["", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"])
