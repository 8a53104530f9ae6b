"""Invented pages of other outlets: with and without title, by-line, agency and date."""

# ruff: noqa: E501  texts stand as they are, in lines of any length
from __future__ import annotations

from tests.importers.seed.sample import Sample

SAMPLES = (
    Sample(
        name="reuters portal with blanks and repeat",
        text="""\
 date 2022-02 Velna council approves second tram line
Velna council approves second tram line
Reuters | Velna | Updated: 08-02-2022 16:07 IST | Created: 08-02-2022 15:56 IST

The council of Velna approved a second tram line on Tuesday.

Work begins in autumn.
""",
        title="Velna council approves second tram line",
        published="2022-02-08T10:26:00Z",
        updated="2022-02-08T10:37:00Z",
        starts=("The council", "Work begins"),
    ),
    Sample(
        name="newspaper prefix",
        text="""\
 date 2022-02-08 Storm tears roof off Velna market hall

Author of the article:
Reuters
Publishing date:
Feb 08, 2022  •  44 minutes ago  •  < 1 minute read  •  Join the conversation
- Advertisement -
VELNA — A storm tore the roof off the market hall on Tuesday night.
ADVERTISEMENT - CONTINUE READING BELOW
Stalls will open in the school yard on Thursday.
(Reporting by Mia Lund; Editing by Jan Holt)
""",
        title="Storm tears roof off Velna market hall",
        published="2022-02-08",
        starts=("VELNA —", "Stalls", "(Reporting by"),
        absent=("ADVERT", "Advert", "minutes ago"),
    ),
    Sample(
        name="broadcaster no title",
        text="""\
 date 2022-02-07 The mayor of Velna says the town will keep its night buses for another year after a petition with 4,000 names.
The service costs 200,000 a year and carries 900 people a week.
"People who work at night pay taxes too," she said.
""",
        title="The mayor of Velna says the town will keep its night buses for another year after a petition with…",
        published="2022-02-07",
        starts=("The mayor", "The service", '"People'),
    ),
    Sample(
        name="broadcaster short first",
        text="""\
 date 2022-02-07 Velna keeps its night buses for another year. The mayor said so on Monday after a petition.
The service costs 200,000 a year.
""",
        title="Velna keeps its night buses for another year.",
        published="2022-02-07",
        starts=("Velna keeps", "The service"),
    ),
    Sample(
        name="xinhua portal no title",
        text="""\
 date 2021-12 Xinhua) 08:09, December 30, 2021
BEIJING, Dec. 29 (Xinhua) -- A new bridge opened over the river on Wednesday.
It is 2.3 km long.
""",
        title="A new bridge opened over the river on Wednesday.",
        published="2021-12-30T08:09:00",
        starts=("BEIJING, Dec. 29", "It is"),
    ),
    Sample(
        name="xinhua own",
        text="""\
 date 2022-01 Panda cub takes first steps in snow -Xinhua
Panda cub takes first steps in snow
新华网
Editor: huaxia
2022-01-06 15:43:06

CHENGDU, Jan. 6 (Xinhua) -- A panda cub took its first steps in snow on Thursday.

It fell twice.
""",
        title="Panda cub takes first steps in snow",
        published="2022-01-06T15:43:06",
        starts=("CHENGDU", "It fell"),
        absent=("新华网", "huaxia", "-Xinhua"),
    ),
    Sample(
        name="xinhua own source",
        text="""\
Panda cub takes first steps in snow-Xinhua
Panda cub takes first steps in snow
Source: Xinhua
Editor: huaxia
2022-01-06 15:43:06
CHENGDU, Jan. 6 (Xinhua) -- A panda cub took its first steps in snow on Thursday.
It fell twice.
""",
        title="Panda cub takes first steps in snow",
        published="2022-01-06T15:43:06",
        starts=("CHENGDU", "It fell"),
        absent=("Source", "huaxia", "-Xinhua"),
    ),
    Sample(
        name="tass",
        text="""\
 date 2021-12-31 {{dayPoint.date | date : 'd MMMM yyyy'}}
Icebreaker leaves Velna for the northern route

© Ivan Orel/TASS

VELNA, December 31. /TASS/. The icebreaker Sever left Velna on Friday.

She will be away for four months.

"The crew is ready," captain Petr Lom told TASS.

Tags
Northern Sea Route
Arctic today
Shipping
""",
        title="Icebreaker leaves Velna for the northern route",
        published="2021-12-31",
        tags=("Northern Sea Route", "Arctic today", "Shipping"),
        starts=("VELNA, December 31", "She will", '"The crew'),
    ),
    Sample(
        name="russian newspaper, headlines with bullets",
        text="""\
 date 2026-02-22 • Новость часа
    • Первая чужая новость о погоде
    • Вторая чужая новость о спорте
Мост через реку Вельна открыли на два месяца раньше срока
22 февраля 2026, 17:25 • Новости дня
Tекст: Иван Петров

Мост через реку Вельна открыли в воскресенье. Первые машины прошли в полдень.
Работы стоили три миллиона.
""",
        title="Мост через реку Вельна открыли на два месяца раньше срока",
        published="2026-02-22T17:25:00",
        author="Иван Петров",
        starts=("Мост через реку Вельна открыли в вос", "Работы"),
        absent=("чужая", "Новость часа"),
    ),
    Sample(
        name="russian newspaper, headlines without bullets",
        text="""\
 date 2026-02-22 • Новость часа
    Первая чужая новость о погоде
    Вторая чужая новость о спорте
    Третья чужая новость

    Четвёртая чужая новость о кино
Мост через реку Вельна открыли на два месяца раньше срока
22 февраля 2026, 17:25 • Новости дня
Tекст: Иван Петров

Мост через реку Вельна открыли в воскресенье. Первые машины прошли в полдень.
Работы стоили три миллиона.
""",
        title="Мост через реку Вельна открыли на два месяца раньше срока",
        published="2026-02-22T17:25:00",
        author="Иван Петров",
        starts=("Мост через реку Вельна открыли в вос", "Работы"),
        absent=("чужая", "Новость часа"),
    ),
    Sample(
        name="russian newspaper, title under the dateline",
        text="""\
 date 2026-02-22 • Новость часа
    Первая чужая новость о погоде
    Вторая чужая новость о спорте
    Третья чужая новость

22 февраля 2026, 17:25 • Новости дня
Мост через реку Вельна открыли раньше срока

Tекст: Иван Петров
Мост через реку Вельна открыли в воскресенье.
Работы стоили три миллиона.
""",
        title="Мост через реку Вельна открыли раньше срока",
        published="2026-02-22T17:25:00",
        author="Иван Петров",
        starts=("Мост через реку Вельна открыли в вос", "Работы"),
        absent=("чужая", "Новость часа"),
    ),
    Sample(
        name="swiss para first",
        text="""\
 date 2021-09-10 Der Stadtrat von Velna hat am Freitag beschlossen, die Seebrücke für zwei Jahre zu sperren. Der Beton ist brüchig.
10.09.2021, 20:30
10.09.2021, 21:16
Keystone-SDA
Die Brücke wurde 1962 gebaut.
Fussgänger nehmen die Fähre.
""",
        title="Der Stadtrat von Velna hat am Freitag beschlossen, die Seebrücke für zwei Jahre zu sperren.",
        published="2021-09-10T20:30:00",
        updated="2021-09-10T21:16:00",
        starts=("Der Stadtrat", "Die Brücke", "Fussg"),
        absent=("Keystone",),
    ),
    Sample(
        name="swiss title",
        text="""\
 date 2021-09-10 Velna sperrt die Seebrücke für zwei Jahre

Der Beton ist brüchig, sagt der Stadtrat.

10.09.2021, 20:30
10.09.2021, 21:16
sda

Die Brücke wurde 1962 gebaut.

Fussgänger nehmen die Fähre.
""",
        title="Velna sperrt die Seebrücke für zwei Jahre",
        published="2021-09-10T20:30:00",
        updated="2021-09-10T21:16:00",
        starts=("Der Beton", "Die Brücke", "Fussg"),
    ),
    Sample(
        name="arabic",
        text="""\
 date 2006-05 ميناء النور يفتح جسرا جديدا للمشاة

الاثنين 1427/4/9 هـ - الموافق 8/5/2006 م (آخر تحديث) الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)

افتتح ميناء النور جسرا جديدا للمشاة يوم الاثنين.

وبلغت كلفة الجسر ثلاثة ملايين.
""",
        title="ميناء النور يفتح جسرا جديدا للمشاة",
        published="2006-05-08T14:51:00Z",
        starts=("افتتح", "وبلغت"),
    ),
    Sample(
        name="caption alone",
        text="""\
 date 2020-08-01 Children jump from the harbour wall at Velna during the heat wave
© AP Photo / Jan Holt
""",
        title="Children jump from the harbour wall at Velna during the heat wave",
        published="2020-08-01",
        absent=("Jan Holt",),
    ),
    Sample(
        name="press release",
        text="""\
 date 2022-06-01 Velna Shipyard Launches First Electric Tug

VELNA, June 1, 2022 /PRNewswire/ -- Velna Shipyard today launched its first electric tug.

The tug can pull for nine hours.

About Velna Shipyard
The yard was founded in 1904.

Contact:
Mia Lund
press@yard.example

SOURCE Velna Shipyard
""",
        title="Velna Shipyard Launches First Electric Tug",
        published="2022-06-01",
        starts=("VELNA, June 1", "The tug", "About Velna", "The yard", "Contact:", "Mia", "press@", "SOURCE"),
    ),
    Sample(
        name="encoded twice, french",
        text="""\
 date 2022-02-08 Velna fÃªte sa passerelle
La passerelle de Velna a Ã©tÃ© rouverte mardi aprÃ¨s deux ans de travaux.
Elle coÃ»te trois millions dâ€™euros.
""",
        title="Velna fête sa passerelle",
        published="2022-02-08",
        starts=("La passerelle de Velna a été", "Elle coûte trois millions d’euros."),
    ),
    Sample(
        name="encoded twice, russian",
        text="""\
 date 2022-02-08 ÐÐ¾ÑÑ Ð¾ÑÐºÑÑÑ Ð¿Ð¾ÑÐ»Ðµ ÑÐµÐ¼Ð¾Ð½ÑÐ°
ÐÐ¾ÑÑ Ð² ÐÐµÐ»ÑÐ½Ðµ Ð¾ÑÐºÑÑÐ»Ð¸ Ð²Ð¾ Ð²ÑÐ¾ÑÐ½Ð¸Ðº.
Ð Ð°Ð±Ð¾ÑÑ ÑÑÐ¾Ð¸Ð»Ð¸ ÑÑÐ¸ Ð¼Ð¸Ð»Ð»Ð¸Ð¾Ð½Ð°.
""",
        title="Мост открыт после ремонта",
        published="2022-02-08",
        starts=("Мост в", "Работы"),
    ),
    Sample(
        name="tass no title",
        text="""\
 date 2022-01 МОСКВА, 5 янв. /ТАСС/. Мост через Вельну открыли в среду. Работы стоили три миллиона.
Движение открыто.
""",
        title="Мост через Вельну открыли в среду.",
        published="2022-01",
        starts=("МОСКВА, 5 янв.", "Движение"),
    ),
    Sample(
        name="reuters dash no title",
        text="""\
 date 2022-06-02 VELNA, June 2 (Reuters) - Velna's port will raise fees from July, its director said on Thursday.
Fees rise by 4%.
(Reporting by Mia Lund)
""",
        title="Velna's port will raise fees from July, its director said on Thursday.",
        published="2022-06-02",
        starts=("VELNA, June 2", "Fees", "(Reporting"),
    ),
    Sample(
        name="swiss no prefix with lead para + photo",
        text="""\
Die Seebrücke von Velna bleibt zwei Jahre gesperrt.
10.09.2021, 20:30
10.09.2021, 21:16
Keystone-SDA
Der Beton ist brüchig, wie der Stadtrat am Freitag mitteilte.
Fussgänger nehmen die Fähre.
SDA
""",
        title="Die Seebrücke von Velna bleibt zwei Jahre gesperrt.",
        published="2021-09-10T20:30:00",
        updated="2021-09-10T21:16:00",
        starts=("Die See", "Der Beton", "Fussg"),
        absent=("Keystone",),
    ),
    Sample(
        name="arabic with site",
        text="""\
 date 2006-05-08 ميناء النور يفتح جسرا جديدا
الاثنين 1427/4/9 هـ - الموافق 8/5/2006 م (آخر تحديث) الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)
صورة الجسر من الجو
افتتح ميناء النور جسرا جديدا للمشاة يوم الاثنين.
وبلغت كلفة الجسر ثلاثة ملايين.
المصدر: وكالات
""",
        title="ميناء النور يفتح جسرا جديدا",
        published="2006-05-08T14:51:00Z",
        starts=("صورة", "افتتح", "وبلغت", "المصدر"),
    ),
    Sample(
        name="a caption of two sentences alone",
        text="""\
 date 2021-06 © AP Photo / Jan Holt
Rowers rest under the harbour bridge after the final on Saturday. They won by a metre.
""",
        title="Rowers rest under the harbour bridge after the final on Saturday.",
        published="2021-06",
        starts=("Rowers",),
        absent=("Jan Holt",),
    ),
    Sample(
        name="tass body month name prefix missing",
        text="""\
{{dayPoint.date | date : 'd MMMM yyyy'}}
Icebreaker leaves Velna
© Ivan Orel/TASS
VELNA, December 31. /TASS/. The icebreaker Sever left Velna on Friday.
"The crew is ready," captain Petr Lom told TASS.
Tags
Arctic today
""",
        title="Icebreaker leaves Velna",
        tags=("Arctic today",),
        starts=("VELNA, December 31", '"The crew'),
    ),
    Sample(
        name="chinese own variant",
        text="""\
 date 2022-01-06 Kite festival opens on northern beach -Xinhua

Kite festival opens on northern beach

新华网
Editor: hailan
2022-01-06 15:43:06

NINGTAI, Jan. 6 (Xinhua) -- Four hundred kites rose on Thursday. ■
""",
        title="Kite festival opens on northern beach",
        published="2022-01-06T15:43:06",
        starts=("NINGTAI",),
        absent=("新华网", "hailan"),
    ),
    Sample(
        name="xinhua, order",
        text="""\
Kite festival opens on northern beach - Xinhua | English.news.cn
Kite festival opens on northern beach
Source: Xinhua| 2022-01-06 15:43:06|Editor: huaxia
NINGTAI, Jan. 6 (Xinhua) -- Four hundred kites rose on Thursday.
The festival lasts until Sunday.
""",
        title="Kite festival opens on northern beach",
        published="2022-01-06T15:43:06",
        starts=("NINGTAI", "The festival"),
        absent=("huaxia",),
    ),
    Sample(
        name="xinhua portal parens",
        text="""\
 date 2021-12-30 Night market on the old pier draws crowds
(Xinhua) 08:09, December 30, 2021
NINGTAI, Dec. 29 (Xinhua) -- A night market has opened on the old pier.
It stays open until March.
(Web editor: Mia, Jan)
""",
        title="Night market on the old pier draws crowds",
        published="2021-12-30T08:09:00",
        starts=("NINGTAI", "It stays", "(Web"),
    ),
    Sample(
        name="local tv",
        text="""\
 date 2022-03-01 VELNA, Wash. (KVLN) - A bakery fire was put out early Tuesday, according to Fire Chief Jan Holt. No one was hurt.
The bakery opens again on Friday.
Copyright 2022 KVLN. All rights reserved.
""",
        title="A bakery fire was put out early Tuesday, according to Fire Chief Jan Holt.",
        published="2022-03-01",
        starts=("VELNA, Wash.", "The bakery", "Copyright"),
    ),
    Sample(
        name="local tv with a title",
        text="""\
 date 2022-03-01 Bakery fire put out in Velna
VELNA, Wash. (KVLN) - A bakery fire was put out early Tuesday.
The bakery opens again on Friday.
""",
        title="Bakery fire put out in Velna",
        published="2022-03-01",
        starts=("VELNA, Wash.", "The bakery"),
    ),
    Sample(
        name="estonian",
        text="""\
 date 2022-02-08 Velna sild suletakse kaheks aastaks
08.02.2022 10:15
Silla betoon on rabe, ütles linnapea teisipäeval.
Jalakäijad sõidavad praamiga.
""",
        title="Velna sild suletakse kaheks aastaks",
        published="2022-02-08T10:15:00",
        starts=("Silla", "Jala"),
    ),
    Sample(
        name="italian",
        text="""\
 date 2022-02-08 Il ponte di Velna chiude per due anni
di Mia Lund
8 febbraio 2022 alle 10:15
Il cemento è fragile, ha detto il sindaco.
Si passa in traghetto.
""",
        title="Il ponte di Velna chiude per due anni",
        published="2022-02-08T10:15:00",
        author="Mia Lund",
        starts=("Il cemento", "Si passa"),
    ),
    Sample(
        name="romanian",
        text="""\
 date 2022-02 Podul din Velna se închide pentru doi ani
8 februarie 2022, 10:15
Betonul este fragil, a spus primarul.
Se trece cu feribotul.
""",
        title="Podul din Velna se închide pentru doi ani",
        published="2022-02-08T10:15:00",
        starts=("Betonul", "Se trece"),
    ),
    Sample(
        name="newspaper with prompts at its end",
        text="""\
 date 2022-02 Storm tears roof off Velna market hall

Reuters

Feb 08, 2022  •  44 minutes ago  •  < 1 minute read  •   Join the conversation

VELNA — A storm tore the roof off the market hall on Tuesday night, the mayor said. Nobody was hurt.

(Reporting by Mia Lund; Editing by Jan Holt)

Join the conversation
Subscribe
""",
        title="Storm tears roof off Velna market hall",
        published="2022-02-08",
        starts=("VELNA —", "(Reporting by"),
        absent=("minutes ago",),
    ),
    Sample(
        name="a whole file encoded twice",
        text="""\
 date 2022-02-08 BrÃ¼cke Ã¼ber die VÃ©lna â€“ â€žgesperrtâ€œ
Der Beton ist brÃ¼chig, sagte Å½iga Å imek.
FuÃŸgÃ¤nger nehmen die FÃ¤hre.
""",
        title="Brücke über die Vélna – „gesperrt“",
        published="2022-02-08",
        starts=("Der Beton", "Fußgänger"),
    ),
    Sample(
        name="russian newspaper, title under the by-line",
        text="""\
 date 2026-02-22 • Новость часа
    Чужая новость о погоде, дожде и снеге
    Чужая новость о спорте
    Президент чужой страны приехал
22 февраля 2026, 17:25 • Новости дня
Tекст: Мария Лунд
Мост через Вельну открыли раньше срока
Мост через реку Вельна открыли в воскресенье.
Работы стоили три миллиона.
""",
        title="Мост через Вельну открыли раньше срока",
        published="2026-02-22T17:25:00",
        author="Мария Лунд",
        starts=("Мост через реку", "Работы"),
        absent=("ужая", "чужой"),
    ),
    Sample(
        name="russian newspaper, many bulleted headlines",
        text="""\
 date 2026-02 • Новость часа
    • Чужая новость о погоде
    • Чужая новость о спорте
    • Чужая новость о кино
    • Чужая новость о книгах
    • Чужая новость о музыке
    • Чужая новость о еде
    • Чужая новость о море
    • Чужая новость о горах
    • Чужая новость о льде
    • Чужая новость о реках
    • Чужая новость о лесе
    • Чужая новость о птицах
    • Чужая новость о рыбе

Мост через Вельну открыли раньше срока

22 февраля 2026, 17:25 • Новости дня

Tекст: Мария Лунд

Мост через реку Вельна открыли в воскресенье.

Работы стоили три миллиона.
""",
        title="Мост через Вельну открыли раньше срока",
        published="2026-02-22T17:25:00",
        author="Мария Лунд",
        starts=("Мост через реку", "Работы"),
        absent=("ужая",),
    ),
    Sample(
        name="portal PTI place",
        text="""\
 date 2022-02-08 Velna council approves tram line
PTI | New Velna | Updated: 08-02-2022 16:07 IST | Created: 08-02-2022 15:56 IST
Representative image Image Credit: ANI
Country: Velnia

The council approved a tram line.
Work begins in autumn.
""",
        title="Velna council approves tram line",
        published="2022-02-08T10:26:00Z",
        updated="2022-02-08T10:37:00Z",
        starts=("Representative", "Country", "The council", "Work"),
    ),
    Sample(
        name="broadcaster quote first",
        text="""\
 date 2022-02-07 "We will not sell the lake," the mayor of Velna told a crowd of 300 on Monday night. The crowd cheered.
The lake has been for sale since May.
An offer came from abroad.
""",
        title='"We will not sell the lake," the mayor of Velna told a crowd of 300 on Monday night.',
        published="2022-02-07",
        starts=('"We', "The lake", "An offer"),
    ),
    Sample(
        name="a headline that ends with an abbreviation",
        text="""\
 date 2022-02-07 Velna Ships Salt to the U.S.

The first ship left on Monday.

It carries 40 tonnes.
""",
        title="Velna Ships Salt to the U.S.",
        published="2022-02-07",
        starts=("The first", "It carries"),
    ),
    Sample(
        name="tass dateline month",
        text="""\
 date 2021-12 {{dayPoint.date | date : 'd MMMM yyyy'}}
Frost fair returns to Velna after forty years

© Mia Lund/TASS

VELNA, December 30. /TASS/. The frost fair opened on Thursday, the mayor's press service said.

According to the service, 40 stalls stand on the ice.

"The ice is 50 cm thick," the statement reads.

Tags
Weather
New Year & Christmas
Trade
""",
        title="Frost fair returns to Velna after forty years",
        published="2021-12",
        tags=("Weather", "New Year & Christmas", "Trade"),
        starts=("VELNA", "According", '"The ice'),
    ),
    Sample(
        name="arabic digits",
        text="""\
 date 2006-05 مهرجان القوارب يعود إلى ميناء النور
الاثنين ١٤٢٧/٤/٩ هـ - الموافق ٨/٥/٢٠٠٦ م الساعة ١٧:٥١ (مكة المكرمة)، ١٤:٥١ (غرينتش)
عاد مهرجان القوارب.
""",
        title="مهرجان القوارب يعود إلى ميناء النور",
        published="2006-05-08T14:51:00Z",
        starts=("عاد",),
    ),
)
