"""The document on its way to the generator: normalised, its schemas named and flattened."""

from __future__ import annotations

import hashlib
import json

import pytest

from codegen import spec
from codegen.spec import SpecError
from langgraph_client.codegen import naming

PROSE = {"title": "T", "description": "D", "summary": "S", "example": 1, "examples": [1]}


def normalised(**document):
    """A document normalised, given its schemas or its paths."""
    full = {"openapi": "3.1.0", "info": {"title": "x"}, "components": {"schemas": {}}, "paths": {}} | document
    return spec.normalise(json.dumps(full).encode(), "1.2.3")


def schema(value):
    """One schema, normalised."""
    return normalised(components={"schemas": {"X": value}})["components"]["schemas"]["X"]


def named(schemas, pointers, paths=None):
    """The schemas and paths after naming."""
    document = {"components": {"schemas": schemas}, "paths": paths or {}}
    result = spec.name_schemas(document, pointers)
    return result["components"]["schemas"], result["paths"]


def test_prose_is_dropped_at_every_depth():
    """No title, description, summary or example is left, however deep it stands."""
    inner = {"type": "array", "items": {"anyOf": [{"type": "string", **PROSE}]}, **PROSE}
    assert schema({"type": "object", **PROSE, "additionalProperties": inner}) == {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"anyOf": [{"type": "string"}]}},
    }


def test_properties_named_like_prose_are_kept():
    """Under `properties` a title is a name, even where a property is called `properties` itself."""
    names = {name: {"type": "string", **PROSE} for name in PROSE}
    bare = {name: {"type": "string"} for name in PROSE}
    nested = {"properties": {"properties": {"type": "object", "properties": names, **PROSE}, **names}}
    assert schema(nested) == {"properties": {"properties": {"type": "object", "properties": bare}, **bare}}


def test_keywords_are_sorted_and_properties_are_not():
    """Two documents that say the same are equal as text; the order of properties is a fact."""
    one = schema({"type": "object", "required": ["b"], "properties": {"b": {}, "a": {}}, "additionalProperties": False})
    assert list(one) == ["additionalProperties", "properties", "required", "type"]
    assert list(one["properties"]) == ["b", "a"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"anyOf": [{"enum": ["a"], "type": "string"}, {"type": "null"}]},
        ),
        (
            {"allOf": [{"$ref": "#/components/schemas/X"}], "nullable": True},
            {"anyOf": [{"$ref": "#/components/schemas/X"}, {"type": "null"}]},
        ),
        ({"allOf": [{"$ref": "#/components/schemas/X"}], **PROSE}, {"$ref": "#/components/schemas/X"}),
        ({"$ref": "#/components/schemas/X", "type": "object"}, {"$ref": "#/components/schemas/X"}),
    ],
)
def test_older_ways_to_say_it_are_brought_up_to_date(old, new):
    """`nullable`, a reference within allOf and a reference's siblings become what OpenAPI 3.1 says."""
    assert schema({"properties": {"x": old}}) == {"properties": {"x": new}}


def test_the_graphs_of_one_deployment_are_dropped():
    """An enumeration of graph ids says which graphs one server has; other enumerations stay."""
    ids = {"graph_id": {"type": "string", "enum": ["agent"]}, "status": {"type": "string", "enum": ["idle"]}}
    assert schema({"properties": ids})["properties"] == {
        "graph_id": {"type": "string"},
        "status": {"type": "string", "enum": ["idle"]},
    }


def test_what_says_something_of_one_deployment_is_dropped():
    """Servers, security, tags and machine-made operation ids are no part of the interface."""
    operation = {"tags": ["t"], "operationId": "o", "security": [], "servers": [], **PROSE, "responses": {}}
    document = normalised(paths={"/b": {"get": operation}, "/a": {"post": operation}}, servers=[{"url": "u"}])
    assert document["paths"] == {"/a": {"post": {"responses": {}}}, "/b": {"get": {"responses": {}}}}
    assert list(document["paths"]) == ["/a", "/b"]
    assert "servers" not in document


def test_responses_are_described_by_their_status():
    """OpenAPI wants a description; ours is the status's phrase."""
    responses = {"200": {"description": "Successful!"}, "404": {}}
    document = normalised(paths={"/a": {"get": {"responses": responses}}})
    assert document["paths"]["/a"]["get"]["responses"] == {
        "200": {"description": "OK"},
        "404": {"description": "Not Found"},
    }


def test_a_status_has_one_name_under_every_python():
    """Python 3.13 renamed some; the committed document must not depend on who exports it."""
    assert [spec.phrase(status) for status in (200, 404, 413, 422)] == [
        "OK", "Not Found", "Content Too Large", "Unprocessable Entity",
    ]  # fmt: skip


