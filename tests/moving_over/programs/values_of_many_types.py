"""What people put into inputs, metadata and items."""

import os
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from enum import Enum, IntEnum
from uuid import UUID

from langgraph_sdk import get_sync_client
from pydantic import BaseModel

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


class Role(str, Enum):
    ADMIN = "admin"
    USER = "user"


class Level(IntEnum):
    HIGH = 3


@dataclass
class Point:
    x: int
    y: float
    tags: list[str] = field(default_factory=list)


class Order(BaseModel):
    number: int
    lines: list[str]
    when: datetime


values = {
    "roles": {Role.ADMIN: 1, Role.USER: Role.ADMIN},
    "level": Level.HIGH,
    "numbers": {1: "one", 2: "two"},
    "mixed": {True: "yes", None: "none", 2.5: "float"},
    "when": datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone.utc),
    "naive": datetime(2024, 5, 6, 7, 8, 9),
    "day": date(2024, 5, 6),
    "id": UUID(int=7),
    "ids": {UUID(int=8): 1},
    "set": {1},
    "frozen": frozenset({"a"}),
    "tuple": (1, 2, (3,)),
    "point": Point(1, 2.5, ["a"]),
    "order": Order(number=7, lines=["tea"], when=datetime(2024, 1, 1, tzinfo=timezone.utc)),
    "nan": [float("nan"), float("inf"), -0.0],
    "text": "Grüße, 世界 🐈",
    "big": 2**53 - 1,
}
for key, value in values.items():
    client.store.put_item(["values", "types"], key, {"value": value})
    print(key, client.store.get_item(["values", "types"], key)["value"]["value"])
print(client.threads.create(metadata={"role": Role.ADMIN, "point": Point(1, 2)})["metadata"])
print(client.runs.wait(None, "approval", input={"request": Role.USER})["request"])
print(
    client.runs.wait(None, "agent", input={"topic": str(Order(number=1, lines=[], when=values["when"]).number)})[
        "topic"
    ]
)
