"""Invented pages of the news agency with one part or another left out, cut, doubled or foreign."""

# ruff: noqa: E501  texts stand as they are, in lines of any length
from __future__ import annotations

from tests.importers.seed.sample import Sample

SAMPLES = (
    Sample(
        name="hidden only, ISO, blob, comma line",
        text="""\
 date 2022-05-14 International
https://news.example/20220514/lighthouse-keeper-retires-after-forty-years-on-rock-1095511223.html
Lighthouse Keeper Retires After Forty Years on Rock
Lighthouse Keeper Retires After Forty Years on Rock
VELNA (Sputnik) - The last keeper of the Orla light left the rock on Saturday with two cats. 14.05.2022, Sputnik International
2022-05-14T08:12+0000
2022-05-14T08:12+0000
2022-05-14T09:30+0000
lighthouse
society
orla
/html/head/meta[@name='og:title']/@content
/html/head/meta[@name='og:description']/@content
https://cdn1.img.news.example/img/07e6/05/0e/1095511200_0:0:3072:1728_1920x0_80_0_0_aa.jpg
Sputnik International
feedback@news.example
+74956456601
MIA „Rosiya Segodnya“ 252 60
VELNA (Sputnik) - The last keeper of the Orla light left the rock on Saturday with two cats."I will miss the wind", Ole Brandt told reporters.The lamp has been automatic since 1998.Visitors may climb the tower from June.
Sputnik International
feedback@news.example
+74956456601
MIA „Rosiya Segodnya“ 252 60
2022
News
en_EN
Sputnik International
https://cdn1.img.news.example/img/07e6/05/0e/1095511200_171:0:2902:2048_1920x0_80_0_0_bb.jpg
1920
1920
true
Sputnik International
feedback@news.example
+74956456601
MIA „Rosiya Segodnya“ 252 60
Sputnik International
lighthouse, society, orla
""",
        title="Lighthouse Keeper Retires After Forty Years on Rock",
        published="2022-05-14T08:12:00Z",
        updated="2022-05-14T09:30:00Z",
        url="https://news.example/20220514/lighthouse-keeper-retires-after-forty-years-on-rock-1095511223.html",
        summary="VELNA (Sputnik) - The last keeper of the Orla light left the rock on Saturday with two cats.",
        tags=("lighthouse", "society", "orla"),
        starts=("VELNA (Sputnik)", '"I will miss', "The lamp", "Visitors"),
        absent=("252 60", "1920", "feedback", "true"),
    ),
    Sample(
        name="hidden only month",
        text="""\
 date 2022-02 Museum Buys Oldest Map of the Coast
Museum Buys Oldest Map of the Coast
The parchment shows 31 villages, eleven of which have drowned since... 17.02.2022, Sputnik International
museum
maps
coast
The parchment shows 31 villages, eleven of which have drowned since.The museum paid 90,000 for it.It goes on show in May.
museum
maps
coast
""",
        title="Museum Buys Oldest Map of the Coast",
        published="2022-02",
        summary="The parchment shows 31 villages, eleven of which have drowned since...",
        tags=("museum", "maps", "coast"),
        starts=("The parchment", "The museum", "It goes"),
    ),
    Sample(
        name="a second tag list after the blob, then all in one comma line",
        text="""\
 date 2023-04-21 Registration was successful!
Old Windmill Sold for One Coin
Old Windmill Sold for One Coin
The buyer must repair the sails within two years.
2023-04-21T07:15+0000
2023-04-21T07:15+0000
windmills
heritage
The town of Velna sold its old windmill on Friday for a single coin.Baker Jan Holt was the only bidder.The sails must turn by 2025.
velna
jan holt
windmills, heritage, velna, jan holt
Old Windmill Sold for One Coin

07:15 GMT 21.04.2023
The buyer must repair the sails within two years.
The town of Velna sold its old windmill on Friday for a single coin.
Baker Jan Holt was the only bidder.
The sails must turn by 2025.
""",
        title="Old Windmill Sold for One Coin",
        published="2023-04-21T07:15:00Z",
        summary="The buyer must repair the sails within two years.",
        tags=("windmills", "heritage", "velna", "jan holt"),
        starts=("The town", "Baker", "The sails"),
    ),
    Sample(
        name="old template",
        text="""\
 date 2018-02 16:46 GMT +317 February 2018
Listen Live
Search
Snow lies on the harbour wall at Velna
        Ice Breaker Frees Three Ferries Off Velna
© AP Photo / Jan Holt
Europe
Get short URL
0 0 0
VELNA (Agency) — An ice breaker freed three ferries on Saturday after a night in the pack.
Nobody was hurt, the coast guard said.

"We played cards until four", passenger Mia Lund said.

The route opens again on Monday.
""",
        title="Ice Breaker Frees Three Ferries Off Velna",
        published="2018-02",
        starts=("VELNA (Agency)", "Nobody", '"We played', "The route"),
        absent=("+317", "Snow lies", "Europe", "Get short"),
    ),
    Sample(
        name="old template topic section",
        text="""\
 date 2016-07-03 12:11 GMT +303 July 2016
Listen Live
Search
Boats in the harbour. (File)
    Fishermen Find Bell of Ship Sunk in 1811
© Photo: Pixabay
Europe
14:20 02.07.2016
(updated 14:25 02.07.2016)
Get short URL
2 311
The bell hung in the net between herring, skipper Ole Brandt said.
It weighs 80 kilograms.
""",
        title="Fishermen Find Bell of Ship Sunk in 1811",
        published="2016-07-02T14:20:00",
        updated="2016-07-02T14:25:00",
        starts=("The bell", "It weighs"),
        absent=("Boats in", "Europe"),
    ),
    Sample(
        name="no title, url odd",
        text="""\
 date 2022-03 International
https://news.example/20220309/1093272478.html
The harbour is closed since Monday... 09.03.2022, Sputnik International
2022-03-09T11:00+0000
2022-03-09T11:30+0000
storm
velna
The harbour is closed since Monday and will stay so.Ships wait outside the bay.No one was hurt.
""",
        title="The harbour is closed since Monday and will stay so.",
        published="2022-03-09T11:00:00Z",
        updated="2022-03-09T11:30:00Z",
        url="https://news.example/20220309/1093272478.html",
        summary="The harbour is closed since Monday...",
        tags=("storm", "velna"),
        starts=("The harbour", "Ships", "No one"),
    ),
    Sample(
        name="visible photo cards",
        text="""\
 date 2022-11-03 LIVE: Snow Closes Mountain Passes
Velna Theatre Plays to Empty Seats on Purpose
Velna Theatre Plays to Empty Seats on Purpose
Actors wanted to hear the echo of the new hall before the public comes in.
theatre
velna
world
The Velna theatre played a whole evening to empty seats on Thursday.Director Mia Lund called it a rehearsal for ghosts.Tickets for the first real night are gone.
Stage of the Velna theatre - Sputnik International, 1920, 03.11.2022
© Photo : Velna Theatre
Velna Theatre Plays to Empty Seats on Purpose

18:20 GMT 03.11.2022 (Updated: 07:05 GMT 04.11.2022)
Subscribe
Actors wanted to hear the echo of the new hall before the public comes in.
The Velna theatre played a whole evening to empty seats on Thursday.

"Ghosts do not cough", Lund said.

Singer at a bar - Sputnik International, 1920, 01.11.2022
Opera House Sells Its Curtain by the Metre
1 November 2022, 12:30 GMT
Director Mia Lund called it a rehearsal for ghosts.
Tickets for the first real night are gone.
""",
        title="Velna Theatre Plays to Empty Seats on Purpose",
        published="2022-11-03T18:20:00Z",
        updated="2022-11-04T07:05:00Z",
        summary="Actors wanted to hear the echo of the new hall before the public comes in.",
        tags=("theatre", "velna", "world"),
        starts=("The Velna theatre", '"Ghosts', "Director", "Tickets"),
        absent=("Snow Closes", "Opera House", "1920"),
    ),
    Sample(
        name="no title blob only, dateline in blob",
        text="""\
 date 2022-06 Registration was successful!
PORT VELNA (Sputnik) - Two tugs collided on Monday in thick fog.Nobody was hurt.The channel was closed for an hour.
""",
        title="Two tugs collided on Monday in thick fog.",
        published="2022-06",
        starts=("PORT VELNA", "Nobody", "The channel"),
    ),
    Sample(
        name="prefix url first",
        text="""\
 date 2022-05-05 https://news.example/20220505/velna-bans-leaf-blowers-before-noon-1095000001.html
Velna Bans Leaf Blowers Before Noon
Velna Bans Leaf Blowers Before Noon
The council voted 20 to 3 on Thursday.
2022-05-05T12:00+0000
velna
noise
The council of Velna banned leaf blowers before noon.Rakes are allowed at any hour.
velna
noise
Sputnik International
Velna Bans Leaf Blowers Before Noon

12:00 GMT 05.05.2022
International
Register
The council voted 20 to 3 on Thursday.
The council of Velna banned leaf blowers before noon.
Rakes are allowed at any hour.
""",
        title="Velna Bans Leaf Blowers Before Noon",
        published="2022-05-05T12:00:00Z",
        url="https://news.example/20220505/velna-bans-leaf-blowers-before-noon-1095000001.html",
        summary="The council voted 20 to 3 on Thursday.",
        tags=("velna", "noise"),
        starts=("The council of", "Rakes"),
    ),
    Sample(
        name="title only in hidden",
        text="""\
 date 2022-05-05 Registration was successful!
Velna Bans Leaf Blowers Before Noon
Velna Bans Leaf Blowers Before Noon
The council voted 20 to 3 on Thursday.
velna
noise
The council of Velna banned leaf blowers before noon.Rakes are allowed at any hour.

12:00 GMT 05.05.2022
The council voted 20 to 3 on Thursday.
The council of Velna banned leaf blowers before noon.
Rakes are allowed at any hour.
""",
        title="Velna Bans Leaf Blowers Before Noon",
        published="2022-05-05T12:00:00Z",
        summary="The council voted 20 to 3 on Thursday.",
        tags=("velna", "noise"),
        starts=("The council of", "Rakes"),
    ),
    Sample(
        name="no standfirst visible",
        text="""\
 date 2022-05-05 Registration was successful!
Velna Bans Leaf Blowers Before Noon
Velna Bans Leaf Blowers Before Noon
velna
noise
The council of Velna banned leaf blowers before noon.Rakes are allowed at any hour.
Velna Bans Leaf Blowers Before Noon

12:00 GMT 05.05.2022
The council of Velna banned leaf blowers before noon.
Rakes are allowed at any hour.
""",
        title="Velna Bans Leaf Blowers Before Noon",
        published="2022-05-05T12:00:00Z",
        tags=("velna", "noise"),
        starts=("The council of", "Rakes"),
    ),
    Sample(
        name="live page, its own dateline above the introduction",
        text="""\
 date 2022-06-03 International
https://news.example/20220603/live-updates-regatta-reaches-velna-1095900001.html
LIVE UPDATES: Regatta Reaches Velna
LIVE UPDATES: Regatta Reaches Velna
The fleet left Orla on Thursday... 03.06.2022, Sputnik International
2022-06-03T06:10+0000
2022-06-03T06:10+0000
2022-06-03T17:45+0000
regatta
sailing
velna
The fleet left Orla on Thursday and is expected in Velna today.Follow Sputnik's Live Feed to Find Out More!
regatta
sailing
velna
Sputnik International
regatta, sailing, velna
Regatta Week
Everything about the regatta.
Sails before Velna - Sputnik International, 1920, 03.06.2022

LIVE UPDATES: Regatta Reaches Velna

06:10 GMT 03.06.2022 (Updated: 17:45 GMT 03.06.2022)
The fleet left Orla on Thursday and is expected in Velna today.
Follow Sputnik's Live Feed to Find Out More!
Table of contents
New firstOld first
17:45 GMT 03.06.2022
Last Boat Arrives
The crew was met with soup.
11:30 GMT 03.06.2022
First Boat Passes the Mole
""",
        title="LIVE UPDATES: Regatta Reaches Velna",
        published="2022-06-03T06:10:00Z",
        updated="2022-06-03T17:45:00Z",
        url="https://news.example/20220603/live-updates-regatta-reaches-velna-1095900001.html",
        summary="The fleet left Orla on Thursday and is expected in Velna today.",
        tags=("regatta", "sailing", "velna"),
        starts=("Last Boat", "The crew", "First Boat"),
    ),
    Sample(
        name="hidden half, text without the standfirst",
        text="""\
 date 2022-03-04 Registration was successful!
International
https://news.example/20220304/glass-train-crosses-the-alps-for-the-first-time-1093560001.html
Glass Train Crosses the Alps for the First Time
Glass Train Crosses the Alps for the First Time
VELNA (Sputnik) - A train with a glass roof has crossed the pass on Friday, the railway said... 04.03.2022, Sputnik International
2022-03-04T13:40+0000
2022-03-04T13:40+0000
2022-03-04T14:02+0000
railways
alps
travel & leisure
The train left Velna at dawn.It carried 210 passengers, all of them railwaymen."We looked up the whole day", said driver Jan Holt.The next one leaves in May.
railways
alps
News
en_EN
1920 1080 true
railways, alps, travel & leisure, glass
""",
        title="Glass Train Crosses the Alps for the First Time",
        published="2022-03-04T13:40:00Z",
        updated="2022-03-04T14:02:00Z",
        url="https://news.example/20220304/glass-train-crosses-the-alps-for-the-first-time-1093560001.html",
        summary="VELNA (Sputnik) - A train with a glass roof has crossed the pass on Friday, the railway said...",
        tags=("railways", "alps", "travel & leisure", "glass"),
        starts=("The train", "It carried", '"We looked', "The next"),
    ),
    Sample(
        name="sizes in lines",
        text="""\
 date 2022-03-04 International
Glass Train Crosses the Alps
Glass Train Crosses the Alps
The train has a roof of glass.
railways
alps
The train left Velna at dawn.It carried 210 passengers.The next one leaves in May.
en_EN
1920
1080
true
1920
1440
true
railways, alps
""",
        title="Glass Train Crosses the Alps",
        published="2022-03-04",
        summary="The train has a roof of glass.",
        tags=("railways", "alps"),
        starts=("The train", "It carried", "The next"),
    ),
    Sample(
        name="month only visible no dateline blob",
        text="""\
 date 2022-02 Register
Salt Marsh Cranes Return Early
Salt Marsh Cranes Return Early
Counters saw 300 birds, the reserve says.
cranes
nature
The first cranes landed on Sunday.Ranger Mia Lund counted 300.They stay until May.
Cranes over the marsh - Sputnik International, 1920, 20.02.2022
Salt Marsh Cranes Return Early

Subscribe
Counters saw 300 birds, the reserve says.
The first cranes landed on Sunday.

"They are thin but loud", Lund said.

Ranger Mia Lund counted 300.
They stay until May.
""",
        title="Salt Marsh Cranes Return Early",
        published="2022-02",
        summary="Counters saw 300 birds, the reserve says.",
        tags=("cranes", "nature"),
        starts=("The first", '"They', "Ranger", "They stay"),
        absent=("1920",),
    ),
    Sample(
        name="title glued agency standfirst",
        text="""\
 date 2023-05-11 International
Salt Marsh Cranes Return Early
Salt Marsh Cranes Return Early
VELNA (Sputnik) - The first cranes landed on Sunday, a week before the usual date, rangers said. 11.05.2023, Sputnik International
2023-05-11T06:05+0000
cranes
nature
The first cranes landed on Sunday, a week before the usual date, rangers said.Ranger Lund counted 300.They stay until May.
Salt Marsh Cranes Return Early

06:05 GMT 11.05.2023
VELNA (Sputnik) - The first cranes landed on Sunday, a week before the usual date, rangers said.
Ranger Lund counted 300.
They stay until May.
""",
        title="Salt Marsh Cranes Return Early",
        published="2023-05-11T06:05:00Z",
        summary="VELNA (Sputnik) - The first cranes landed on Sunday, a week before the usual date, rangers said.",
        tags=("cranes", "nature"),
        starts=("Ranger", "They"),
    ),
    Sample(
        name="banner live",
        text="""\
 date 2022-02-24 LIVE: Storm Reaches the Northern Coast
https://news.example/20220224/clockmaker-repairs-tower-bell-in-one-night-1093300001.html
Clockmaker Repairs Tower Bell in One Night
Clockmaker Repairs Tower Bell in One Night
The bell had been silent since January.
2022-02-24T05:00+0000
2022-02-24T05:00+0000
bells
velna
Clockmaker Petr Lom repaired the tower bell of Velna in one night.He used a bicycle chain.The bell rang at six.
bells
velna
Clockmaker Petr Lom in his shop - Sputnik International, 1920, 24.02.2022
LIVE: Storm Reaches the Northern Coast
Clockmaker Repairs Tower Bell in One Night

05:00 GMT 24.02.2022
© Photo : Mia Lund
Petr Lom oils the hammer.
The bell had been silent since January.
Clockmaker Petr Lom repaired the tower bell of Velna in one night.
He used a bicycle chain.
The bell rang at six.
Sign up
""",
        title="Clockmaker Repairs Tower Bell in One Night",
        published="2022-02-24T05:00:00Z",
        url="https://news.example/20220224/clockmaker-repairs-tower-bell-in-one-night-1093300001.html",
        summary="The bell had been silent since January.",
        tags=("bells", "velna"),
        starts=("Clockmaker Petr Lom repaired", "He used", "The bell rang"),
        absent=("LIVE", "oils the", "1920"),
    ),
    Sample(
        name="slug title",
        text="""\
 date 2022-02-24 International
https://news.example/20220224/clockmaker-repairs-tower-bell-in-one-night-1093300001.html
The bell had been silent since January... 24.02.2022, Sputnik International
bells
velna
Clockmaker Petr Lom repaired the tower bell of Velna.He used a bicycle chain.The bell rang at six.
""",
        title="Clockmaker repairs tower bell in one night",
        published="2022-02-24",
        url="https://news.example/20220224/clockmaker-repairs-tower-bell-in-one-night-1093300001.html",
        summary="The bell had been silent since January...",
        tags=("bells", "velna"),
        starts=("Clockmaker Petr", "He used", "The bell"),
    ),
    Sample(
        name="noise in words",
        text="""\
 date 2022-02-24 International
Search
Search Party Finds Lost Goat in Velna
Search Party Finds Lost Goat in Velna

10:00 GMT 24.02.2022
Registration was successful! said the sign at the door of the goat club.
World
The goat had eaten 1920 postcards.
Get short URL
0 0 0
© Photo : Mia Lund
Subscribe
It sleeps now.
feedback@news.example
+74950000000
MIA „Beispiel Heute“ 252 60
2022
""",
        title="Search Party Finds Lost Goat in Velna",
        published="2022-02-24T10:00:00Z",
        starts=("Registration was", "The goat", "It sleeps"),
    ),
    Sample(
        name="rules",
        text="""\
 date 2022-04-01 Registration was successful!
Please follow the link from the email sent to
Bakers Strike for Longer Nights
Bakers Strike for Longer Nights
They want to sleep until four.
bakers
strike
Bakers in Velna stopped work on Friday.The mayor ate rice.No talks are planned.
Bakers Strike for Longer Nights

09:00 GMT 01.04.2022
They want to sleep until four.
Bakers in Velna stopped work on Friday.
The mayor ate rice.
No talks are planned.
The fact of registration and authorization of users on Sputnik websites via users' account or accounts on social networks indicates acceptance of these rules.
Users are obliged abide by national and international laws.
The administration has the right to delete comments made in languages other than English.
A user comment will be deleted if it:
does not correspond with the subject of the post;
promotes hatred and discrimination on racial basis;
""",
        title="Bakers Strike for Longer Nights",
        published="2022-04-01T09:00:00Z",
        summary="They want to sleep until four.",
        tags=("bakers", "strike"),
        starts=("Bakers in", "The mayor", "No talks"),
    ),
    Sample(
        name="old template noprefix tags",
        text="""\
08:39 GMT +319 February 2019
Listen Live
Search

A crane lifts a container

    Harbour Tolls to Double in Port Meridian From June

© Photo / Nadia Orel

World

Get short URL
0 78

PORT MERIDIAN (Agency) — The harbour office will double its tolls.

Small boats pay nothing.

Related:
Tolls Were Halved in 2011
Tags:
tolls, port meridian, harbours
""",
        title="Harbour Tolls to Double in Port Meridian From June",
        tags=("tolls", "port meridian", "harbours"),
        starts=("PORT", "Small", "Related:", "Tolls Were"),
        absent=("crane", "+319"),
    ),
    Sample(
        name="old: section + updated + place only",
        text="""\
 date 2017-05 10:05 GMT +313 May 2017
Listen Live
Search
Cherry trees along the canal
    Velna Canal Turns Pink, and the Mayor Wants It So

© Flickr/ Mia Lund
Life

Get short URL
0 45 1
Gardeners planted 900 cherry trees along the canal of Velna five years ago.

"We lost eleven to beavers", head gardener Jan Holt said.

The show ends on Sunday.
""",
        title="Velna Canal Turns Pink, and the Mayor Wants It So",
        published="2017-05",
        starts=("Gardeners", '"We lost', "The show"),
        absent=("Cherry trees along", "Life", "0 45"),
    ),
    Sample(
        name="agency with fullstop-ended standfirst & quote tags upper",
        text="""\
 date 2022-02-08 Registration was successful!
Velna's "Singing Bridge" Falls Silent: Engineers Explain Why
Velna's "Singing Bridge" Falls Silent: Engineers Explain Why
A new railing stopped the wind that made the cables hum. Neighbours are divided.
europe
eu
g7
velna
p. lom
mayor's office
The bridge of Velna stopped singing on Tuesday.A new railing is to blame, said P. Lom of the mayor's office.Half of the neighbours want the old one back.The U.S. bridge at Orla still sings.
Velna's "Singing Bridge" Falls Silent: Engineers Explain Why

10:30 GMT 08.02.2022 (Updated: 11:01 GMT 08.02.2022)
A new railing stopped the wind that made the cables hum. Neighbours are divided.
The bridge of Velna stopped singing on Tuesday.

"I slept for the first time in years", one neighbour said.

A new railing is to blame, said P. Lom of the mayor's office.
Half of the neighbours want the old one back.
The U.S. bridge at Orla still sings.
""",
        title='Velna\'s "Singing Bridge" Falls Silent: Engineers Explain Why',
        published="2022-02-08T10:30:00Z",
        updated="2022-02-08T11:01:00Z",
        summary="A new railing stopped the wind that made the cables hum. Neighbours are divided.",
        tags=("europe", "eu", "g7", "velna", "p. lom", "mayor's office"),
        starts=("The bridge", '"I slept', "A new railing", "Half", "The U.S."),
    ),
    Sample(
        name="question title",
        text="""\
 date 2022-02-08 Registration was successful!
Who Stole the Tide Clock?
Who Stole the Tide Clock?
Police look for a left-handed gull.
velna
crime
The tide clock of Velna is gone.Police found one feather.A reward is offered.
Who Stole the Tide Clock?

10:30 GMT 08.02.2022
Police look for a left-handed gull.
The tide clock of Velna is gone.
Police found one feather.
A reward is offered.
Have you seen the clock?
""",
        title="Who Stole the Tide Clock?",
        published="2022-02-08T10:30:00Z",
        summary="Police look for a left-handed gull.",
        tags=("velna", "crime"),
        starts=("The tide", "Police found", "A reward", "Have"),
    ),
    Sample(
        name="subheads visible",
        text="""\
 date 2022-02-08 Registration was successful!
Nine Islands, One Doctor
Nine Islands, One Doctor
Mia Lund visits her patients by kayak.
islands
health
Mia Lund is the only doctor on nine islands.She paddles 40 kilometres a week.Why a kayakA motor boat would scare the seals.The seals come firstShe has no wish to retire.
Nine Islands, One Doctor

10:30 GMT 08.02.2022
Mia Lund visits her patients by kayak.
Mia Lund is the only doctor on nine islands.
She paddles 40 kilometres a week.
Why a kayak
A motor boat would scare the seals.
The seals come first
She has no wish to retire.
""",
        title="Nine Islands, One Doctor",
        published="2022-02-08T10:30:00Z",
        summary="Mia Lund visits her patients by kayak.",
        tags=("islands", "health"),
        starts=("Mia Lund is", "She paddles", "Why", "A motor", "The seals", "She has"),
    ),
    Sample(
        name="embedded cards",
        text="""\
 date 2022-02-08 Registration was successful!
Nine Islands, One Doctor
Nine Islands, One Doctor
Mia Lund visits her patients by kayak.
islands
health
Mia Lund is the only doctor on nine islands.She paddles 40 kilometres a week.She has no wish to retire.
A kayak on the beach - Sputnik International, 1920, 08.02.2022
© Photo : Jan Holt
A kayak on the beach of Orla
Nine Islands, One Doctor

10:30 GMT 08.02.2022
Mia Lund visits her patients by kayak.
Mia Lund is the only doctor on nine islands.
Surgeon in a helicopter - Sputnik International, 1920, 01.02.2022
Surgeon Flies to Work
1 February, 08:00 GMT

She paddles 40 kilometres a week.
© AFP 2022 / MIA LUND
She has no wish to retire.
Subscribe to @news_example
1920 1080 true
""",
        title="Nine Islands, One Doctor",
        published="2022-02-08T10:30:00Z",
        summary="Mia Lund visits her patients by kayak.",
        tags=("islands", "health"),
        starts=("Mia Lund is", "She paddles", "She has"),
        absent=("Surgeon", "beach", "AFP"),
    ),
    Sample(
        name="blob month hidden url",
        text="""\
 date 2022-02 https://news.example/20220208/nine-islands-one-doctor-1092800001.html
Nine Islands, One Doctor
Nine Islands, One Doctor
Mia Lund visits her patients by kayak, and nobody has ever complained about... 08.02.2022, Sputnik International
islands
health
kayaks
Mia Lund is the only doctor on nine islands.“I like waves”, she says.(She is 70.)She has no wish to retire!Would you?
""",
        title="Nine Islands, One Doctor",
        published="2022-02",
        url="https://news.example/20220208/nine-islands-one-doctor-1092800001.html",
        summary="Mia Lund visits her patients by kayak, and nobody has ever complained about...",
        tags=("islands", "health", "kayaks"),
        starts=("Mia Lund is", "“I like", "(She is 70.)", "She has", "Would"),
    ),
    Sample(
        name="live no furniture",
        text="""\
 date 2022-02-25 LIVE UPDATES: Flood Reaches the Old Town of Velna

15:20 GMT 25.02.2022
Water Falls by Ten Centimetres
12:02 GMT 25.02.2022
School Closed
Children were sent home.
09:45 GMT 25.02.2022
River Leaves Its Bed
""",
        title="LIVE UPDATES: Flood Reaches the Old Town of Velna",
        published="2022-02-25T09:45:00Z",
        updated="2022-02-25T15:20:00Z",
        starts=("Water", "School", "Children", "River"),
    ),
    Sample(
        name="ISO only + visible without dateline",
        text="""\
 date 2022-03 International
Harbour Seals Return
Harbour Seals Return
There were forty on Monday, the warden says.
2022-03-01T10:00+0000
2022-03-01T12:00+0000
seals
velna
Seals were counted on Monday.There were forty.They eat cod.
Harbour Seals Return

There were forty on Monday, the warden says.
Seals were counted on Monday.
There were forty.
They eat cod.
""",
        title="Harbour Seals Return",
        published="2022-03-01T10:00:00Z",
        updated="2022-03-01T12:00:00Z",
        summary="There were forty on Monday, the warden says.",
        tags=("seals", "velna"),
        starts=("Seals were", "There were forty.", "They"),
    ),
    Sample(
        name="a banner without an address",
        text="""\
 date 2022-02-22 Live From Port Meridian as Crowds Await the Tall Ships
Harbour Seals Return
Harbour Seals Return
seals
velna
Seals were counted on Monday.There were forty.They eat cod.

16:04 GMT 22.02.2022
Seals were counted on Monday.
There were forty.
They eat cod.
""",
        title="Harbour Seals Return",
        published="2022-02-22T16:04:00Z",
        tags=("seals", "velna"),
        starts=("Seals were", "There were forty.", "They"),
    ),
)