def test_the_origin_is_written_down():
    """The version, and the hash of the very bytes, so that anybody can check where the document came from."""
    source = json.dumps({"openapi": "3.1.0", "components": {"schemas": {}}, "paths": {}}).encode()
    info = spec.normalise(source, "1.2.3")["info"]
    assert info["version"] == "1.2.3"
    assert info["x-origin"] == {"package": "langgraph-api", "sha256": hashlib.sha256(source).hexdigest()}


def test_the_committed_document_is_normal():
    """Normalising it once more changes nothing, and there is no prose in it."""
    document = spec.load()
    again = spec.normalise(json.dumps(document).encode(), document["info"]["version"])
    assert again | {"info": document["info"]} == document


def test_a_document_is_read_as_it_was_written(tmp_path):
    """What `write` writes, `load` reads."""
    document = normalised(components={"schemas": {"Ü": {"type": "string"}}})
    spec.write(document, tmp_path / "spec.json")
    assert spec.load(tmp_path / "spec.json") == document


def test_an_inline_schema_gets_its_name_wherever_it_stands():
    """Every schema equal to the one that the pointer shows becomes a reference; a default stays beside it."""
    mode = {"type": "string", "enum": ["a", "b"]}
    schemas = {"X": {"properties": {"one": mode, "two": {"type": "array", "items": mode | {"default": "a"}}}}}
    paths = {"/x": {"get": {"parameters": [{"name": "mode", "schema": mode}]}}}
    reference = {"$ref": "#/components/schemas/Mode"}
    found, changed = named(schemas, {"Mode": "#/components/schemas/X/properties/one"}, paths)
    assert list(found) == ["Mode", "X"]
    assert found["Mode"] == mode
    assert found["X"]["properties"] == {
        "one": reference,
        "two": {"type": "array", "items": reference | {"default": "a"}},
    }
    assert changed["/x"]["get"]["parameters"][0]["schema"] == reference


def test_a_pointer_may_have_escapes_and_indices():
    """JSON pointers as in RFC 6901: ~1 is a slash, ~0 a tilde, a number an index of an array."""
    paths = {"/x/~y": {"get": {"parameters": [{"schema": {"enum": ["a"]}}]}}}
    found, _ = named({}, {"Mode": "#/paths/~1x~1~0y/get/parameters/0/schema"}, paths)
    assert found == {"Mode": {"enum": ["a"]}}


@pytest.mark.parametrize(
    "pointer", ["#/components/schemas/Y", "#/components/schemas/X/anyOf/9", "#/components/schemas/X/anyOf/a"]
)
def test_a_pointer_that_leads_nowhere_is_an_error(pointer):
    """The message shows the pointer and where it goes wrong."""
    with pytest.raises(SpecError, match=f"pointer {pointer} leads nowhere: no '"):
        named({"X": {"anyOf": [{"type": "string"}]}}, {"Mode": pointer})


def test_two_names_for_one_schema_are_an_error():
    """It would be by chance which of the two a reference names."""
    at = "#/components/schemas/X/properties"
    schemas = {"X": {"properties": {"a": {"enum": [1], "default": 1}, "b": {"enum": [1]}}}}
    with pytest.raises(SpecError, match="two names for one schema"):
        named(schemas, {"A": f"{at}/a", "B": f"{at}/b"})


def test_all_of_is_written_out():
    """Parts, references and what stands beside them make one object; what comes later wins."""
    schemas = {
        "Top": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {}}},
        "Mid": {"allOf": [{"$ref": "#/components/schemas/Top"}], "properties": {"c": {}}},
        "Low": {
            "allOf": [
                {"$ref": "#/components/schemas/Mid"},
                {"required": ["d"], "properties": {"a": {"const": 1}, "d": {}}},
            ]
        },
    }
    flat = spec.flatten({"components": {"schemas": schemas}})["components"]["schemas"]
    assert flat["Top"] == schemas["Top"]
    assert flat["Mid"]["properties"] == {"a": {"type": "string"}, "b": {}, "c": {}}
    assert flat["Low"]["required"] == ["a", "d"]
    assert flat["Low"]["properties"] == {"a": {"const": 1}, "b": {}, "c": {}, "d": {}}


@pytest.mark.parametrize(
    ("name", "python"),
    [("plain", "plain"), ("class", "class_"), ("None", "None_"), ("x-y", "x_y"), ("x.y", "x_y"), ("$ref", "ref"),
     ("__root__", "root__"), ("2nd", "x_2nd"), ("-", "x_"), ("größe", "größe"), ("match", "match")],
)  # fmt: skip
def test_every_name_has_a_form_for_python(name, python):
    """Reserved words get an underscore behind, other signs become one, none stands in front."""
    assert naming.identifier(name) == python
    assert python.isidentifier()
