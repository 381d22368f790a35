"""The extra `flask`: a stranger's thread is a 404, before any server is asked."""

from uuid import UUID

from flask import Flask

from langgraph_client import get_client
from langgraph_client.web.flask import run_blueprint

app = Flask(__name__)
client = get_client("http://127.0.0.1:9")
app.register_blueprint(run_blueprint("chat", client=client, assistant_id="agent", authorize=lambda *_: False))
answer = app.test_client().get(f"/{UUID(int=1)}/runs/{UUID(int=2)}/stream")
assert answer.status_code == 404, answer
