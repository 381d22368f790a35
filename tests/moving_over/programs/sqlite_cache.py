"""Answers stored as JSON in a table, and as keyword arguments of an own class."""

import json
import os
import sqlite3
from dataclasses import dataclass

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


@dataclass
class Row:
    thread_id: str
    status: str
    metadata: dict
    values: dict | None = None

    @classmethod
    def of(cls, thread):
        return cls(**{key: value for key, value in thread.items() if key in cls.__dataclass_fields__})


def insert(thread_id, status, created_at, **rest):
    database.execute(
        "insert into threads values (?, ?, ?)", (thread_id, status, json.dumps({"at": created_at, **rest}))
    )


database = sqlite3.connect(":memory:")
database.execute("create table threads (id text primary key, status text, document text)")
thread = client.threads.create(metadata={"customer": 7})
insert(**thread)
thread_id, status, document = database.execute("select * from threads").fetchone()
print(thread_id == thread["thread_id"], status, sorted(json.loads(document)))
print(Row.of(client.threads.get(thread["thread_id"])).metadata)
database.execute("update threads set status = :status where id = :thread_id", thread)
print("{thread_id} is {status}".format(**thread) == f"{thread['thread_id']} is {thread['status']}")
print("%(status)s" % thread, "{status} {metadata[customer]}".format_map(thread))
database.close()
