"""The extra `cli`: the command runs, and ends as documented where nobody listens."""

import subprocess
import sys
from pathlib import Path

from langgraph_client import __version__

command = Path(sys.executable).with_name("langgraph-client")
done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
assert __version__ in done.stdout, done
done = subprocess.run([command, "--url", "http://127.0.0.1:9", "doctor"], capture_output=True, text=True, check=False)
assert done.returncode == 5, done
done = subprocess.run([command, "generate", "--output", "agents.py"], capture_output=True, text=True, check=False)
assert done.returncode == 2, done
assert "pip install 'langgraph_client[codegen]'" in done.stderr, done.stderr
