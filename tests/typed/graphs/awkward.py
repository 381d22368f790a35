"""Graphs whose schemas are awkward: each shape that a generator of types can get wrong, on a real server.

None of them needs an account or a network. What each takes and gives is in its classes.
"""

from __future__ import annotations

import enum
import operator
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeVar, Union

from langchain_core.messages import AIMessage, AnyMessage
from langgraph.graph import END, START, MessagesState, StateGraph, add_messages
from langgraph.runtime import Runtime
from langgraph.types import interrupt
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import NotRequired, TypedDict

T = TypeVar("T")


def one_node(state: Any, node: Any, **schemas: Any) -> Any:
    """Compile a graph of one node, which is called `work`."""
    builder = StateGraph(state, **schemas)
    builder.add_node("work", node)
    builder.add_edge(START, "work")
    builder.add_edge("work", END)
    return builder.compile()


class Address(BaseModel):
    """Where to send it."""

    street_name: str = Field(alias="streetName")
    zip_code: str | None = Field(default=None, alias="zip-code")


class Order(BaseModel):
    """An order, as a shop's other systems write it."""

    model_config = ConfigDict(populate_by_name=True)

    order_id: int = Field(alias="orderId")
    class_: str = Field(default="standard", alias="class")
    address: Address
    notes: list[str] = Field(default_factory=list)
    total: float | None = None


async def take_order(state: Order) -> dict[str, Any]:
    """Add a note."""
    return {"notes": [*state.notes, f"taken: {state.order_id}"], "total": 9.5}


order = one_node(Order, take_order)


@dataclass
class Job:
    """A job, as a dataclass."""

    name: str
    tries: int = 0
    tags: list[str] = field(default_factory=list)


async def try_job(state: Job) -> dict[str, Any]:
    """Count a try."""
    return {"tries": state.tries + 1, "tags": [*state.tags, "tried"]}


job = one_node(Job, try_job)


class Loose(TypedDict, total=False):
    """Nothing is required."""

    query: str
    limit: int | None
    hits: Annotated[list[str], operator.add]


async def look(state: Loose) -> dict[str, Any]:
    """Find what was looked for."""
    return {"hits": [state.get("query", "everything")]}


loose = one_node(Loose, look)


class Talk(MessagesState):
    """Messages, and what they are about."""

    subject: NotRequired[str]


class Speaker(TypedDict):
    """Who speaks."""

    name: str
    loud: NotRequired[bool]


async def say(state: Talk, runtime: Runtime[Speaker]) -> dict[str, Any]:
    """Answer, as whoever the context names."""
    name = (runtime.context or {}).get("name", "nobody")
    return {"messages": [AIMessage(f"{name} heard {state['messages'][-1].text}")], "subject": "hearing"}


talk = one_node(Talk, say, context_schema=Speaker)


class Cat(BaseModel):
    """A cat."""

    kind: Literal["cat"] = "cat"
    lives: int = 9


class Dog(BaseModel):
    """A dog."""

    kind: Literal["dog"] = "dog"
    owner: str


class Zoo(BaseModel):
    """Animals, told apart by their kind."""

    star: Union[Cat, Dog] = Field(discriminator="kind")
    others: list[Annotated[Union[Cat, Dog], Field(discriminator="kind")]] = []
    seen: str | int | None = None


async def visit(state: Zoo) -> dict[str, Any]:
    """See the star."""
    return {"seen": state.star.kind, "others": [*state.others, Dog(owner="zoo")]}


zoo = one_node(Zoo, visit)


class Branch(BaseModel):
    """A tree is a branch with branches."""

    label: str
    children: list[Branch] = []
    parent: Branch | None = None


class Forest(TypedDict):
    """Trees."""

    trees: list[Branch]
    count: NotRequired[int]


async def count_trees(state: Forest) -> dict[str, Any]:
    """Count the trees."""
    return {"count": len(state["trees"])}


forest = one_node(Forest, count_trees)


class Colour(str, enum.Enum):
    """What can be seen."""

    red = "red"
    green = "green"


class Level(enum.IntEnum):
    """How much."""

    low = 1
    high = 10


class Paint(TypedDict):
    """Enumerations and constants."""

    colour: Colour
    level: NotRequired[Level]
    finish: NotRequired[Literal["matt", "gloss"] | None]
    mixed: NotRequired[dict[Colour, float]]


async def mix(state: Paint) -> dict[str, Any]:
    """Mix the paint."""
    return {"level": Level.high, "finish": "matt", "mixed": {state["colour"]: 0.5}}


paint = one_node(Paint, mix)


class Page(BaseModel, Generic[T]):
    """Some items of many."""

    items: list[T]
    following: Page[T] | None = None


class Shelf(TypedDict):
    """Generics in generics."""

    numbers: Page[int]
    pages: Page[Page[str]]
    pairs: NotRequired[list[tuple[str, int]]]
    by_name: NotRequired[dict[str, list[Page[int]]]]


async def sort_shelf(state: Shelf) -> dict[str, Any]:
    """Put pairs beside the pages."""
    return {"pairs": [("a", 1)], "by_name": {"numbers": [state["numbers"]]}}


shelf = one_node(Shelf, sort_shelf)


class Asked(TypedDict):
    """What is taken."""

    question: str


class Answered(TypedDict):
    """What is given: less than there is in the state."""

    answer: str


class Whole(TypedDict):
    """The state: both, and a draft."""

    question: str
    answer: str
    draft: NotRequired[str]


class Secret(TypedDict):
    """What only the nodes know."""

    secret: str


async def think(state: Whole) -> dict[str, Any]:
    """Think in private."""
    return {"secret": f"about {state['question']}", "draft": "hm"}


async def answer(state: Secret) -> dict[str, Any]:
    """Answer by what was thought."""
    return {"answer": f"I thought {state['secret']}"}


_narrow = StateGraph(Whole, input_schema=Asked, output_schema=Answered)
_narrow.add_node("think", think)
_narrow.add_node("answer", answer)
_narrow.add_edge(START, "think")
_narrow.add_edge("think", "answer")
_narrow.add_edge("answer", END)
narrow = _narrow.compile()


class Odd(TypedDict("OddKeys", {"two words": str, "class": NotRequired[int], "__mangled": NotRequired[str]})):  # type: ignore[misc]
    """Names that are no identifiers, or would not stay what they are in a class."""


class Chat(BaseModel):
    """A conversation in a model: messages that are not at the top."""

    title: str
    messages: list[AnyMessage]


class Nested(TypedDict):
    """A conversation within the state, and names that are no identifiers."""

    chat: Chat
    odd: Odd
    approved: NotRequired[bool]
    also: NotRequired[Annotated[list[AnyMessage], add_messages]]


async def approve(state: Nested) -> dict[str, Any]:
    """Ask a person."""
    return {"approved": bool(interrupt({"question": state["chat"]["title"]})), "also": [AIMessage("asked")]}


nested = one_node(Nested, approve)
