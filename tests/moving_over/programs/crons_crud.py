"""Scheduled runs, made, listed, changed and deleted."""

import os
from datetime import datetime, timedelta, timezone
from uuid import uuid4

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import APIStatusError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
tag = str(uuid4())
later = datetime.now(timezone.utc) + timedelta(days=3)


def attempt(what, call):
    try:
        return call()
    except APIStatusError as error:
        print(what, error.status_code, error.message)
        return None


thread = client.threads.create()
cron = attempt(
    "create",
    lambda: client.crons.create(
        "agent", schedule="5 4 * * *", input={"topic": "tea"}, metadata={"tag": tag}, end_time=later, timezone="UTC"
    ),
)
if cron:
    print(cron["schedule"], cron["payload"]["input"], cron["enabled"], sorted(cron))
other = attempt(
    "create_for_thread",
    lambda: client.crons.create_for_thread(
        thread["thread_id"],
        "agent",
        schedule="0 0 1 1 *",
        input={"topic": "year"},
        metadata={"tag": tag},
        enabled=False,
    ),
)
if other:
    print(other["thread_id"] == thread["thread_id"], other["enabled"])
found = attempt("search", lambda: client.crons.search(metadata={"tag": tag}, sort_by="created_at", sort_order="asc"))
print([one["schedule"] for one in found or []])
print(attempt("count", lambda: client.crons.count(metadata={"tag": tag})))
print(len(attempt("by thread", lambda: client.crons.search(thread_id=thread["thread_id"])) or []))
for one in found or []:
    changed = attempt(
        "update", lambda one=one: client.crons.update(one["cron_id"], schedule="1 1 * * *", enabled=False)
    )
    print(changed and (changed["schedule"], changed["enabled"]))
    print(attempt("delete", lambda one=one: client.crons.delete(one["cron_id"])))
print(attempt("search", lambda: client.crons.search(metadata={"tag": tag})))
attempt("bad schedule", lambda: client.crons.create("agent", schedule="never"))
attempt("missing", lambda: client.crons.delete(str(uuid4())))
