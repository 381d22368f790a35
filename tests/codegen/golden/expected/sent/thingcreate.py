"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from builtins import int as int_aliased
from typing import ClassVar

import attrs

from expected.models import (
    Colour,
    Leaf,
)
from expected.sent.thinginner import ThingInner
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThingCreate(RequestModel):
    """ThingCreate."""

    class_: str
    int: int_aliased | Unset = UNSET
    a_b: str | None | Unset = UNSET
    colours: list[Colour] | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    inner: ThingInner | Unset = UNSET

    KEYS: ClassVar[dict[str, str]] = {"class_": "class", "a_b": "a-b"}
