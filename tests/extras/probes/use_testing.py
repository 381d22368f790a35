"""The extra `testing`: a scripted run, and the fixtures in a test of pytest's."""

import subprocess
import sys
import tempfile
from pathlib import Path

from langgraph_client import get_client
from langgraph_client.testing import FakeAgentServer, values

with FakeAgentServer() as server, get_client(server.url, api_key=None) as client:
    server.script("agent", [values({"joke": "cats"})])
    assert [part.data for part in client.runs.stream(None, "agent", input={})][-1] == {"joke": "cats"}
with tempfile.TemporaryDirectory() as folder:
    test = Path(folder) / "test_it.py"
    test.write_text("def test_it(agent_client):\n    assert agent_client.threads.create().thread_id\n")
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test], check=True)
