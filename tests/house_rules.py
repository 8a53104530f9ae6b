"""What the rules of the house look for in a Python file: each gives its offences, as ``line: what``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

CLIENTS = {"urllib.request", "http.client"}
CSS_NAMES = {"CSS", "DEFAULT_CSS"}
WIDGETS = {"Static", "Label", "Button", "Option"}
"""Their first argument is parsed as markup when it is a bare `str`."""
MARKUP_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}
"""So is what is assigned to these."""


def connections(source: str) -> Iterator[str]:
    """Imports of the standard library's clients, anywhere in the file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (f"{node.lineno}: {name}" for name in names if name in CLIENTS)


def css(source: str) -> Iterator[str]:
    """Style sheets in Python: whatever is assigned to ``CSS`` or ``DEFAULT_CSS``, annotated or not."""
    for node in ast.walk(ast.parse(source)):
        for target in _targets(node):
            if _name(target) in CSS_NAMES:
                yield f"{target.lineno}: {_name(target)}"


def bare_text(source: str) -> Iterator[str]:
    """Text that Textual would read as markup although it may come from outside."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _bare_call(node)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").endswith("markup"):
            if any(alias.name == "escape" for alias in node.names):
                yield f"{node.lineno}: escape() is no guard: use Content"
        elif isinstance(node, ast.Attribute) and node.attr == "escape" and _name(node.value) == "markup":
            yield f"{node.lineno}: escape() is no guard: use Content"
        for target in _targets(node):
            value = getattr(node, "value", None)
            if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES and not _harmless(value):
                yield f"{target.lineno}: {target.attr} of text that is neither literal nor Content"


def _bare_call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name == "notify" and not _says_no_markup(call):
        yield f"{call.lineno}: notify without markup=False"
    if name == "from_markup" and not (call.args and _literal(call.args[0])):
        yield f"{call.lineno}: from_markup of text that is no literal"
    if name in WIDGETS and not _says_no_markup(call):
        given = [*call.args[:1], *(k.value for k in call.keywords if k.arg in ("content", "label", "prompt"))]
        if not all(_harmless(value) for value in given):
            yield f"{call.lineno}: {name} of text that is neither literal nor Content"


def _targets(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
        yield node.target


def _name(node: ast.expr) -> str:
    """``notify`` of ``notify`` and of ``self.app.notify``."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _literal(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant)


def _harmless(node: ast.expr | None) -> bool:
    """A literal, ``Content(…)``, ``Content.assemble(…)`` and the like, or a choice between such."""
    if isinstance(node, ast.IfExp):
        return _harmless(node.body) and _harmless(node.orelse)
    if isinstance(node, ast.Call):
        maker = node.func
        return _name(maker) == "Content" or (isinstance(maker, ast.Attribute) and _name(maker.value) == "Content")
    return node is None or _literal(node)


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
