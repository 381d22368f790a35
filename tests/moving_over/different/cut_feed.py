"""A thread's feed that is cut in the middle of a run."""

import os
import warnings

from langgraph_sdk import get_sync_client

from tests.faults.proxy import FaultProxy, cut

warnings.simplefilter("ignore")
STEPS = {"steps": 20, "delay": 0.02}
direct = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for way in ("reset", "clean"):
    thread_id = direct.threads.create()["thread_id"]
    run = direct.runs.create(thread_id, "slow", input=STEPS, stream_mode="updates", stream_resumable=True)
    with FaultProxy(os.environ["LANGGRAPH_URL"], cut(700, way)) as proxy, get_sync_client(url=proxy.url) as client:
        steps, end = [], "the end"
        try:
            for part in client.threads.join_stream(thread_id, last_event_id="-"):
                if part.event == "updates":
                    steps.append(part.data["work"]["step"])
                if part.event == "metadata" and part.data.get("status") == "run_done":
                    end = "run_done"
                    break
        except Exception as error:
            end = type(error).__name__
        print(way, "all" if steps == list(range(1, 21)) else "some", end)
