"""Formulas as one line of text: MathML (W3C MathML Core) as one would type it.

``x^2``, ``a_(ij)``, ``(a + b)/2``, ``√(x)``: brackets only where a part is longer than one sign or word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuireader import text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SIMPLE = re.compile(r"[\w.,′'∞]+|.|\(.*\)", re.S)
_SPACED = frozenset("=+−-<>≤≥≠≈≡±×·∈∉⊂⊆∪∩→⇒⇔↦∧∨∼∝") | {":=", "==", "!="}
# Not drawn: operators that are only heard (U+2061 to U+2064 are gone already), notes for programs.
_UNSEEN = frozenset(("annotation", "annotation-xml", "mphantom", "mspace", "maligngroup", "malignmark"))


def written(node: LexborNode) -> str:
    """The formula in `node` as text; every sign of it stands once and in order. Depth is the parser's, bounded."""
    return text.line(_row(node))


def _parts(node: LexborNode) -> list[str]:
    found = []
    child = node.first_child
    while child is not None:
        if child.is_element_node and child.tag not in _UNSEEN:
            found.append(_one(child))
        elif child.is_text_node:
            words = text.line(child.text_content or "")
            if words:
                found.append(words)
        child = child.next
    return found


def _row(node: LexborNode) -> str:
    return "".join(_parts(node))


def _one(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "mo":
        sign = text.line(node.text(deep=True))
        return f" {sign} " if sign in _SPACED else f"{sign} " if sign in (",", ";") else sign
    parts = _parts(node)
    if tag == "mi" and len("".join(parts)) > 1:
        return f" {''.join(parts)} "
    if tag == "mfenced":
        return f"({', '.join(parts)})"
    if tag == "mfrac" and len(parts) == 2:
        return f"{_bound(parts[0])}/{_bound(parts[1])}"
    if tag in ("msqrt", "mroot"):
        if tag == "mroot" and len(parts) == 2:
            return f"{_bound(parts[0])}^(1/{parts[1].strip()})"
        return f"√{_bound(''.join(parts))}"
    marks = _MARKS.get(tag)
    if marks and 2 <= len(parts) <= len(marks) + 1:
        return parts[0].strip() + "".join(
            f"{mark}{_bound(part)}" for mark, part in zip(marks, parts[1:], strict=False) if part.strip()
        )
    if tag == "mtr":
        return ", ".join(parts)
    if tag == "mtable":
        return f"[{'; '.join(parts)}]"
    if tag == "mtext":
        return f" {''.join(parts)} "
    return "".join(parts)


_MARKS = {"msup": "^", "msub": "_", "msubsup": "_^", "munder": "_", "mover": "^", "munderover": "_^"}


def _bound(part: str) -> str:
    part = part.strip()
    return part if _SIMPLE.fullmatch(part) and part.count("(") <= 1 else f"({part})"
