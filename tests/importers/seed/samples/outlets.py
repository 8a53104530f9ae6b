"""Invented pages of portals, newspapers, broadcasters and other agencies, in their manners and languages."""

# ruff: noqa: E501  texts stand as they are, in lines of any length

from __future__ import annotations

from tests.importers.seed.sample import Sample

SAMPLES = (
    Sample(
        name="reuters portal",
        text="""\
 date 2022-02-08 Lindau parliament backs wave power law after long debate

Reuters | Lindau | Updated: 08-02-2022 16:07 IST | Created: 08-02-2022 15:56 IST

Lindau's parliament voted on Tuesday for a law on wave power.

The law passed by 61 votes to 40.

(This story has not been edited by staff.)
""",
        title="Lindau parliament backs wave power law after long debate",
        published="2022-02-08T10:26:00Z",
        updated="2022-02-08T10:37:00Z",
        starts=("Lindau's parl", "The law", "(This"),
    ),
    Sample(
        name="newspaper",
        text="""\
Lindau to move its clocks for the tide

Reuters

Feb 08, 2022  •  44 minutes ago  •  < 1 minute read  •  Join the conversation

LINDAU — The town council voted on Tuesday to set clocks by the tide.

The change comes in May.

(Reporting by Ole Lind; Editing by Lea Brandt)
""",
        title="Lindau to move its clocks for the tide",
        published="2022-02-08",
        starts=("LINDAU —", "The change", "(Reporting"),
    ),
    Sample(
        name="broadcaster",
        text="""\
 date 2022-02-08 Wave power stations off Cape Orla produced more electricity in January than all coal plants of the coast together. The operator called it a record.
Critics point to the noise under water.
A study is due in autumn.
""",
        title="Wave power stations off Cape Orla produced more electricity in January than all coal plants of the…",
        published="2022-02-08",
        starts=("Wave power", "Critics", "A study"),
    ),
    Sample(
        name="chinese agency on a portal",
        text="""\
 date 2021-12-30 Night market on the old pier draws crowds in Ningtai
Xinhua) 08:09, December 30, 2021

NINGTAI, Dec. 29 (Xinhua) -- A night market has opened on the old pier.

It stays open until March.
""",
        title="Night market on the old pier draws crowds in Ningtai",
        published="2021-12-30T08:09:00",
        starts=("NINGTAI, Dec. 29", "It stays"),
    ),
    Sample(
        name="chinese agency",
        text="""\
Kite festival opens on northern beach -Xinhua
Kite festival opens on northern beach
新华网
Editor: hailan
2022-01-06 15:43:06
NINGTAI, Jan. 6 (Xinhua) -- Four hundred kites rose on Thursday.
The festival lasts until Sunday.
""",
        title="Kite festival opens on northern beach",
        published="2022-01-06T15:43:06",
        starts=("NINGTAI, Jan. 6", "The festival"),
        absent=("新华网", "hailan"),
    ),
    Sample(
        name="russian newspaper",
        text="""\
 date 2026-02-22 • Новость часа
    В порту открылся музей льда
    Хор спел одиннадцать часов
• Главное
    Мост закрыт до мая
22 февраля 2026, 17:25 • Новости дня
Паром вернулся в порт после шторма
Tекст: Анна Орлова
Паром «Север» вернулся в порт в воскресенье вечером.
Пассажиры не пострадали, сообщил капитан.
""",
        title="Паром вернулся в порт после шторма",
        published="2026-02-22T17:25:00",
        author="Анна Орлова",
        starts=("Паром «Север»", "Пассажиры"),
        absent=("музей", "Мост"),
    ),
    Sample(
        name="swiss",
        text="""\
Der Gemeinderat von Sankt Veit will die alte Mühle bis Ende Jahr kaufen.
10.09.2021, 20:30
10.09.2021, 21:16
Keystone-SDA
Die Mühle steht seit 1974 leer.
Der Preis liegt bei 2,4 Millionen Franken.
""",
        title="Der Gemeinderat von Sankt Veit will die alte Mühle bis Ende Jahr kaufen.",
        published="2021-09-10T20:30:00",
        updated="2021-09-10T21:16:00",
        starts=("Der Gemeinderat", "Die Mühle", "Der Preis"),
    ),
    Sample(
        name="arabic",
        text="""\
مهرجان القوارب يعود إلى ميناء النور
الاثنين 1427/4/9 هـ - الموافق 8/5/2006 م (آخر تحديث) الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)
عاد مهرجان القوارب إلى ميناء النور بعد غياب طويل.
ويستمر المهرجان ثلاثة أيام.
""",
        title="مهرجان القوارب يعود إلى ميناء النور",
        published="2006-05-08T14:51:00Z",
        starts=("عاد", "ويستمر"),
    ),
    Sample(
        name="russian agency, template that never ran",
        text="""\
 date 2021-12-30 {{dayPoint.date | date : 'd MMMM yyyy'}}
Каток на Саве открыт для всех

@ Надя Орел/ТАСС

НОВИГРАД, 30 декабря. /ТАСС/. Каток открылся в четверг.

Коньки берите с собой, просит мэрия.

Теги
Спорт
Новый год
""",
        title="Каток на Саве открыт для всех",
        published="2021-12-30",
        tags=("Спорт", "Новый год"),
        starts=("НОВИГРАД", "Коньки"),
    ),
    Sample(
        name="chinese",
        text="""\
渔港夜市重新开放

2024年3月5日 18:30

渔港夜市星期二晚上重新开放，吸引了四千多名游客。

市场每天开到午夜。
""",
        title="渔港夜市重新开放",
        published="2024-03-05T18:30:00",
        starts=("渔港夜市星期二", "市场"),
    ),
    Sample(
        name="portuguese",
        text="""\
 date 2022-03-01 Ponte do porto reabre após nove semanas

1 de março de 2022, 10h30

A ponte voltou a receber carros.

O ferry continua até domingo.
""",
        title="Ponte do porto reabre após nove semanas",
        published="2022-03-01T10:30:00",
        starts=("A ponte", "O ferry"),
    ),
    Sample(
        name="finnish",
        text="""\
Jää kesti yhdeksän viikkoa

8.2.2022 klo 16:07

Jää lähti lahdesta tiistaina.

Lautta kulkee taas.
""",
        title="Jää kesti yhdeksän viikkoa",
        published="2022-02-08T16:07:00",
        starts=("Jää lähti", "Lautta"),
    ),
    Sample(
        name="czech",
        text="""\
Led vydržel devět týdnů
8. února 2022 16:07
Led odplul v úterý.
Přívoz zase jezdí.
""",
        title="Led vydržel devět týdnů",
        published="2022-02-08T16:07:00",
        starts=("Led odplul", "Přívoz"),
    ),
    Sample(
        name="greek",
        text="""\
Η γέφυρα ανοίγει ξανά σήμερα

8 Φεβρουαρίου 2022, 16:07

Η γέφυρα του λιμανιού άνοιξε.
""",
        title="Η γέφυρα ανοίγει ξανά σήμερα",
        published="2022-02-08T16:07:00",
        starts=("Η γέφυρα του",),
    ),
    Sample(
        name="local tv",
        text="""\
 date 2022-03-01 LINDAU (KLTV) - A mill fire was contained on Tuesday morning.
Nobody was hurt, the chief said.

Copyright 2022 KLTV. All rights reserved.
""",
        title="A mill fire was contained on Tuesday morning.",
        published="2022-03-01",
        starts=("LINDAU", "Nobody", "Copyright"),
    ),
    Sample(
        name="press release",
        text="""\
FOR IMMEDIATE RELEASE

Lindau Glass Opens New Furnace

By Anna Keller

LINDAU, 3 May 2023 – The furnace melts bottles with wind power.

Contact: press@glass.example
""",
        title="Lindau Glass Opens New Furnace",
        author="Anna Keller",
        starts=("LINDAU, 3 May", "Contact:"),
        absent=("IMMEDIATE",),
    ),
    Sample(
        name="address above the title",
        text="""\
https://paper.example/a/lindau-votes-for-tide-clocks
Lindau Votes for Tide Clocks

The vote was close.

See https://paper.example/b too.
""",
        title="Lindau Votes for Tide Clocks",
        url="https://paper.example/a/lindau-votes-for-tide-clocks",
        starts=("The vote", "See https"),
    ),
    Sample(
        name="menu above a portal's title",
        text="""\
 date 2022-02-08 Home
Weather and Tides
Lindau Votes for Tide Clocks
Updated: 08-02-2022 16:07 IST
The council voted on Tuesday.
The bank was against it.
""",
        title="Lindau Votes for Tide Clocks",
        published="2022-02-08T10:37:00Z",
        starts=("The council", "The bank"),
    ),
)
