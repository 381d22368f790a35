"""Names the headings of the reference as users write them: `runs.wait`, `RunStream.close`. A hook of MkDocs.

The names make each heading unique, and the search finds a method by its name. A page with a heading twice is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from mkdocs.exceptions import PluginError

_OBJECT = re.compile(
    r'(<h\d id="langgraph_client\.(?P<path>[\w.]+)" class="doc doc-heading">\s*'
    r'<span class="doc doc-object-name [\w-]+">)\w+(?=</span>)'
)
_RESOURCE = re.compile(
    r"resources\.(?P<attribute>\w+)\.(?P<cls>\w+)(?:\.(?P<method>\w+))?$"
)
_OPTIONS = re.compile(r"Options$|Filter$|^CallOptions$")
_HEADING = re.compile(r"<h\d[^>]*>(.*?)</h\d>", re.DOTALL)
_MARKUP = re.compile(
    r"<a [^>]*headerlink.*?</a>|<span class=\"doc doc-labels\">.*?</span>|<[^>]+>",
    re.DOTALL,
)


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """Rename the headings of a page of the reference. Raises PluginError if two are equal."""
    if not page.file.src_uri.startswith("reference/"):
        return html
    named = _OBJECT.sub(lambda match: match[1] + name(match["path"]), html)
    headings = Counter(
        " ".join(_MARKUP.sub("", heading).split())
        for heading in _HEADING.findall(named)
    )
    if twice := [heading for heading, count in headings.items() if count > 1]:
        raise PluginError(f"{page.file.src_uri} has headings twice: {', '.join(twice)}")
    return named


def name(path: str) -> str:
    """Return how a user writes what is at a path in the package."""
    resource = _RESOURCE.search(path)
    if resource and not _OPTIONS.search(resource["cls"]):
        return (
            f"{resource['attribute']}.{resource['method']}"
            if resource["method"]
            else f"client.{resource['attribute']}"
        )
    *parents, last = path.split(".")
    parent = parents[-1] if parents else ""
    module = parent in {"schema", "django", "flask"}
    return f"{parent}.{last}" if module or parent[:1].isupper() else last
