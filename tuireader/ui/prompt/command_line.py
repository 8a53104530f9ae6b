"""The ``:`` line: names of commands completed, with what they take behind them; what is typed there done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.model.completions import Candidate, Completion
from tuireader.ui.keys.hinting import usual
from tuireader.ui.prompt import colon
from tuireader.ui.prompt.completers import among

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def ask(room: Room, text: str = "") -> None:
    """The command line, with `text` typed already."""

    def answer(typed: str | None) -> None:
        if typed is not None:
            obey(room, typed)

    room.ask(":", answer, text=text, complete=lambda typed, at: complete(room, typed, at), history="command")


def obey(room: Room, text: str) -> bool:
    """Do what a line says, or tell why that cannot be; whether it was done."""
    wanted = colon.order(text, room.reader.bindings.commands)
    if isinstance(wanted, colon.Wrong):
        room.tell(wanted.reason)
    elif wanted is not None:
        return _obeyed(room, wanted.name, wanted.argument)
    return False


def _obeyed(room: Room, name: str, argument: str) -> bool:
    command = room.reader.bindings.commands[name]
    if not room.check_action("command", (command.name,)):
        room.tell(command.ready.lacking(room))
        return False
    if argument and command.takes is not None:
        room.last_line.untell(room)
        room.attempt(command.takes.run, room, argument)
    else:
        room.action_command(command.name)
    return True


def complete(room: Room, text: str, cursor: int) -> Completion | None:
    """Names of commands, each with its keys and what it does; behind a name what the command takes."""
    commands = room.reader.bindings.commands
    name, _ = colon.split(text, commands)
    takes, behind = (commands[name].takes if name else None), _behind(text, name)
    if takes is not None and cursor >= behind:
        found = takes.complete(room, text[behind:], cursor - behind)
        if found is not None and found.candidates:
            return Completion(found.start + behind, found.end + behind, found.candidates)
        return Completion(cursor, cursor, (Candidate("", commands[name].help, takes.words),))
    typed = text[:cursor].lstrip().removeprefix(":").lstrip()
    named = [Candidate(one, _note(room, one)) for one in commands]
    return among(named, colon.name_of(typed), cursor - len(typed), cursor)


def _behind(text: str, name: str) -> int:
    """Where what is taken begins: behind the name and a space."""
    end = next((end for end in range(1, len(text) + 1) if name and colon.name_of(text[:end]) == name), len(text))
    return end + 1


def _note(room: Room, name: str) -> str:
    command = room.reader.bindings.commands[name]
    key = usual(room.reader.bindings.keys_of(command))
    takes = command.takes.words if command.takes is not None else ""
    return " ".join(filter(None, (takes, f"({key})" if key else "", command.help)))
