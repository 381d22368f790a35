"""The overlay: merge rules, removals, and that no action can silently come to nothing."""

from __future__ import annotations

import copy

import pytest

from codegen import overlay
from codegen.spec import SpecError

DOCUMENT = {
    "paths": {"/a": {"get": {"tags": ["x"], "deep": {"one": 1}}}, "/b": {"get": {"tags": []}}, "/c": {}},
    "list": [{"name": "p"}, {"name": "q"}, {"name": "p"}, {"name": "r"}],
}


def applied(*actions):
    """The document after the actions; the original must not change."""
    before = copy.deepcopy(DOCUMENT)
    result = overlay.apply(DOCUMENT, list(actions))
    assert before == DOCUMENT
    return result


def test_objects_are_merged_recursively():
    """What the update doesn't name stays; what it names is added or replaced."""
    update = {"deep": {"two": {"new": True}}, "tags": ["y"]}
    got = applied({"target": "$.paths['/a'].get", "update": update})["paths"]["/a"]["get"]
    assert got == {"tags": ["x", "y"], "deep": {"one": 1, "two": {"new": True}}}


def test_arrays_are_appended_to_and_scalars_replaced():
    """As the Overlay Specification has it."""
    got = applied(
        {"target": "$.paths['/b'].get.tags", "update": ["z"]},
        {"target": "$.paths['/a'].get.deep.one", "update": 2},
        {"target": "$.list[0]", "update": {"name": {"now": "an object"}}},
    )
    assert got["paths"]["/b"]["get"]["tags"] == ["z"]
    assert got["paths"]["/a"]["get"]["deep"]["one"] == 2
    assert got["list"][0] == {"name": {"now": "an object"}}


def test_one_update_on_many_targets_shares_nothing():
    """A later action on one of them leaves the others as they are."""
    got = applied(
        {"target": "$.paths['/a','/b']", "update": {"extra": {"list": []}}},
        {"target": "$.paths['/a'].extra.list", "update": [1]},
    )
    assert got["paths"]["/b"]["extra"] == {"list": []}


@pytest.mark.parametrize("target", ["$.list[?@.name=='p']", "$.list[0,2]", "$.list[2,0]", "$.list[0,2,0]"])
def test_several_removals_from_an_array_hit_what_they_mean(target):
    """No removal moves what is still to be removed, in whatever order the target names it."""
    assert applied({"target": target, "remove": True})["list"] == [{"name": "q"}, {"name": "r"}]


def test_removals_at_several_depths_go_together():
    """A target that matches an object and something within it removes both."""
    assert applied({"target": "$.paths['/a']..*", "remove": True})["paths"]["/a"] == {}


def test_an_action_sees_what_those_before_it_did():
    """Actions apply one after the other."""
    got = applied({"target": "$.paths['/c']", "remove": True}, {"target": "$.paths", "update": {"/c": {"new": 1}}})
    assert got["paths"]["/c"] == {"new": 1}


def test_an_action_that_matches_nothing_is_an_error():
    """Every such target is named, in the overlay's own words."""
    actions = [{"target": "$.paths['/gone']", "remove": True}, {"target": "$.list[?@.name=='none']", "update": {}}]
    with pytest.raises(SpecError) as caught:
        overlay.apply(DOCUMENT, actions)
    assert all(action["target"] in str(caught.value) for action in actions)


def test_a_branch_of_a_union_that_matches_nothing_is_an_error():
    """Of several names, each must lead somewhere."""
    target = "$.paths['/a','/gone'].get"
    with pytest.raises(
        SpecError, match=r"\$\['paths'\]\['/gone'\]\['get'\] \(a branch of \$\.paths\['/a','/gone'\]\.get\)"
    ):
        overlay.apply(DOCUMENT, [{"target": target, "update": {}}])


def test_what_can_be_applied_is_applied_leniently():
    """For a comparison the stale targets are a list, and the branches that match still count."""
    target = "$.paths['/a','/gone'].get"
    result, stale = overlay.apply_leniently(DOCUMENT, [{"target": target, "update": {"new": 1}}])
    assert result["paths"]["/a"]["get"]["new"] == 1
    assert stale == [f"$['paths']['/gone']['get'] (a branch of {target})"]


def test_an_action_that_does_nothing_is_an_error():
    """Neither update nor remove: most likely a slip of the pen."""
    with pytest.raises(SpecError, match=r"action on \$\.list does nothing"):
        overlay.apply(DOCUMENT, [{"target": "$.list", "updates": []}])


def test_a_target_that_is_no_path_is_an_error():
    """The message shows the target."""
    with pytest.raises(SpecError, match=r"target \$\.list\[ is no JSONPath"):
        overlay.apply(DOCUMENT, [{"target": "$.list[", "remove": True}])


def test_every_correction_of_ours_has_a_reason():
    """An action that says more than what things mean says why."""
    ours = {"description", "summary", "x-returns"}
    for action in overlay.load():
        update = action.get("update")
        assert (isinstance(update, dict) and set(update) <= ours) or action.get("description"), action["target"]
