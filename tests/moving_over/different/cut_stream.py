"""A stream that is cut in the middle of its run: stored by the server, and not."""

import itertools
import os
import warnings

from langgraph_sdk import get_sync_client

from tests.faults.proxy import FaultProxy, cut

warnings.simplefilter("ignore")
STEPS = {"steps": 20, "delay": 0.02}
direct = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for place, settings, way in itertools.product(
    ("stateless", "on a thread"), ({"stream_resumable": True}, {}), ("reset", "clean")
):
    thread_id = direct.threads.create()["thread_id"] if place == "on a thread" else None
    with FaultProxy(os.environ["LANGGRAPH_URL"], cut(700, way)) as proxy, get_sync_client(url=proxy.url) as client:
        steps = []
        try:
            for part in client.runs.stream(thread_id, "slow", input=STEPS, stream_mode="updates", **settings):
                if part.event == "updates":
                    steps.append(part.data["work"]["step"])
            end = "the end"
        except Exception as error:
            end = type(error).__name__
        print(place, settings, way, "all" if steps == list(range(1, 21)) else "some", end)
