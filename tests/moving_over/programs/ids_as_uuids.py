"""UUIDs as objects, where IDs are wanted."""

import os
from uuid import UUID, uuid4

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import NotFoundError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = uuid4()
print(client.threads.create(thread_id=thread_id)["thread_id"] == str(thread_id))
print(client.threads.update(thread_id, metadata={"owner": thread_id})["metadata"] == {"owner": str(thread_id)})
system = {"created_by": "system"}
assistant_id = UUID(client.assistants.search(graph_id="agent", metadata=system)[0]["assistant_id"])
print(
    client.runs.wait(thread_id, assistant_id, input={"topic": "tea"})["joke"],
    client.assistants.get(assistant_id)["graph_id"],
)
print(
    [part.event for part in client.runs.stream(thread_id, assistant_id, input={"topic": "tea"}, stream_mode="updates")]
)
run_id = UUID(client.runs.list(thread_id)[0]["run_id"])
print(client.runs.get(thread_id, run_id)["status"], sorted(client.runs.join(thread_id, run_id)))
print(client.threads.get_state(thread_id)["values"], len(client.threads.get_history(thread_id)) > 2)
print(len(client.threads.search(ids=[thread_id])), client.threads.copy(thread_id)["thread_id"] != str(thread_id))
cron = client.crons.create_for_thread(thread_id, assistant_id, schedule="0 0 1 1 *")
print(client.crons.delete(UUID(cron["cron_id"])), client.threads.delete(thread_id))
for wrong in (thread_id, None, b"id"):
    try:
        client.threads.get(wrong)
    except (NotFoundError, TypeError) as error:
        print(type(error).__name__)
