"""A small interface with every awkward shape in it: what is generated from it is known, imports, and works.

After a wanted change of the generator: `pytest tests/codegen --record`, and read the difference.
"""

from __future__ import annotations

import importlib
import inspect
import os
import subprocess
import sys

import pytest

from codegen import spec
from langgraph_client.errors import ProtocolError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.types import UNSET
from tests.codegen.samples import misfits, models_of, samples

LEAF = {"name": "oak", "rings": 3}
CAT = {"kind": "cat", "lives": 9, "in": LEAF}
DOG = {"kind": "dog", "owner": LEAF}


@pytest.fixture(scope="module")
def load(golden):
    """Imports a module of the expected package."""
    sys.path.insert(0, str(golden))
    yield lambda name: importlib.import_module(f"expected.{name}")
    sys.path.remove(str(golden))
    for name in [name for name in sys.modules if name.partition(".")[0] == "expected"]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def models(load):
    """The expected models."""
    return load("models")


@pytest.fixture(scope="module")
def sent(load):
    """The expected models of what is sent."""
    return load("sent")


def test_what_is_generated_is_what_is_expected(generated, golden):
    """The generator writes exactly the files under `expected`."""
    root = golden / "expected"
    expected = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    assert generated == expected


def test_what_is_generated_is_well_typed(golden):
    """The expected files pass mypy in strict mode, without an ignore that is of no use."""
    command = [
        "--strict",
        "--follow-imports=silent",
        f"--cache-dir={spec.ROOT / '.mypy_cache'}",
        "--config-file=",
        "-pexpected",
    ]
    environment = {**os.environ, "MYPYPATH": str(spec.ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *command],
        cwd=golden,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_model_takes_and_gives_back_its_samples(models):
    """Each class round-trips data of every alternative of its fields, and decodes what it promises."""
    for cls in models_of(models):
        for data in samples(cls):
            made = cls.from_dict(data)
            assert made.to_dict() == data
            assert misfits(made, but=("leaf_or_branch", "leaf_or_free", "animal", "maybe_animal", "animals")) == {}


def test_a_renamed_field_has_its_own_key(models, sent):
    """A reserved word or a key that is no Python name is read and written under its JSON key."""
    data = {
        "class": "c",
        "from": 1,
        "import": True,
        "a-b": "ab",
        "$ref-like": "r",
        "x.y": LEAF,
        "2nd": 2.5,
        "keys": ["k"],
    }
    thing = models.Thing.from_dict(data)
    assert (thing.class_, thing.from_, thing.import_, thing.a_b, thing.ref_like) == ("c", 1, True, "ab", "r")
    assert (thing.x_y.name, thing.x_2nd, thing.keys_) == ("oak", 2.5, ["k"])
    assert thing["class"] == "c"
    assert "class_" not in thing
    assert dict(thing) == thing.to_dict() == data
    assert sent.ThingPatch(class_="c", a_b=None, x_y=False).to_dict() == {"class": "c", "a-b": None, "x.y": False}


def test_a_field_named_like_a_method_of_dict_ends_in_an_underscore(models):
    """Except `values`; the methods still work."""
    data = {"values": [1], "items": [LEAF], "get": "g", "keys": []}
    thing = models.Thing.from_dict(data)
    assert (thing.values, thing.items_[0].name, thing.get_, thing.keys_) == ([1], "oak", "g", [])
    assert {**thing} == dict(thing.items()) == data
    assert (thing.get("get"), list(thing.keys())) == ("g", list(data))


def test_an_inherited_field_is_decoded(models, sent):
    """AllOf is written out: what the base has, each heir has, renamed and decoded alike."""
    cat = models.Cat.from_dict(CAT)
    assert (cat.kind, cat.lives, cat.in_.name) == ("cat", 9, "oak")
    assert isinstance(cat.in_, models.Leaf)
    assert sent.ThingPatch(class_="c", leaf=LEAF).to_dict() == {"class": "c", "leaf": LEAF}


def test_a_union_with_a_tag_is_decoded(models):
    """The constant member decides which model it is; an unknown one stays a mapping."""
    fish = {"kind": "fish"}
    thing = models.Thing.from_dict({"animal": DOG, "maybe_animal": CAT, "animals": [CAT, DOG, fish, None, 7]})
    assert isinstance(thing.animal, models.Dog)
    assert isinstance(thing.maybe_animal, models.Cat)
    assert [type(one).__name__ for one in thing.animals] == ["Cat", "Dog", "dict", "NoneType", "int"]


def test_a_union_without_a_tag_is_decoded_where_the_json_type_tells(models):
    """One model beside arrays and scalars is decoded; two objects that nothing tells apart stay mappings."""
    data = {
        "one_or_many": [LEAF],
        "leaf_or_text": LEAF,
        "leaf_or_branch": LEAF,
        "leaf_or_free": LEAF,
        "maybe_leaf": LEAF,
    }
    thing = models.Thing.from_dict(data)
    assert isinstance(thing.one_or_many[0], models.Leaf)
    assert isinstance(models.Thing.from_dict({"one_or_many": LEAF}).one_or_many, models.Leaf)
    assert isinstance(thing.leaf_or_text, models.Leaf)
    assert isinstance(thing.maybe_leaf, models.Leaf)
    assert type(thing.leaf_or_branch) is type(thing.leaf_or_free) is dict


def test_models_in_arrays_and_maps_and_in_each_other_are_decoded(models):
    """Arrays of arrays, maps of lists and recursive models are models all the way down."""
    thing = models.Thing.from_dict({"matrix": [[LEAF], []], "groups": {"a": [LEAF]}})
    assert isinstance(thing.matrix[0][0], models.Leaf)
    assert isinstance(thing.groups["a"][0], models.Leaf)
    twig = models.Twig.from_dict({"branch": {"parent": {"twigs": [{"branch": {"leaves": [LEAF]}}]}}})
    assert twig.branch.parent.twigs[0].branch.leaves[0].name == "oak"


def test_a_wrong_shape_is_kept_as_it_came(models):
    """Decoding a model never raises on content."""
    data = {"leaf": 1, "matrix": {"a": 1}, "groups": [LEAF], "items": "none", "animals": {"kind": "cat"}, "keys": 0}
    assert models.Thing.from_dict(data).to_dict() == data


def test_a_model_that_is_sent_is_checked(sent):
    """The message names the field, by its name in Python, and what is allowed."""
    with pytest.raises(TypeError, match="class_ must be a str, got 1"):
        sent.ThingCreate(class_=1)
    with pytest.raises(ValueError, match=r"colours must be .* 'light blue'"):
        sent.ThingCreate(class_="c", colours=["light bleu"])
    with pytest.raises(TypeError, match="inner must be a mapping, got 3"):
        sent.ThingCreate(class_="c", inner=3)


def test_every_request_can_be_built(load):
    """Each function of each module makes a request out of nothing but its required arguments."""
    arguments = {"thing_id": "t", "class_": "c", "path_": ["p"], "body": UNSET}
    built = 0
    for resource in ("animals", "streams", "things"):
        module = load(f"endpoints.{resource}")
        functions = [value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__]
        for function in functions:
            taken = {name: arguments[name] for name, parameter in inspect.signature(function).parameters.items()
                     if parameter.default is parameter.empty}  # fmt: skip
            request = function(**taken)
            assert isinstance(request, (Request, StreamRequest))
            assert request.operation == f"{resource}.{function.__name__}"
            built += 1
    assert built == 17


def test_parameters_are_written_in_their_styles_and_under_their_names(load):
    """Lists are repeated, joined or written as JSON, and a parameter renamed for Python keeps its name on the wire."""
    things = load("endpoints.things")
    request = things.list(repeat=["a", "b"], comma=[1, 2], json=["red", ""], path_=["x", "y"], from_=None, x_y=True,
                          query_="q", body_="b", x_trace_id="t", class_="k")  # fmt: skip
    assert request.query == (
        ("repeat", "a"), ("repeat", "b"), ("comma", "1,2"), ("json", '["red", ""]'), ("path", "x.y"), ("x.y", "true"),
        ("query", "q"), ("body", "b"),
    )  # fmt: skip
    assert request.headers == (("X-Trace-Id", "t"), ("Class", "k"))
    with pytest.raises(ValueError, match="json must be a sequence of"):
        things.list(path_=[], class_="k", json=["redd"])


def test_path_parameters_are_quoted(load):
    """What stands in a path can't leave its segment, whatever its name."""
    things = load("endpoints.things")
    assert things.get("a/b", "c?d e%").path == "/things/a%2Fb/c%3Fd%20e%25"
    with pytest.raises(ValueError, match="thing_id must be"):
        things.get("..", "c")


def test_bodies_are_checked_and_written(load, sent):
    """A body is a model, an array of models, or free-form, and only that."""
    things = load("endpoints.things")
    thing = sent.ThingCreate(class_="c", int=1)
    assert things.create(thing).json == {"class": "c", "int": 1}
    assert things.create_batch([thing, {"class": "d"}]).json == [{"class": "c", "int": 1}, {"class": "d"}]
    assert things.search({"any": [1]}).json == {"any": [1]}
    assert things.put_notes("t", sent.Free(additional_properties={"a": 1})).json == {"a": 1}
    with pytest.raises(TypeError, match="body must be a mapping"):
        things.create([thing])


def test_answers_are_decoded_by_their_schemas(load, models):
    """Model, array, map, union by tag, nothing, null and anything."""
    things, animals, streams = (load(f"endpoints.{name}") for name in ("things", "animals", "streams"))
    assert isinstance(things.get("t", "c").decode({"id": "1"}), models.Thing)
    assert things.get("t", "c").decode(None) is None
    assert things.update("t", {}).decode(None) is None
    assert things.delete("t").decode(None) is None
    assert things.cancel("t").decode([1]) == [1]
    assert things.put_notes("t", {}).decode(None) is None
    assert isinstance(things.search({}).decode({"a": [LEAF]})["a"][0], models.Leaf)
    assert [type(one).__name__ for one in animals.by_kind().decode([CAT, DOG, None])] == ["Cat", "Dog", "NoneType"]
    assert animals.any().decode(LEAF) == LEAF
    assert animals.weights().decode([1, 2.5]) == [1, 2.5]
    assert streams.report().decode("text") == "text"
    assert isinstance(streams.chat({}).decode({"a": LEAF})["a"], models.Leaf)
    with pytest.raises(ProtocolError, match="expected 'kind' to be one of 'cat', 'dog', got 'fish'"):
        animals.by_kind().decode([{"kind": "fish"}])


def test_media_types_and_statuses_make_the_kind_of_request(load):
    """Two media types are both accepted; an event stream is a request of its own; POST is idempotent only if marked."""
    things, streams = load("endpoints.things"), load("endpoints.streams")
    assert streams.report().accept == "application/json, text/plain"
    assert isinstance(streams.feed(last_event_id="1"), StreamRequest)
    assert isinstance(streams.chat({}), Request)
    assert isinstance(streams.chat_stream({}), StreamRequest)
    idempotent = {things.create: False, things.search: True, things.update: False, things.put_notes: True}
    arguments = {things.create: ({},), things.search: ({},), things.update: ("t", {}), things.put_notes: ("t", {})}
    assert {make: make(*arguments[make]).idempotent for make in idempotent} == idempotent


def test_descriptions_are_text_whatever_is_in_them(models, load):
    """Backslashes and quotes of a description arrive in the docstring unharmed."""
    first = models.Thing.__doc__.splitlines()[0]
    assert first == 'A "thing" whose text has a \\backslash and """three quotes""" in it.'
    assert models.Plain.__doc__ == 'Nothing but a "mapping"'
    assert load("endpoints.things").list.__doc__.startswith("Reads.")
