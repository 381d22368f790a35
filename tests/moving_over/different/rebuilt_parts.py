"""A part that is copied by iterating over it."""

import csv
import os
import sys
from copy import copy
from dataclasses import asdict, dataclass

from langgraph_sdk import get_sync_client
from langgraph_sdk.schema import StreamPart


@dataclass
class Entry:
    part: StreamPart


client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
stream = client.runs.stream(
    client.threads.create()["thread_id"], "agent", input={"topic": "tea"}, stream_resumable=True
)
part = next(iter(stream))
print(copy(part).id == part.id, part._replace(data=None).id == part.id, StreamPart(**part._asdict()).id == part.id)
print(asdict(Entry(part))["part"].id == part.id, asdict(Entry(part[:]))["part"][2] == part.id)
csv.writer(sys.stdout, lineterminator="\n").writerow(StreamPart("updates", "text", "1"))
