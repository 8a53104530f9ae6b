"""What the rules of the house look for in a Python file: each gives its offences, as ``line: what``."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

CLIENTS = {"urllib.request", "http.client"}
CSS_NAMES = {"CSS", "DEFAULT_CSS"}
WIDGETS = {"Static", "Label", "Button", "Option"}
"""Their first argument is parsed as markup when it is a bare `str`."""
MARKUP_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}
"""So is what is assigned to these."""
MARKUP_ADDERS = {
    "add_option",
    "add_options",
    "set_options",
    "add_column",
    "add_columns",
    "add_row",
    "add_tab",
    "add_leaf",
}
"""Methods of widgets that read a bare `str` as markup."""

STARTERS = {"Popen", "run", "call", "check_call", "check_output", "create_subprocess_exec", "exec", "spawn"}
"""What starts a program from a list of words."""
SHELLS = {"create_subprocess_shell", "getoutput", "getstatusoutput", "popen", "system", "startfile"}
"""What hands a line to a shell."""
EVALUATORS = {"eval", "exec", "compile", "__import__"}
LIBRARY_NAMES = {"library", "library_path", "db_path"}
"""Variables that hold the place of the library, or the library."""


@functools.lru_cache(1)
def _nodes(source: str) -> tuple[ast.AST, ...]:
    """All that a file says; kept for the next rule, which looks at the same file."""
    return tuple(ast.walk(ast.parse(source)))


def connections(source: str) -> Iterator[str]:
    """Imports of the standard library's clients, anywhere in the file."""
    for node in _nodes(source):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (f"{node.lineno}: {name}" for name in names if name in CLIENTS)


def commands(source: str) -> Iterator[str]:
    """Programs that are not started from a list of words, and text that is run as Python."""
    for node in _nodes(source):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [*(alias.name for alias in node.names), getattr(node, "module", None)]
            if "webbrowser" in names:
                yield f"{node.lineno}: webbrowser: it starts what it likes, on the terminal too"
        if not isinstance(node, ast.Call):
            continue
        name, owner = _name(node.func), _owner(node.func)
        if name in SHELLS and owner in ("os", "subprocess", "asyncio", ""):
            yield f"{node.lineno}: {name} hands a line to a shell"
        if name in EVALUATORS and isinstance(node.func, ast.Name):
            yield f"{node.lineno}: {name}() runs text"
        if owner == "subprocess" and name in STARTERS and not _words(node):
            yield f"{node.lineno}: subprocess.{name} of what may be a line of text"
        if any(k.arg == "shell" and not _is(k.value, False) for k in node.keywords):
            yield f"{node.lineno}: shell="


def library_opened(source: str) -> Iterator[str]:
    """The library's file opened as a file: closing it again drops the locks of SQLite in the whole process
    (sqlite.org/howtocorrupt.html, 2.2)."""
    for node in _nodes(source):
        if not isinstance(node, ast.Call):
            continue
        name, owner = _name(node.func), _owner(node.func)
        if name in ("open", "sqlite3_open") and owner in ("", "os", "io") and node.args:
            opened: ast.expr | None = node.args[0]
        elif name in ("open", "read_bytes", "read_text", "write_bytes", "write_text"):
            opened = node.func.value if isinstance(node.func, ast.Attribute) else None
        elif owner == "shutil" and node.args:
            opened = node.args[0]
        else:
            continue
        if opened is not None and _is_library(opened):
            yield f"{node.lineno}: the library opened as a file"


def css(source: str) -> Iterator[str]:
    """Style sheets in Python: whatever is assigned to ``CSS`` or ``DEFAULT_CSS``, annotated or not."""
    for node in _nodes(source):
        for target in _targets(node):
            if _name(target) in CSS_NAMES:
                yield f"{target.lineno}: {_name(target)}"


def bare_text(source: str) -> Iterator[str]:
    """Text that Textual would read as markup although it may come from outside."""
    for node in _nodes(source):
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


def _owner(node: ast.expr) -> str:
    """``os`` of ``os.system``; empty for a bare name."""
    return _name(node.value) if isinstance(node, ast.Attribute) else ""


def _is(node: ast.expr, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _words(call: ast.Call) -> bool:
    """Whether the first argument is a list of words: written as one, or a variable (whose type mypy knows)."""
    first = call.args[0] if call.args else None
    return isinstance(first, ast.List | ast.Tuple | ast.Name) or (
        isinstance(first, ast.Call) and _name(first.func) in ("list", "tuple", "argv")
    )


def _is_library(node: ast.expr) -> bool:
    """``library.path``, ``self.library.path``, ``library_path``, ``config.library``."""
    if isinstance(node, ast.Call) and node.args and _name(node.func) in ("Path", "str", "fspath"):
        return _is_library(node.args[0])
    if isinstance(node, ast.Attribute) and node.attr == "path":
        return _name(node.value) in LIBRARY_NAMES
    return _name(node) in LIBRARY_NAMES


def _bare_call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name == "notify" and not _says_no_markup(call):
        yield f"{call.lineno}: notify without markup=False"
    if name == "from_markup" and not (call.args and _literal(call.args[0])):
        yield f"{call.lineno}: from_markup of text that is no literal"
    if name in MARKUP_ADDERS and not all(_harmless(value) or not _texty(value) for value in call.args):
        yield f"{call.lineno}: {name} of a bare text"
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


def _texty(node: ast.expr) -> bool:
    """Whether it surely is a `str`: an f-string, a sum with one, ``str(…)``."""
    if isinstance(node, ast.BinOp):
        return _texty(node.left) or _texty(node.right) or _is_text(node.left) or _is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and _name(node.func) == "str")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
