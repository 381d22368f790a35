"""The models that are sent, each imported when it is first used. DO NOT EDIT: written by `python -m codegen`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from expected.sent.free import Free
    from expected.sent.thingcreate import ThingCreate
    from expected.sent.thinginner import ThingInner
    from expected.sent.thingpatch import ThingPatch

else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{name.lower()}"), name)
        globals()[name] = value  # the next time it is found without this function
        return value


__all__ = [
    "Free",
    "ThingCreate",
    "ThingInner",
    "ThingPatch",
]
