"""Answers in a cache: pickled, copied, compared, and handed to another process as bytes."""

import copy
import os
import pickle

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create(metadata={"deep": {"list": [1]}})
client.runs.wait(thread["thread_id"], "agent", input={"topic": "tea"})
state = client.threads.get_state(thread["thread_id"])
for answer in (thread, state, client.assistants.search(limit=1)[0]):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(answer, protocol))
        assert again == answer
        assert type(again) is type(answer)
    deep, shallow = copy.deepcopy(answer), copy.copy(answer)
    print(deep == answer == shallow, deep["metadata"] is answer["metadata"], shallow["metadata"] is answer["metadata"])
part = next(iter(client.runs.stream(None, "agent", input={"topic": "x"})))
again = pickle.loads(pickle.dumps(part))
print(again == part, again.event, copy.deepcopy(part) == part)
