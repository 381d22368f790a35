"""Rewrites type hints so that `typing.get_type_hints` can evaluate them: no nested quotes, and no `|` beside an alias.

Forward references are quoted, and our aliases are a str at run time, since they may be recursive: `"Node" | None` and
`Json | None` would raise TypeError.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from collections.abc import Set as AbstractSet


def runnable(text: str) -> str:
    """Return a module's text, with the hints of its TypedDicts and aliases rewritten."""
    content = text.encode()
    starts = [0]
    for line in content.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tree = ast.parse(text)
    form = _Form({ast.unparse(node.target) for node in tree.body if isinstance(node, ast.AnnAssign)})
    changes = sorted(_changes(tree, form), key=lambda pair: (pair[0].lineno, pair[0].col_offset), reverse=True)
    for node, new in changes:
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        content = content[:begin] + new.encode() + content[end:]
    return content.decode()


def _changes(tree: ast.Module, form: _Form) -> Iterator[tuple[ast.expr, str]]:
    """Yield each hint and its replacement."""
    for node in tree.body:
        match node:
            case ast.ClassDef(body=body):
                hints = (one.annotation for one in body if isinstance(one, ast.AnnAssign))
                yield from ((hint, form.of(hint)) for hint in hints)
            case ast.AnnAssign(value=ast.Constant() as hint) | ast.AnnAssign(value=ast.Name() as hint):
                yield hint, repr(form.of(hint))
            case ast.Assign(value=ast.Call(args=[_, ast.Dict(values=values)])):
                yield from ((hint, repr(form.of(hint))) for hint in values)


class _Form(ast.NodeTransformer):
    """Replaces each str in a hint with its content, except in a Literal; and `|` with Union, beside an alias.

    Args:
        aliases: The names that are a str at run time.
    """

    def __init__(self, aliases: AbstractSet[str]) -> None:
        self._aliases = aliases

    def of(self, hint: ast.expr) -> str:
        """Return a hint, rewritten."""
        return ast.unparse(self.visit(ast.parse(ast.unparse(hint), mode="eval").body))

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Leave a Literal unchanged."""
        return node if isinstance(node.value, ast.Name) and node.value.id == "Literal" else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Parse a str as a hint."""
        if not isinstance(node.value, str):
            return node
        inner: ast.AST = self.visit(ast.parse(node.value, mode="eval").body)
        return inner

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Replace `|` with Union if one of the options is an alias."""
        options = [self.visit(option) for option in _options(node)]
        if self._aliases.isdisjoint(option.id for option in options if isinstance(option, ast.Name)):
            return self.generic_visit(node)
        return ast.Subscript(ast.Name("Union"), ast.Tuple(options))


def _options(node: ast.expr) -> list[ast.expr]:
    """Return the members of a union with `|`."""
    return [*_options(node.left), node.right] if isinstance(node, ast.BinOp) else [node]
