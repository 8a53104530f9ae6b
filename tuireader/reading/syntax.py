"""Which part of a program is a keyword, a string, a comment: by Pygments, where the page states the language.

Pygments is loaded with the first code that comes into sight. Only well-trodden lexers are used, on texts and
lines of a size that a person reads: what a stranger sends must not keep a lexer's expressions busy.
"""

from __future__ import annotations

from functools import lru_cache

from tuireader.reading.blocks import Span
from tuireader.reading.style import COMMENT, KEYWORD, NAME, NUMBER, STRING

MOST_CHARACTERS = 60_000
LONGEST_LINE = 500

# The alias Pygments knows a language by, then what else pages call it.
_NAMES = """
bash sh shell zsh ksh
c h
clojure clj
common-lisp lisp cl
console shell-session shellsession sh-session terminal
cpp c++ cxx cc hpp
csharp c# cs
css
dart
diff patch udiff
docker dockerfile
elixir ex exs
emacs-lisp elisp
erlang erl
go golang
graphql
haskell hs
html xhtml htm vue svelte
http
ini cfg conf
java
javascript js jsx mjs node
json json5 jsonc
julia jl
kotlin kt
less
lua
make makefile
nix
objective-c objc
ocaml ml
perl pl
php
postgresql
powershell ps1 pwsh
protobuf proto
pycon python-console python-repl
python py python3 py3
r
ruby rb
rust rs
scala
scheme scm
scss
sql
swift
tex latex
toml
typescript ts tsx
vim viml
xml svg rss atom opml
yaml yml
zig
"""
_LEXERS = {name: line.split()[0] for line in _NAMES.split("\n") for name in line.split()}

_LOOKS = (
    ("Token.Comment.Preproc", KEYWORD), ("Token.Comment", COMMENT), ("Token.Keyword", KEYWORD),
    ("Token.Operator.Word", KEYWORD), ("Token.Literal.String", STRING), ("Token.Literal.Number", NUMBER),
    ("Token.Name.Function", NAME), ("Token.Name.Class", NAME), ("Token.Name.Tag", NAME), ("Token.Name.Decorator", NAME),
    ("Token.Generic.Heading", NAME), ("Token.Generic.Inserted", STRING), ("Token.Generic.Deleted", COMMENT),
)  # fmt: skip


def knows(language: str) -> bool:
    """Whether code in `language`, as a page calls it, can be coloured."""
    return language in _LEXERS


def coloured(spans: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """The same text, styles and links, with the flags of syntax added where `language` is known."""
    if not knows(language) or not spans:
        return spans
    words = "".join(span.text for span in spans)
    if len(words) > MOST_CHARACTERS or max(map(len, words.split("\n"))) > LONGEST_LINE:
        return spans
    made: list[Span] = []
    pieces = iter(_pieces(words, _LEXERS[language]))
    length, look = 0, 0
    for span in spans:
        at = 0
        while at < len(span.text):
            while not length:
                length, look = next(pieces, (len(words), 0))
            taken = min(length, len(span.text) - at)
            made.append(Span(span.text[at : at + taken], span.style | look, span.link))
            at, length = at + taken, length - taken
    return tuple(made)


@lru_cache(maxsize=32)
def _pieces(words: str, alias: str) -> tuple[tuple[int, int], ...]:
    """(length, look) of the parts of `words`, neighbours that look alike as one."""
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(alias, stripnl=False, ensurenl=False)
    found: list[tuple[int, int]] = []
    for _, token, value in lexer.get_tokens_unprocessed(words):
        look = _look(str(token)) if value and not value.isspace() else found[-1][1] if found else 0
        if found and found[-1][1] == look:
            found[-1] = found[-1][0] + len(value), look
        else:
            found.append((len(value), look))
    return tuple(found)


@lru_cache(maxsize=512)
def _look(token: str) -> int:
    return next((look for name, look in _LOOKS if token == name or token.startswith(f"{name}.")), 0)
