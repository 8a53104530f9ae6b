"""Invented pages of a news agency: hidden and visible halves, live pages, the older template."""

# ruff: noqa: E501  texts stand as they are, in lines of any length

from __future__ import annotations

from tests.importers.seed.sample import Sample

SAMPLES = (
    Sample(
        name="hidden half with everything",
        text="""\
 date 2023-04-21 Registration was successful!
Please follow the link from the email sent to
International
https://news.example/20230421/tide-mill-grinds-flour-again-after-eighty-years-1109700001.html
Tide Mill Grinds Flour Again After Eighty Years
Tide Mill Grinds Flour Again After Eighty Years
The mill at Orla was the last of nine on the estuary... 21.04.2023, Sputnik International
2023-04-21T07:15+0000
2023-04-21T07:15+0000
2023-04-21T09:02+0000
orla
covid-19 recovery
boris lind (uk)
/html/head/meta[@name='og:title']/@content
/html/head/meta[@name='og:description']/@content
https://cdn1.img.news.example/img/07e7/04/15/1109700000_0:160:3072:1888_1920x0_80_0_0_abc.jpg
Sputnik International
feedback@news.example
+74950000000
MIA „Beispiel Heute“ 252 60
The mill at Orla was the last of nine on the estuary, and the only one with its gear intact.Miller Boris Lind opened the sluice at dawn."It sounds like it always did", he said.Bread goes on sale on Monday.
orla
boris lind (uk)
Sputnik International
feedback@news.example
+74950000000
MIA „Beispiel Heute“ 252 60
2023
News
en_EN
Sputnik International
1920 1080 true
orla, covid-19 recovery, boris lind (uk), bread
""",
        title="Tide Mill Grinds Flour Again After Eighty Years",
        published="2023-04-21T07:15:00Z",
        updated="2023-04-21T09:02:00Z",
        url="https://news.example/20230421/tide-mill-grinds-flour-again-after-eighty-years-1109700001.html",
        summary="The mill at Orla was the last of nine on the estuary...",
        tags=("orla", "covid-19 recovery", "boris lind (uk)", "bread"),
        starts=("The mill at Orla", "Miller Boris", '"It sounds', "Bread goes"),
        absent=("252 60", "feedback", "en_EN", "gear intact.Miller"),
    ),
    Sample(
        name="both halves, iso, photos, card, caption",
        text="""\
International
https://news.example/20220304/ferry-company-orders-six-electric-ships-1093500000.html
Ferry Company Orders Six Electric Ships
Ferry Company Orders Six Electric Ships
PORT MERIDIAN (Sputnik) - The Meridian ferry company has ordered six ships without an exhaust pipe. 04.03.2022, Sputnik International
2022-03-04T13:40+0000
2022-03-04T13:40+0000
ferries
energy
PORT MERIDIAN (Sputnik) - The Meridian ferry company has ordered six ships without an exhaust pipe.The first is due in 2024, director Lea Brandt said on Friday.The old fleet will be sold abroad.
ferries
energy
Sputnik International
A ferry at the quay - Sputnik International, 1920, 04.03.2022
© Harbour Photo / Nils Orel
A ferry waits at the quay of Port Meridian.
Ferry Company Orders Six Electric Ships

13:40 GMT 04.03.2022
SubscribeGoogle news
The Meridian ferry company has ordered six ships without an exhaust pipe.
The first is due in 2024, director Lea Brandt said on Friday.
Batteries on a barge - Sputnik International, 1920, 02.03.2022
World
Barge of Batteries Feeds a Whole Village
2 March 2022, 10:00 GMT

"Quiet ships are good neighbours", Brandt said.

The old fleet will be sold abroad.
ferries
energy
""",
        title="Ferry Company Orders Six Electric Ships",
        published="2022-03-04T13:40:00Z",
        url="https://news.example/20220304/ferry-company-orders-six-electric-ships-1093500000.html",
        summary="The Meridian ferry company has ordered six ships without an exhaust pipe.",
        tags=("ferries", "energy"),
        starts=("The first is due", '"Quiet ships', "The old fleet"),
        absent=("Barge", "waits at", "GMT"),
    ),
    Sample(
        name="visible half only",
        text="""\
 date 2022-02 Tide Clocks Come to Town

10:30 GMT 08.02.2022 (Updated: 12:00 GMT 09.02.2022)
The council will vote on tide clocks.
The mayor is in favour.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        updated="2022-02-09T12:00:00Z",
        starts=("The council will", "The mayor"),
    ),
    Sample(
        name="hidden half, title once, no tags",
        text="""\
 date 2022-02 Tide Clocks Come to Town
The council votes in March., 08.02.2022, Sputnik International
The council will vote on tide clocks.The mayor is in favour.The rest is silence.
""",
        title="Tide Clocks Come to Town",
        published="2022-02",
        summary="The council votes in March.",
        starts=("The council will", "The mayor", "The rest"),
    ),
    Sample(
        name="hidden half with ISO stamps and a comma line",
        text="""\
Registration was successful!
Tide Clocks Come to Town
Tide Clocks Come to Town
The council votes in March.
2022-02-08T10:30+0000
2022-02-08T10:30+0000
The council will vote on tide clocks.The mayor is in favour.
lindau
tide clocks
lindau, tide clocks
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        summary="The council votes in March.",
        tags=("lindau", "tide clocks"),
        starts=("The council will", "The mayor"),
    ),
    Sample(
        name="one paragraph in both halves",
        text="""\
 date 2022-02-08 Registration was successful!
Tide Clocks Come to Town
Tide Clocks Come to Town
The council votes in March.
lindau
clocks
The council will vote on tide clocks soon.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
The council votes in March.
The council will vote on tide clocks soon.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        summary="The council votes in March.",
        tags=("lindau", "clocks"),
        starts=("The council will",),
    ),
    Sample(
        name="both halves without a dateline",
        text="""\
Registration was successful!
Tide Clocks Come to Town
Tide Clocks Come to Town
The council votes in March.
lindau
clocks
The council will vote on tide clocks soon.
Tide Clocks Come to Town

The council votes in March.
The council will vote on tide clocks soon.
""",
        title="Tide Clocks Come to Town",
        summary="The council votes in March.",
        tags=("lindau", "clocks"),
        starts=("The council will",),
    ),
    Sample(
        name="blob first, tags with capitals, then the title",
        text="""\
 date 2021-11-30 The choir of Sankt Veit sang for eleven hours.More than 900 people listened.The council votes in January.
NATO
choirs
Sankt Veit
Choir Sings Eleven Hours to Save Its Hall
The hall has belonged to the town since 1931.
The choir of Sankt Veit sang for eleven hours.
More than 900 people listened.
The council votes in January.
""",
        title="Choir Sings Eleven Hours to Save Its Hall",
        published="2021-11-30",
        summary="The hall has belonged to the town since 1931.",
        tags=("NATO", "choirs", "Sankt Veit"),
        starts=("The choir", "More", "The council"),
    ),
    Sample(
        name="a long tag among short ones",
        text="""\
 date 2022-02-08 News
Tide Clocks Come to Town
Tide Clocks Come to Town
The council votes in March.
nato
organisation of the north coast harbours (onch)
lindau
The council will vote on tide clocks.The mayor is in favour.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
The council votes in March.
The council will vote on tide clocks.
The mayor is in favour.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        summary="The council votes in March.",
        tags=("nato", "organisation of the north coast harbours (onch)", "lindau"),
        starts=("The council will", "The mayor"),
    ),
    Sample(
        name="one tag",
        text="""\
 date 2022-02-08 News
Tide Clocks Come to Town
Tide Clocks Come to Town
The council votes in March.
lindau
The council will vote on tide clocks.The mayor is in favour.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
The council votes in March.
The council will vote on tide clocks.
The mayor is in favour.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        summary="The council votes in March.",
        tags=("lindau",),
        starts=("The council will", "The mayor"),
    ),
    Sample(
        name="hidden half without a title",
        text="""\
 date 2022-03 Register
lindau
music
The organ of Sankt Veit has 4,000 pipes.Each was cleaned by hand.It sounds again on Easter Sunday.
lindau
music
""",
        title="The organ of Sankt Veit has 4,000 pipes.",
        published="2022-03",
        tags=("lindau", "music"),
        starts=("The organ", "Each", "It sounds"),
    ),
    Sample(
        name="rules list",
        text="""\
 date 2022-04-01 Bakers Strike for Longer Nights
The fact of registration and authorization of users on websites indicates acceptance of these rules.
Users are obliged to abide by the laws.
A user comment will be deleted if it:
does not correspond with the subject of the post;
promotes hatred;
Bakers Strike for Longer Nights

09:00 GMT 01.04.2022
Bakers in Lindau stopped work on Friday.
They want to sleep until four.
""",
        title="Bakers Strike for Longer Nights",
        published="2022-04-01T09:00:00Z",
        starts=("Bakers in", "They want"),
        absent=("hatred", "obliged"),
    ),
    Sample(
        name="clocks of other stories",
        text="""\
 date 2022-04-01 LIVE: Regatta Starts at 10:30 GMT 31.03.2022
Choir Sings Through the Night
Choir Sings Through the Night
They sang until dawn.
music
choir
They sang until dawn at 10:00 GMT 30.03.2022.Then they slept.
Choir Sings Through the Night

06:05 GMT 01.04.2022
They sang until dawn.
They sang until dawn at 10:00 GMT 30.03.2022.
Then they slept.
""",
        title="Choir Sings Through the Night",
        published="2022-04-01T06:05:00Z",
        summary="They sang until dawn.",
        tags=("music", "choir"),
        starts=("They sang until dawn at", "Then"),
        absent=("Regatta",),
    ),
    Sample(
        name="dateline differs",
        text="""\
 date 2022-02-20 Harbour Seals Return to the Bay

10:30 GMT 08.02.2022
Seals were counted on Monday.
There were 40.
""",
        title="Harbour Seals Return to the Bay",
        published="2022-02-08T10:30:00Z",
        starts=("Seals", "There"),
    ),
    Sample(
        name="live page with a hidden half",
        text="""\
 date 2022-06-03 Registration was successful!
LIVE UPDATES: Storm Over the Bay
LIVE UPDATES: Storm Over the Bay
The storm reached the bay on Friday. 03.06.2022, Sputnik International
2022-06-03T09:00+0000
storm
bay
The storm reached the bay on Friday.Ferries stay in port.Trees Down in LindauNo one was hurt.
storm
bay
Storm - Sputnik International, 1920, 03.06.2022
Storm Week
Everything on the storm.

LIVE UPDATES: Storm Over the Bay

The storm reached the bay on Friday.
Ferries stay in port.
Table of contents
New firstOld first
12:20 GMT 03.06.2022
Trees Down in Lindau
No one was hurt.
10:02 GMT 03.06.2022
First Gusts
""",
        title="LIVE UPDATES: Storm Over the Bay",
        published="2022-06-03T10:02:00Z",
        updated="2022-06-03T12:20:00Z",
        summary="The storm reached the bay on Friday.",
        tags=("storm", "bay"),
        starts=("Ferries", "Trees Down", "No one", "First"),
        absent=("Everything on",),
    ),
    Sample(
        name="older template",
        text="""\
 date 2019-02-19 08:39 GMT +319 February 2019
Listen Live
Search
A crane lifts a container
    Harbour Tolls to Double in Port Meridian From June
© Photo / Nadia Orel
World
Get short URL
0 0 0
PORT MERIDIAN (Agency) — The harbour office will double its tolls for large ships from June.
Small boats pay nothing, the office said.
"Nobody likes to pay", skipper Ole Lind told the agency.
""",
        title="Harbour Tolls to Double in Port Meridian From June",
        published="2019-02-19",
        starts=("PORT MERIDIAN (Agency)", "Small boats", '"Nobody'),
        absent=("+319", "A crane"),
    ),
    Sample(
        name="older template without indent",
        text="""\
08:39 GMT +319 February 2019
Listen Live
Search
A crane lifts a container
Harbour Tolls to Double
© Photo / Nadia Orel
World
Get short URL
0 78
PORT MERIDIAN (Agency) — The harbour office will double its tolls.
Small boats pay nothing.
""",
        title="Harbour Tolls to Double",
        starts=("PORT MERIDIAN", "Small"),
    ),
    Sample(
        name="older template with its own time",
        text="""\
 date 2019-02-19 08:39 GMT +319 February 2019
Listen Live
Search
  Harbour Tolls to Double in May
© Photo / Nadia Orel
World
16:12 19.02.2019(updated 16:14 19.02.2019)
Get short URL
0 78
PORT MERIDIAN (Agency) — The harbour office will double its tolls.
Small boats pay nothing.
""",
        title="Harbour Tolls to Double in May",
        published="2019-02-19T16:12:00",
        updated="2019-02-19T16:14:00",
        starts=("PORT MERIDIAN", "Small"),
    ),
    Sample(
        name="listing",
        text="""\
 date 2018-03-01 News of the Coast
Last update: 14:05 01.03.2018
14:05 01.03.2018
Fishing Fleet Returns With Half a Catch
The fleet came back on Thursday morning.
12:10 01.03.2018
Bakery Burns in Lindau
Nobody was hurt.
09:00 01.03.2018
School Closed for Snow
Until Friday.
08:10 01.03.2018
Ice on the Sava
It holds.
""",
        title="News of the Coast",
        published="2018-03-01",
        starts=(
            "14:05",
            "Fishing",
            "The fleet",
            "12:10",
            "Bakery",
            "Nobody",
            "09:00",
            "School",
            "Until",
            "08:10",
            "Ice",
            "It holds",
        ),
    ),
    Sample(
        name="listing without a prefix",
        text="""\
Last update: 14:05 01.03.2018
14:05 01.03.2018
Fishing Fleet Returns With Half a Catch
The fleet came back on Thursday.
Last update: 13:05 01.03.2018
13:05 01.03.2018
Bakery Burns in Lindau Again
Nobody was hurt.
Last update: 12:05 01.03.2018
12:05 01.03.2018
School Closed
Until Friday.
""",
        title="Fishing Fleet Returns With Half a Catch",
        published="2018-03-01T14:05:00",
        starts=("14:05", "The fleet", "13", "Bak", "Nob", "12", "School", "Until"),
        absent=("Last update",),
    ),
    Sample(
        name="a photo's caption alone",
        text="""\
 date 2021-06-12 Rowers rest under the harbour bridge. - Sputnik International, 1920, 12.06.2021
""",
        title="Rowers rest under the harbour bridge.",
        published="2021-06-12",
    ),
    Sample(
        name="live page with tags at its end",
        text="""\
LIVE UPDATES: Regatta Before the Islands

10:15 GMT 03.06.2022
Second Leg Begins
09:45 GMT 03.06.2022
Start Postponed by One Hour
The committee cited lightning.
Tags
sailing
lindau
""",
        title="LIVE UPDATES: Regatta Before the Islands",
        published="2022-06-03T09:45:00Z",
        updated="2022-06-03T10:15:00Z",
        tags=("sailing", "lindau"),
        starts=("Second Leg", "Start Postponed", "The committee"),
    ),
    Sample(
        name="a clock at the end of a text is no dateline above it",
        text="""\
Minutes of the Night Watch

The lamp was lit at nine.
The fog came at ten.
The last boat passed at eleven.
23:30 GMT 08.02.2022
""",
        title="Minutes of the Night Watch",
        published="2022-02-08T23:30:00Z",
        starts=("The lamp", "The fog", "The last boat"),
    ),
    Sample(
        name="the dateline wins over the prefix wherever it stands",
        text=" date 2022-02-07 Minutes of the Night Watch\n\nThe lamp was lit at nine.\nThe fog came at ten.\nThe boat passed at eleven.\n23:30 GMT 08.02.2022\n",
        title="Minutes of the Night Watch",
        published="2022-02-08T23:30:00Z",
        starts=("The lamp", "The fog", "The boat"),
    ),
    Sample(
        name="the clock of one other story makes no live page",
        text="Night Ferry Sails Again\n\n10:30 GMT 08.02.2022\nThe ferry left at dusk.\nIt came back at dawn.\nBakery Burns in Lindau\n09:00 GMT 07.02.2022\n",
        title="Night Ferry Sails Again",
        published="2022-02-08T10:30:00Z",
        starts=("The ferry", "It came", "Bakery Burns"),
    ),
    Sample(
        name="a card without a clock, a caption after a credit",
        text="""\
Tide Clocks Come to Town
Tide Clocks Come to Town
lindau
clocks
The council will vote on tide clocks.The mayor is in favour.The bank is not.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
The council will vote on tide clocks.
A clock on a wall - Sputnik International, 1920, 02.02.2022
World
Village Clock Stolen by Gulls
The mayor is in favour.
© Ole Lind
The mayor at her desk.

The bank is not.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        tags=("lindau", "clocks"),
        starts=("The council", "The mayor is in favour", "The bank"),
    ),
    Sample(
        name="the visible half breaks off",
        text="""\
Tide Clocks Come to Town
Tide Clocks Come to Town
lindau
clocks
The council will vote on tide clocks.The mayor is in favour.The bank is not, and says so in a letter.Both traffic lights have been altered already.The vote is on Tuesday.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
The council will vote on tide clocks.
The mayor is
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        tags=("lindau", "clocks"),
        starts=("The council", "The mayor is in favour", "The bank", "Both", "The vote"),
    ),
    Sample(
        name="a blob in a script without spaces, body first",
        text="""\
 date 2024-03-05 渔港夜市星期二晚上重新开放，吸引了四千多名游客。市场每天开到午夜，周末还有音乐会。小船可以免费停靠到月底。
渔港夜市重新开放迎客
这是二十年来最大的一次整修。
渔港夜市星期二晚上重新开放，吸引了四千多名游客。
市场每天开到午夜，周末还有音乐会。
小船可以免费停靠到月底。
""",
        title="渔港夜市重新开放迎客",
        published="2024-03-05",
        summary="这是二十年来最大的一次整修。",
        starts=("渔港夜市星期二", "市场每天", "小船"),
    ),
    Sample(
        name="another story's headline above an address with a title in it",
        text="""\
Tall Ships Leave the Bay at Dawn
https://news.example/20220208/tide-clocks-come-to-town-1093272478.html
Tide Clocks Come to Town
Tall Ships Leave the Bay at Dawn
10:30 GMT 08.02.2022
The council will vote on tide clocks.
The mayor is in favour.
""",
        title="Tide Clocks Come to Town",
        url="https://news.example/20220208/tide-clocks-come-to-town-1093272478.html",
        published="2022-02-08T10:30:00Z",
        starts=("The council", "The mayor"),
    ),
    Sample(
        name="a cut standfirst that begins the text too",
        text="""\
Tide Clocks Come to Town
Tide Clocks Come to Town
LINDAU (Sputnik) - The council will vote on tide clocks before the... 08.02.2022, Sputnik International
lindau
clocks
LINDAU (Sputnik) - The council will vote on tide clocks before the spring.The mayor is in favour.The bank is not.
Tide Clocks Come to Town

10:30 GMT 08.02.2022
LINDAU (Sputnik) - The council will vote on tide clocks before the spring.
The mayor is in favour.
The bank is not.
""",
        title="Tide Clocks Come to Town",
        published="2022-02-08T10:30:00Z",
        summary="LINDAU (Sputnik) - The council will vote on tide clocks before the spring.",
        tags=("lindau", "clocks"),
        starts=("The mayor", "The bank"),
    ),
    Sample(
        name="older template, caption between title and credit",
        text="""\
08:39 GMT +319 February 2019
Listen Live
  Harbour Tolls to Double in May
A crane lifts a red container
© Nadia Orel
World
Get short URL
0 78
PORT MERIDIAN (Agency) — The harbour office will double its tolls.
""",
        title="Harbour Tolls to Double in May",
        starts=("PORT MERIDIAN",),
    ),
    Sample(
        name="blob without a full stop at its end",
        text="""\
 date 2021-11-30 The choir of Sankt Veit sang for eleven hours.More than 900 people listened
Choir Sings for Its Hall
The choir of Sankt Veit sang for eleven hours.
More than 900 people listened
""",
        title="Choir Sings for Its Hall",
        published="2021-11-30",
        starts=("The choir", "More than"),
    ),
    Sample(
        name="a clock in the middle of a text",
        text="""\
Log of the Night Watch

The lamp was lit at nine.
The fog came at ten.
The boat passed at eleven.
23:30 GMT 08.02.2022
The fog went.
The lamp was put out.
""",
        title="Log of the Night Watch",
        published="2022-02-08T23:30:00Z",
        starts=("The lamp was lit", "The fog came", "The boat", "The fog went", "The lamp was put"),
    ),
    Sample(
        name="no title at all, a blob that ends with a shout",
        text="""\
 date 2022-02-08 Register
The fog came at ten.The boat passed at eleven!
23:30 GMT 08.02.2022
The fog came at ten.
The boat passed at eleven!
""",
        title="The fog came at ten.",
        published="2022-02-08T23:30:00Z",
        starts=("The fog", "The boat"),
    ),
)
