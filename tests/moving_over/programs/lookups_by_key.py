"""Answers in sets, comprehensions, sorts and groups."""

import itertools
import os
from collections import ChainMap, Counter, defaultdict
from operator import itemgetter
from uuid import uuid4

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
tag = str(uuid4())
made = [client.threads.create(metadata={"tag": tag, "team": team}) for team in ("red", "blue", "red")]
by_id = {thread["thread_id"]: thread for thread in made}
found = client.threads.search(metadata={"tag": tag}, limit=10)
print(all(by_id[thread["thread_id"]]["metadata"] == thread["metadata"] for thread in found))
print(Counter(thread["metadata"]["team"] for thread in found))
teams = defaultdict(list)
for thread in sorted(found, key=itemgetter("created_at")):
    teams[thread["metadata"]["team"]].append(thread["status"])
print(dict(teams))
key = lambda thread: thread["metadata"]["team"]  # noqa: E731
print([(team, len(list(group))) for team, group in itertools.groupby(sorted(found, key=key), key)])
print(
    ChainMap({"status": "override"}, made[0])["status"], made[0] == dict(made[0]), made[0] != made[1], made[0] in made
)
keys, values = zip(*sorted(made[0].items()))
print(keys[:3], len(values) == len(keys), dict(zip(keys, values)) == made[0])
try:
    made[0]["nothing"]
except KeyError as error:
    print("KeyError", error)
try:
    hash(made[0])
except TypeError:
    print("not hashable")
