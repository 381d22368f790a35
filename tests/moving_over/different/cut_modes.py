"""A joined stream in one of its run's two modes, which is cut in the middle."""

import os
import warnings

from langgraph_sdk import get_sync_client

from tests.faults.proxy import FaultProxy, cut

warnings.simplefilter("ignore")
STEPS = {"steps": 20, "delay": 0.02}
direct = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = direct.threads.create()["thread_id"]
run = direct.runs.create(thread_id, "slow", input=STEPS, stream_mode=["updates", "values"], stream_resumable=True)
with FaultProxy(os.environ["LANGGRAPH_URL"], cut(700, "reset")) as proxy, get_sync_client(url=proxy.url) as client:
    joined = client.runs.join_stream(thread_id, run["run_id"], stream_mode="updates", last_event_id="-")
    print(sorted({part.event for part in joined} - {"metadata"}))
