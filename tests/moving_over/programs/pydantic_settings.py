"""Types of the schema module as fields of pydantic models."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.schema import Command, Config, RunCreateMetadata, Send, StreamPart, TaskPayload
from pydantic import BaseModel, TypeAdapter, ValidationError


class Job(BaseModel):
    graph: str
    config: Config = {}
    command: Command | None = None


class Logged(BaseModel):
    run: RunCreateMetadata
    part: StreamPart


client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
job = Job(graph="agent", config={"tags": ["a"], "recursion_limit": 9})
print(client.runs.wait(None, job.graph, input={"topic": "tea"}, config=job.config)["joke"])
print(job.model_dump(), Job.model_validate_json(job.model_dump_json()) == job)
print(Job(graph="agent", command={"goto": {"node": "ask", "input": {"x": 1}}}).command)
try:
    Job(graph="agent", config={"recursion_limit": "many"})
except ValidationError as error:
    print(error.errors()[0]["loc"])
created = []
part = next(iter(client.runs.stream(None, "agent", input={"topic": "tea"}, on_run_created=created.append)))
logged = Logged(run={**created[0], "thread_id": None}, part=part)
print(sorted(logged.model_dump()["run"]), logged.part.event)
print(TypeAdapter(Send).validate_python({"node": "a", "input": {"x": 1}}))
print(sorted(TypeAdapter(TaskPayload).json_schema()["properties"]))
