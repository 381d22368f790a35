"""The extras `cli` and `codegen`: a module is generated from a file of schemas, imported, and up to date."""

import json
import subprocess
import sys
from pathlib import Path

record = {"type": "object", "properties": {"topic": {"type": "string"}}, "required": ["topic"]}
graph = {
    "assistant_id": "agent",
    "graph_id": "agent",
    "schemas": dict.fromkeys(["input", "output", "state"], record) | {"context": None},
}
Path("agents.json").write_text(json.dumps({"server": "1.0", "assistants": {"agent": graph}, "$defs": {}}))
command = [
    Path(sys.executable).with_name("langgraph-client"),
    "generate",
    "--output",
    "agents.py",
    "--schemas",
    "agents.json",
]
subprocess.run(command, check=True)
done = subprocess.run([*command, "--check"], capture_output=True, text=True, check=True)
assert done.stdout == "agents.py is up to date\n", done
sys.path.insert(0, "")
import agents  # noqa: E402 - it was made above

assert agents.AgentInput.__required_keys__ == {"topic"}
