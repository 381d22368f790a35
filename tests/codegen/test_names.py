"""What the generator refuses: names that are missing, left over, of no use in Python, or taken."""

from __future__ import annotations

import copy

import pytest

from codegen import endpoints, models
from codegen.spec import SpecError

PATH = {"name": "a-b", "in": "path", "required": True, "schema": {"type": "string"}}


def document(schemas=None, parameters=()):
    """One operation, and the schemas."""
    operation = {"parameters": list(parameters), "responses": {"204": {"description": "No Content"}}}
    return {"info": {}, "components": {"schemas": schemas or {}}, "paths": {"/x": {"get": operation}}}


def refused_names(names):
    """What is said of the names of one operation, GET /x."""
    with pytest.raises(SpecError) as caught:
        endpoints.generate(document(), names, "package")
    return str(caught.value)


def refused_model(**properties):
    """What is said of a model of these properties."""
    with pytest.raises(SpecError) as caught:
        models.generate(document({"Thing": {"type": "object", "properties": properties}}), "package")
    return str(caught.value)


def test_an_operation_without_a_name_is_an_error():
    """The message names the operation."""
    assert "no name for GET /x" in refused_names({})


def test_a_name_without_an_operation_is_an_error():
    """The message names what the name is for."""
    message = refused_names({"GET /x": "r.x", "GET /y": "r.y"})
    assert message == "names.toml: a name for GET /y, which is no operation"


def test_two_operations_of_one_name_are_an_error():
    """One function would hide the other."""
    assert "two operations of one name" in refused_names({"GET /x": "r.x", "GET /y": "r.x"})


@pytest.mark.parametrize("name", ["x", "r.import", "r.a-b", "r.a.b", "r.", ".x"])
def test_a_name_that_is_no_resource_and_method_is_an_error(name):
    """Both parts must be names that Python allows."""
    assert f"{name} is no `resource.method`" in refused_names({"GET /x": name})


def test_two_parameters_of_one_name_in_python_are_an_error():
    """The message names the operation."""
    query = {"name": "a_b", "in": "query", "schema": {"type": "string"}}
    with pytest.raises(SpecError, match="GET /x: two parameters of one name in Python"):
        endpoints.generate(document(parameters=[PATH, query]), {"GET /x": "r.x"}, "package")


@pytest.mark.parametrize(
    "key", ["additional_properties", "KEYS", "from_dict", "to_dict", "to-dict", "self", "_to_dict"]
)
def test_a_property_named_like_a_member_of_every_model_is_an_error(key):
    """The message names the property, and what can be done."""
    assert refused_model(**{key: {}}).startswith(f"Thing.{key}: every model has a member of that name; rename it")


def test_two_properties_of_one_name_in_python_are_an_error():
    """The message names them."""
    assert refused_model(**{"a-b": {}, "a_b": {}}) == "Thing: two properties of one name in Python: a-b, a_b"


def test_an_object_with_properties_within_another_needs_a_name():
    """No class gets a name that nobody chose."""
    inner = {"type": "array", "items": {"type": "object", "properties": {"a": {}}}}
    assert refused_model(one=inner) == "Thing.one: an object with properties needs a name in names.toml"


def test_a_schema_whose_name_is_none_in_python_is_an_error():
    """The message shows the name."""
    with pytest.raises(SpecError, match="the schema 'a-b': no name for a class"):
        models.generate(document({"a-b": {"type": "object"}}), "package")


def test_what_the_generator_below_refuses_is_an_error():
    """A document that datamodel-code-generator can't read is our error too, with what it said."""
    with pytest.raises(SpecError, match="datamodel-code-generator failed"):
        models.generate(document({"Thing": {"type": "object", "properties": {"a": {"enum": 7}}}}), "package")


def test_what_is_refused_is_left_alone(small):
    """Generating changes neither the document nor the names."""
    given, names, _ = small
    before = copy.deepcopy((given, names))
    with pytest.raises(SpecError):
        endpoints.generate(given, {}, "package")
    assert (given, names) == before
