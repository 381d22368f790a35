"""A service class around a client, with hints from the client module."""

import os
from contextlib import contextmanager

from langgraph_sdk.client import SyncLangGraphClient, SyncRunsClient, SyncThreadsClient, get_sync_client


class Conversations:
    def __init__(self, client: SyncLangGraphClient, assistant: str = "chat") -> None:
        self._client = client
        self._assistant = assistant

    @property
    def threads(self) -> SyncThreadsClient:
        return self._client.threads

    @property
    def runs(self) -> SyncRunsClient:
        return self._client.runs

    @contextmanager
    def conversation(self):
        thread = self.threads.create()
        try:
            yield lambda text: self.say(thread["thread_id"], text)
        finally:
            self.threads.delete(thread["thread_id"])

    def say(self, thread_id: str, text: str) -> str:
        state = self.runs.wait(thread_id, self._assistant, input={"messages": [{"role": "user", "content": text}]})
        return state["messages"][-1]["content"]


client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
print(
    isinstance(client, SyncLangGraphClient),
    isinstance(client.runs, SyncRunsClient),
    isinstance(client.threads, SyncThreadsClient),
)
with Conversations(client).conversation() as say:
    print(say("Hello"))
    print(say("Goodbye"))
