"""Without an extra: the client works, and the command says what it needs."""

import subprocess
import sys
from pathlib import Path

from langgraph_client import APIConnectionError, RetryPolicy, get_client

with get_client("http://127.0.0.1:9", retry=RetryPolicy(attempts=1)) as client:
    try:
        client.system.ok()
    except APIConnectionError:
        pass
    else:
        raise AssertionError("nobody listens there")
command = Path(sys.executable).with_name("langgraph-client")
done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
assert (done.returncode, done.stdout.split()[0], done.stderr) == (0, "langgraph-client", ""), done
done = subprocess.run([command, "threads", "list"], capture_output=True, text=True, check=False)
assert done.returncode == 2, done
assert "pip install 'langgraph_client[cli]'" in done.stderr, done.stderr
assert "Traceback" not in done.stderr, done.stderr
