"""The words dates are written with: months, weekdays, zones. All spelled as `text.fold` spells them."""

from __future__ import annotations

from tuireader.text import fold

_MONTHS = """
1  ocak oca січня janvāris gener january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari
   stycznia styczeń sty января
   январь янв ledna leden led
   tammikuuta tammi leden ιανουαρίου ιαν január
   ianuarie jaanuar
2  şubat şub лютого febrer february feb februar feber février févr fév fev febrero febbraio fevereiro februari
   lutego luty lut февраля
   февраль фев февр
   února únor úno helmikuuta helmi φεβρουαρίου φεβ február
   februarie veebruar
3  mart березня març maret march mar märz mrz mär maerz mars marzo março maart mrt marca marzec марта март мар
   března březen bře maaliskuuta
   maalis μαρτίου μάρ március márc
   martie märts
4  nisan nis квітня april apr avril avr abril abr aprile aprili kwietnia kwiecień kwi апреля апрель апр dubna
   duben dub huhtikuuta
   huhti απριλίου απρ április ápr
   aprilie aprill
5  mayıs травня maig may mai mayo maggio mag maio mei maj maja мая май května květen kvě toukokuuta touko μαΐου
   μάι máj május
6  haziran haz червня juny june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн června
   červen čvn kesäkuuta kesä
   ιουνίου ιούν június jún
   iunie juuni
7  temmuz tem липня juliol july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл
   července červenec čvc heinäkuuta
   heinä ιουλίου ιούλ július júl
   iulie juuli
8  ağustos ağu серпня agost agustus agu august aug août aoû agosto ago augustus augusti sierpnia sierpień sie
   августа август авг srpna srpen srp elokuuta
   elo αυγούστου αύγ augusztus
9  eylül eyl вересня september sep sept septembre septiembre settembre set setembro września wrzesień wrz сентября
   сентябрь сен сент
   září zář
   syyskuuta syys σεπτεμβρίου σεπ szeptember szept septembrie
10 ekim eki жовтня october oct oktober okt octobre octubre ottobre ott outubro out października październik paź
   октября октябрь окт
   října říjen říj
   lokakuuta loka οκτωβρίου οκτ október octombrie oktoober
11 kasım kas листопада november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя нояб
   listopadu marraskuuta
   marras νοεμβρίου νοέ noiembrie
12 aralık ara грудня desember desembre des december dec dezember dez décembre déc diciembre dic dicembre dezembro
   grudnia grudzień gru декабря декабрь дек
   prosince prosinec pro joulukuuta joulu δεκεμβρίου δεκ decembrie detsember
"""
# Czech "listopad" is November and so is the Polish one: both mean month 11.

_WEEKDAYS = """
monday mon montag mo lundi lun lunes lunedì segunda seg segunda-feira maandag ma poniedziałek pon понедельник пн
pondělí po måndag mån
tuesday tue tues dienstag di mardi mar martes martedì terça ter terça-feira dinsdag wtorek wto wt вторник вт úterý
út tisdag tis
wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì quarta qua quarta-feira woensdag wo środa śro śr
среда ср středa st onsdag ons
thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta qui quinta-feira donderdag czwartek
czw cz четверг чт čtvrtek čt
torsdag tors tor
friday fri freitag fr vendredi ven viernes vie venerdì sexta sex sexta-feira vrijdag vr vri piątek pią pt пятница пт
pátek pá fredag fre
saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag za zat sobota sob суббота сб so lördag lör
sunday sun sonntag dimanche dim domingo dom domenica zondag zo zon niedziela nie nd воскресенье вс neděle ne söndag
sön
δευ τρι τετ πεμ παρ σαβ κυρ κυριακή δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο
ma ti ke to pe la su
pazartesi pzt salı sal çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz mandag man tirsdag tir lørdag lør
понеділок вівторок середа четвер субота неділя нд senin selasa rabu kamis jumat sabtu minggu
dilluns dimarts dimecres dijous divendres dissabte diumenge
hétfő kedd szerda csütörtök péntek szombat vasárnap 월요일 화요일 수요일 목요일 금요일 토요일 일요일
"""

_FILLERS = """
on at um am uur klokken klo den der le la el il à às as a alle ore o os uhr h hrs hr kl klo feira de del of the
г года год в time standard t
"""

_ZONES = """
z 0  gmt 0  utc 0  ut 0  wet 0  uct 0  zulu 0  west 60  wat 60  bst 60  ist 330
idt 180  irst 210  irdt 270  aft 270  mmt 390  azt 240  chst 600  wast 120
cet 60  cest 120  met 60  mest 120  mez 60  mesz 120  cat 120  sast 120  eet 120  eest 180  msk 180  msd 240  мск
180  trt 180  eat 180
samt 240  gst 240  amt -240  pkt 300  yekt 300  uzt 300  npt 345  bdt 360  omst 360  ict 420  wib 420  novt 420
krat 420
sgt 480  hkt 480  awst 480  pht 480  myt 480  wita 480  irkt 480  jst 540  kst 540  wit 540  yakt 540
acst 570  acdt 630  aest 600  aedt 660  vlat 600  magt 660  nzst 720  nzdt 780
nst -210  ndt -150  ast -240  adt -180  est -300  edt -240  cst -360  cdt -300  mst -420  mdt -360  pst -480  pdt -420
et -300  ct -360  mt -420  pt -480  akst -540  akdt -480  hst -600  hadt -540  hast -600  sst -660
brt -180  brst -120  art -180  clt -240  clst -180  cot -300  pet -300  bot -240  vet -240  uyt -180  gft -180
"""


def _months() -> dict[str, int]:
    table, number = {}, 0
    for word in _MONTHS.split():
        if word.isdecimal():
            number = int(word)
        else:
            table[fold(word).rstrip(".")] = number
    return table


MONTHS = _months()
"""Name or short name → 1 to 12."""

WEEKDAYS = frozenset(fold(word) for word in _WEEKDAYS.split())

FILLERS = frozenset(fold(word) for word in _FILLERS.split())
"""What may stand in a date and says nothing."""

_pairs = _ZONES.split()
ZONES = {name: int(minutes) for name, minutes in zip(_pairs[::2], _pairs[1::2], strict=True)}
"""Name → minutes east of UTC. Where a name has several meanings, the one of RFC 822, else the commoner in news."""
