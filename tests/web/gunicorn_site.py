"""The site that gunicorn serves: `AGENT_SERVER_URL` names the Agent Server. Leaving cancels, and silence stays silence."""

from __future__ import annotations

import os

from flask import Flask

from langgraph_client import get_client
from langgraph_client.web.flask import run_blueprint

app = Flask(__name__)
app.register_blueprint(
    run_blueprint(
        "chat",
        client=get_client(os.environ["AGENT_SERVER_URL"], api_key=None),
        assistant_id="slow",
        authorize=lambda *_: True,
        stream_mode="updates",
        heartbeat=1e6,
        cancel_on_close=True,
        url_prefix="/chat",
    )
)
