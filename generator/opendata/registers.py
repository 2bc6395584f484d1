"""The data sets that observations name, and what has changed: their columns. `register_rows` fills them."""

from generator.model.board import DesiredDirection
from generator.opendata.dataset import Column, Dataset, Kind, Reference

_TEXT, _INTEGER, _DECIMAL, _DATE, _YES_OR_NO = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.YES_OR_NO
_MUNICIPALITY = Column("kommun_id", _TEXT, "Kommunens id", "Kommunens id på webbplatsen.", True)
_BOARD = Column("namnd_id", _TEXT, "Nämndens id", "Nämndens id på webbplatsen.", True)
_ADDRESS = Column("adress", _TEXT, "Adress", "Sidan på webbplatsen.", True)
_OF_MUNICIPALITY = Reference(("kommun_id",), "kommuner")
_OF_BOARD = Reference(("kommun_id", "namnd_id"), "namnder")
_OF_REPORT = Reference(("kommun_id", "namnd_id", "rapport_id"), "rapporter")
_REPORT = Column("rapport_id", _TEXT, "Rapportens id", "Rapportens år och mapp.", True)

MUNICIPALITIES = Dataset(
    "kommuner",
    "Kommuner",
    "De kommuner som webbplatsen visar.",
    (
        _MUNICIPALITY,
        Column("kommun", _TEXT, "Kommun", "Kommunens namn.", True),
        Column("kommunkod", _TEXT, "Kommunkod", "SCB:s kod, fyra siffror.", True),
        Column("organisationsnummer", _TEXT, "Organisationsnummer", "Kommunens organisationsnummer."),
        Column("webbplats", _TEXT, "Webbplats", "Kommunens egen webbplats."),
        Column("licens", _TEXT, "Licens", "Licensen för kommunens uppgifter här, som SPDX skriver den.", True),
        _ADDRESS,
    ),
    ("kommun_id",),
)
BOARDS = Dataset(
    "namnder",
    "Nämnder",
    "Kommunernas nämnder.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("namnd", _TEXT, "Nämnd", "Nämndens namn.", True),
        Column("syfte", _TEXT, "Syfte", "Vad nämnden ansvarar för."),
        _ADDRESS,
    ),
    ("kommun_id", "namnd_id"),
    (_OF_MUNICIPALITY,),
)
AREAS = Dataset(
    "verksamhetsomraden",
    "Verksamhetsområden",
    "Nämndernas verksamhetsområden. Ett id är detsamma fast namnet ändras.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("verksamhetsomrade_id", _TEXT, "Verksamhetsområdets id", "Områdets id.", True),
        Column("verksamhetsomrade", _TEXT, "Verksamhetsområde", "Områdets namn i dag.", True),
        Column("tidigare_namn", _TEXT, "Tidigare namn", "Tidigare namn, med semikolon mellan."),
        Column("forsta_ar", _INTEGER, "Första år", "Det första år som området finns. Tomt: inte angivet."),
        Column("sista_ar", _INTEGER, "Sista år", "Det sista år som området finns. Tomt: det finns kvar."),
        Column("ersatter", _TEXT, "Ersätter", "Id för de områden som detta fortsätter, med semikolon mellan."),
    ),
    ("kommun_id", "namnd_id", "verksamhetsomrade_id"),
    (_OF_BOARD,),
)
INDICATORS = Dataset(
    "indikatorer",
    "Indikatorer",
    "Vad nämnderna mäter, och hur.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("indikator_id", _TEXT, "Indikatorns id", "Det som kolumnen serie_id säger i observationer.", True),
        Column("indikator", _TEXT, "Indikator", "Namnet i dag.", True),
        Column("beskrivning", _TEXT, "Beskrivning", "Vad den mäter."),
        Column("enhet", _TEXT, "Enhet", "Vad den räknas i."),
        Column("onskad_riktning", _TEXT, "Önskad riktning", "Om högre (upp) eller lägre (ned) är bättre, eller ingetdera. Redaktionens uppgift, inte dokumentets.", True, tuple(DesiredDirection)),
        Column("art", _TEXT, "Art", "Målindikator, kvalitetsindikator, informationstal eller nyckeltal.", True),
        Column("verksamhetsomrade_id", _TEXT, "Verksamhetsområdets id", "Området som den hör till. Tomt: hela nämnden."),
        Column("mats_i_ord", _YES_OR_NO, "Mäts i ord", "Om den följs upp i text och inte i siffror.", True),
        Column("konsuppdelad", _YES_OR_NO, "Könsuppdelad", "Om den redovisas efter kön.", True),
        Column("mats_av", _TEXT, "Mäts av", "Var mätningen görs."),
        Column("frekvens", _TEXT, "Frekvens", "Hur ofta den mäts."),
        Column("kolada_id", _TEXT, "Kolada-id", "Nyckeltalets id i Kolada, där det är samma mått."),
        Column("brott", _TEXT, "Brott i serien", "År och skäl, med semikolon mellan."),
        Column("tidigare_namn", _TEXT, "Tidigare namn", "Tidigare namn, med semikolon mellan."),
        _ADDRESS,
    ),
    ("kommun_id", "namnd_id", "indikator_id"),
    (_OF_BOARD,),
)
LINES = Dataset(
    "poster",
    "Poster i ekonomiska tabeller",
    "De ekonomiska tabellernas rader, med vad de är och hur de summeras.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("tabell_id", _TEXT, "Tabellens id", "Tabellens id.", True),
        Column("tabell", _TEXT, "Tabell", "Tabellens namn.", True),
        Column("post_id", _TEXT, "Postens id", "Det som kolumnen serie_id säger i observationer.", True),
        Column("post", _TEXT, "Post", "Namnet i dag.", True),
        Column("post_slag", _TEXT, "Postens slag", "Intäkt, kostnad, nettokostnad, kommunbidrag och så vidare.", True),
        Column("enhet", _TEXT, "Enhet", "Vad tabellen räknas i.", True),
        Column("tecken_for_mer", _INTEGER, "Tecken för mer", "1: mer är ett större tal. -1: dokumentet skriver posten med minus.", True),
        Column("overskott", _INTEGER, "Överskott", "1: budget minus utfall är ett överskott när det är positivt. -1: när det är negativt.", True),
        Column("summa_av", _TEXT, "Summa av", "Id för de poster som den är summan av, med semikolon mellan."),
        Column("del_av", _TEXT, "Del av", "Id för posten som den är en del av."),
        Column("verksamhetsomrade_id", _TEXT, "Verksamhetsområdets id", "Området som den gäller."),
        Column("tidigare_namn", _TEXT, "Tidigare namn", "Tidigare namn, med semikolon mellan."),
    ),
    ("kommun_id", "namnd_id", "tabell_id", "post_id"),
    (_OF_BOARD,),
)
REPORTS = Dataset(
    "rapporter",
    "Rapporter",
    "De rapporter som siffrorna kommer ur: dokumentet, sammanträdet och när de publicerades här.",
    (
        _MUNICIPALITY,
        _BOARD,
        _REPORT,
        Column("rapport", _TEXT, "Rapport", "Vad rapporten kallas på webbplatsen.", True),
        Column("rapport_slag", _TEXT, "Rapportens slag", "Verksamhetsplan, månadsuppföljning, delårsrapport och så vidare.", True),
        Column("ar", _INTEGER, "År", "Det verksamhetsår som rapporten hör till.", True),
        Column("period", _TEXT, "Period", "Vad rapporten avser.", True),
        Column("dokument", _TEXT, "Dokument", "Dokumentets titel.", True),
        Column("dokument_datum", _TEXT, "Dokumentets datum", "År, månad och dag, eller bara år och månad.", True),
        Column("dokument_adress", _TEXT, "Dokumentets adress", "Där dokumentet finns, om det är känt."),
        Column("sammantrade", _DATE, "Sammanträde", "Dagen för sammanträdet. Tomt: inte känd."),
        Column("paragraf", _TEXT, "Paragraf", "Paragrafen i protokollet."),
        Column("diarienummer", _TEXT, "Diarienummer", "Ärendets diarienummer."),
        Column("publicerad", Kind.TIME, "Publicerad här", "När rapporten publicerades på webbplatsen.", True),
        _ADDRESS,
    ),
    ("kommun_id", "namnd_id", "rapport_id"),
    (_OF_BOARD,),
)
GOALS = Dataset(
    "mal",
    "Mål",
    "Mål, inriktningar, uppdrag och nyckelaktiviteter, en rad för varje år som de gäller.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("ar", _INTEGER, "År", "Det år som planen gäller.", True),
        Column("mal_id", _TEXT, "Målets id", "Detsamma från år till år.", True),
        Column("mal", _TEXT, "Mål", "Målet så som dokumentet skriver det.", True),
        Column("niva", _TEXT, "Nivå", "Kommunens eget ord för nivån.", True),
        Column("mal_slag", _TEXT, "Slag", "Mål, inriktning, uppdrag, nyckelaktivitet eller rubrik.", True),
        Column("under_mal_id", _TEXT, "Står under", "Id för målet som det står under."),
        Column("verksamhetsomrade_id", _TEXT, "Verksamhetsområdets id", "Området som det gäller. Tomt: hela nämnden."),
        Column("indikatorer", _TEXT, "Indikatorer", "Id för indikatorerna som mäter det, med semikolon mellan."),
        _REPORT,
        Column("sida", _INTEGER, "Sida", "Sidan i dokumentet."),
        _ADDRESS,
    ),
    ("kommun_id", "namnd_id", "ar", "mal_id"),
    (_OF_BOARD, _OF_REPORT),
)
FOLLOW_UPS = Dataset(
    "uppfoljningar",
    "Uppföljningar av mål",
    "Vad varje rapport säger om ett mål. Måluppfyllelse och genomförande är olika saker och blandas inte.",
    (
        _MUNICIPALITY,
        _BOARD,
        _REPORT,
        Column("ar", _INTEGER, "År", "Det år som planen gäller.", True),
        Column("mal_id", _TEXT, "Målets id", "Målet.", True),
        Column("maluppfyllelse_ord", _TEXT, "Måluppfyllelse, nämndens ord", "Så som rapporten skriver det. Tomt: ingen bedömning."),
        Column("maluppfyllelse", _TEXT, "Måluppfyllelse", "Samma sak med gemensamma ord. Tomt: ingen bedömning."),
        Column("genomforande_ord", _TEXT, "Genomförande, nämndens ord", "Så som rapporten skriver det."),
        Column("genomforande", _TEXT, "Genomförande", "Samma sak med gemensamma ord."),
        Column("bedomning", _TEXT, "Bedömning", "Bedömningen i kort text."),
        Column("sida", _INTEGER, "Sida", "Sidan i dokumentet."),
    ),
    ("kommun_id", "namnd_id", "rapport_id", "mal_id"),
    (_OF_BOARD, _OF_REPORT),
)
REVISIONS = Dataset(
    "revideringar",
    "Revideringar",
    "Siffror som en senare rapport anger annorlunda: före, efter och skillnad. En senare prognos är ingen revidering.",
    (
        _MUNICIPALITY,
        _BOARD,
        Column("uppgift", _TEXT, "Uppgift", "Samma namn som i observationer.", True),
        Column("serie", _TEXT, "Serie", "Indikatorns eller postens namn.", True),
        Column("matt", _TEXT, "Mått", "Vad siffran säger.", True),
        Column("period", _TEXT, "Period", "Vad den gäller.", True),
        Column("fore", _DECIMAL, "Före", "Den tidigare rapportens siffra. Tomt: ingen siffra."),
        Column("efter", _DECIMAL, "Efter", "Den senare rapportens siffra. Tomt: ingen siffra."),
        Column("skillnad", _DECIMAL, "Skillnad", "Efter minus före. Tomt: går inte att räkna."),
        Column("enhet", _TEXT, "Enhet", "Vad siffran räknas i.", True),
        Column("fore_rapport_id", _TEXT, "Tidigare rapport", "Id för rapporten som angav siffran före.", True),
        Column("rapport_id", _TEXT, "Rapport", "Id för rapporten som anger siffran efter.", True),
    ),
    ("uppgift", "rapport_id"),
    (_OF_BOARD, _OF_REPORT),
)
CORRECTED = Dataset(
    "rattelser",
    "Rättelser",
    "Det som vi har skrivit fel och rättat.",
    (
        Column("rattelse", _TEXT, "Rättelse", "Rättelsens id på sidan med alla rättelser.", True),
        _MUNICIPALITY,
        _BOARD,
        _REPORT,
        Column("datum", _DATE, "Datum", "När det rättades.", True),
        Column("uppgift", _TEXT, "Uppgift", "Samma namn som i observationer.", True),
        Column("stod", _TEXT, "Stod", "Vad som stod, med enhet.", True),
        Column("star_nu", _TEXT, "Står nu", "Vad som står nu, med enhet.", True),
        Column("skal", _TEXT, "Skäl", "Varför det rättades.", True),
        _ADDRESS,
    ),
    ("rattelse",),
    (_OF_BOARD, _OF_REPORT),
)
EDITIONS = Dataset(
    "utgavor",
    "Utgåvor",
    "När webbplatsen har publicerats, och hur mycket som ändrades.",
    (
        Column("utgava", _INTEGER, "Utgåva", "Utgåvans nummer.", True),
        Column("tid", Kind.TIME, "Tid", "När den publicerades.", True),
        Column("andringar", _INTEGER, "Ändringar", "Så många uppgifter som är nya, ändrade eller borttagna.", True),
        Column("rapporter", _TEXT, "Nya rapporter", "Rapporter som kom med utgåvan, med semikolon mellan."),
        Column("aterstaller", _INTEGER, "Återställer", "Numret på den utgåva som den lade tillbaka."),
        Column("fingeravtryck", _TEXT, "Fingeravtryck", "Kontrollsumma för allt som var publicerat.", True),
    ),
    ("utgava",),
)  # fmt: skip
REGISTERS = (
    MUNICIPALITIES, BOARDS, AREAS, INDICATORS, LINES, REPORTS, GOALS, FOLLOW_UPS, REVISIONS, CORRECTED, EDITIONS,
)  # fmt: skip
