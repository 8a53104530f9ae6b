"""Invented texts without any marks: notes, tables, code, forums, lists."""

# ruff: noqa: E501  texts stand as they are, in lines of any length
from __future__ import annotations

from tests.importers.seed.sample import Sample

SAMPLES = (
    Sample(
        name="wrapped",
        text="""\
Notes on the ice

The ice on the upper lake was eleven centimetres thick this morning
and held the sledge without a sound. We drilled six holes along the
old line and found water in four of them.

At noon the wind turned, and by three the southern bay was open; the
ferry will not have to wait for the breaker this year.
""",
        title="Notes on the ice",
        starts=("The ice on the upper lake was eleven centimetres thick this morning\nand", "At noon"),
    ),
    Sample(
        name="wrapped no title",
        text="""\
The ice on the upper lake was eleven centimetres thick this morning
and held the sledge without a sound. We drilled six holes along the
old line and found water in four of them.

At noon the wind turned, and by three the southern bay was open; the
ferry will not have to wait for the breaker this year.
""",
        title="The ice on the upper lake was eleven centimetres thick this morning and held the sledge without a…",
        starts=("The ice on", "At noon"),
    ),
    Sample(
        name="table",
        text="""\
Ferry times

Harbour     Depart   Arrive
Lindau      08:00    09:10
Orla        10:30    11:45

Dogs travel free.
""",
        title="Ferry times",
        starts=("Harbour     Depart   Arrive\nLindau      08:00", "Dogs"),
    ),
    Sample(
        name="code",
        text="""\
How to count boats

Run this once:

    for boat in boats:
        print(boat)

Then sleep.
""",
        title="How to count boats",
        starts=("Run this", "    for boat in boats:\n        print", "Then"),
    ),
    Sample(
        name="year only",
        text="""\
 date 1998 The lighthouse at Orla was switched off

The keeper went home on Friday.
""",
        title="The lighthouse at Orla was switched off",
        published="1998",
        starts=("The keeper",),
    ),
    Sample(
        name="noise words inside",
        text="""\
 date 2022-04-01 Register of Ships Opens to the World

The Register is open. Search the News of the World.

Subscribe

Log in to see it.
""",
        title="Register of Ships Opens to the World",
        published="2022-04-01",
        starts=("The Register is open.", "Log in to see it."),
    ),
    Sample(
        name="encoded twice",
        text="""\
 date 2022-05-01 CafÃ© crÃ¨me fÃ¼r alle

Der BÃ¤cker von GroÃŸdorf schenkt aus â€” jeden Tag.

â€žSÃ¼ÃŸâ€œ, sagt er.
""",
        title="Café crème für alle",
        published="2022-05-01",
        starts=("Der Bäcker", "„Süß“"),
    ),
    Sample(
        name="forum",
        text="""\
Topic: Best tent for wind

Reply

anna wrote:
Mine stood on Cape Orla for a week.

Reply

ole wrote:
Mine did not.

Reply
""",
        title="Topic: Best tent for wind",
        starts=("Reply", "anna wrote:", "Mine stood", "Reply", "ole wrote:", "Mine did", "Reply"),
    ),
    Sample(
        name="tag page",
        text="""\
 date 2022 Harbour

Bridge Reopens After Nine Weeks

Ferry Sold to Lindau

Choir Sings All Night Long
""",
        title="Bridge Reopens After Nine Weeks",
        published="2022",
        starts=("Ferry", "Choir"),
    ),
    Sample(
        name="title in quotation marks",
        text="""\
“We Will Not Wait for the Tide”, Says Harbour Pilot

By Ole Lind

The pilot has guided ships for forty years.
""",
        title="“We Will Not Wait for the Tide”, Says Harbour Pilot",
        author="Ole Lind",
        starts=("The pilot",),
    ),
    Sample(
        name="a missing space in a note",
        text="""\
Minutes

The water will be turned on.Keys are with Ost.

Next meeting is in May.

Bring cake.
""",
        title="Minutes",
        starts=("The water will be turned on.Keys", "Next", "Bring"),
    ),
    Sample(
        name="a question for a title",
        text="""\
What is the tide?

It is the moon.
""",
        title="What is the tide?",
        starts=("It is",),
    ),
    Sample(
        name="a missing space in a short note",
        text="""\
Minutes of the meeting
The hall was full and cold.
The water will be turned on in April.Keys are with Ost.
""",
        title="Minutes of the meeting",
        starts=("The hall", "The water"),
    ),
    Sample(
        name="tamil",
        text="""\
துறைமுகப் பாலம் மீண்டும் திறப்பு

பாலம் வியாழக்கிழமை திறக்கப்பட்டது.

படகுகள் தொடரும்.
""",
        title="துறைமுகப் பாலம் மீண்டும் திறப்பு",
        starts=("பாலம்", "படகுகள்"),
    ),
    Sample(
        name="tags in an example are not the note's",
        text="""\
How to write a note

Begin like this:

    Swifts are back
    They came on Tuesday.
    Tags
    birds
    village

Then save it.

Tags
help
""",
        title="How to write a note",
        tags=("help",),
        starts=("Begin like this:", "    Swifts are back\n    They came", "Then save it."),
    ),
    Sample(
        name="a section's name above the title",
        text=" date 2022-03-01 Economy\n\nMill Fire Contained After a Night of Work\n\nThe mill will grind again in May.\n",
        title="Mill Fire Contained After a Night of Work",
        published="2022-03-01",
        starts=("The mill",),
    ),
    Sample(
        name="a short title in capitals",
        text="TODO\n\nBuy milk\n\nFix the door of the boat house\n",
        title="TODO",
        starts=("Buy milk", "Fix the door"),
    ),
    Sample(
        name="addresses in a text",
        text="Where to look\n\nThe tide tables are here.\n\nhttps://tides.example/tables\n\nhttps://tides.example/moon\n",
        title="Where to look",
        url="https://tides.example/tables",
        starts=("The tide", "https://tides.example/tables", "https://tides.example/moon"),
    ),
    Sample(
        name="a missing space at the end of a web page",
        text=" date 2022-02-08 Minutes of the meeting\nRegister\nThe hall was full.\nThe stove was cold.\nThe water is off until April.Keys are with Ost.\n",
        title="Minutes of the meeting",
        published="2022-02-08",
        starts=("The hall", "The stove", "The water is off until April.Keys"),
    ),
)
