"""Ask once, print the final state."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
final_state = client.runs.wait(None, "agent", input={"topic": "tea"}, config={"configurable": {"user_id": "7"}})
print(final_state)
print(type(final_state).__name__, final_state.get("joke"), sorted(final_state))
answer = client.runs.wait(None, "chat", input={"messages": [{"role": "user", "content": "Hello there"}]})
for message in answer["messages"]:
    print(message["type"], message["content"])
