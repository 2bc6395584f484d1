"""Sources, dates and meetings."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_BOARD = "data/exempelstad/kulturnamnden"
_REPORT = f"{_BOARD}/2024/delarsrapport-08"
_PLAN = f"{_BOARD}/2025/verksamhetsplan"

KINDS = (
    ProblemKind(
        code="KALLA01",
        title="En siffra utan källa",
        meaning="Varje siffra måste gå att hitta i dokumentet, med sida eller avsnitt.",
        why="Den som vill kontrollera en siffra ska kunna slå upp den i dokumentet utan att leta.",
        remedy="Fyll i kolumnen sida, eller ange avsnitt för tabellen i rapport.yml.",
        example=Example(
            (
                Edit(
                    f"{_BOARD}/2025/mal.yml",
                    '{rapport: verksamhetsplan, avsnitt: "2.3"}',
                    "{rapport: verksamhetsplan}",
                ),
            ),
            'Målet "bokbuss" har varken sida eller avsnitt.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;12",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;",
                ),
            ),
            "Raden saknar sida, men tabellen har ett avsnitt. Det räcker.",
        ),
    ),
    ProblemKind(
        code="KALLA02",
        title="Notmarkering utan not",
        meaning="Cellen hänvisar till en not som inte finns i rapport.yml.",
        why="Läsaren ser att det finns ett förbehåll om siffran, men får inte veta vilket.",
        remedy="Lägg till noten under noter i rapport.yml, eller ta bort markeringen.",
        example=Example(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "nojda-elever;[a];88 %;90 %;≥92 %;;7",
                    "nojda-elever;[c];88 %;90 %;≥92 %;;7",
                ),
            ),
            "Cellen hänvisar till noten [c], som inte finns i rapport.yml.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "elever-i-ko;41;38;<5;Ska minska;;7",
                    "elever-i-ko;41;38[a];<5[a];Ska minska;;7",
                ),
            ),
            "Flera celler får hänvisa till samma not.",
        ),
    ),
    ProblemKind(
        code="KALLA03",
        title="Två uppgifter om samma siffra",
        meaning="Samma rapport, eller två rapporter med samma datum, anger olika värden. Då är det oklart vilket som gäller.",
        why="En journalist som citerar den ena siffran får fel om den andra är den rätta.",
        remedy="Rätta den cell som är fel, eller ange dokumentens rätta datum.",
        example=Example(
            (
                Edit(
                    f"{_PLAN}/rapport.yml",
                    "tabeller:\n",
                    "tabeller:\n  - fil: mer.csv\n    rubrik: Mer om kön\n",
                ),
                Edit(f"{_PLAN}/mer.csv", None, "indikator;utfall 2022;sida\nelever-i-ko;39;9\n"),
            ),
            f'"38" här, men "39" i {_PLAN}/mer.csv:2 kolumn "utfall 2022".',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/rapport.yml",
                    "tabeller:\n",
                    "tabeller:\n  - fil: mer.csv\n    rubrik: Mer om kön\n",
                ),
                Edit(f"{_PLAN}/mer.csv", None, "indikator;utfall 2022;sida\nelever-i-ko;38;9\n"),
            ),
            "Ett dokument får upprepa en siffra, om den är densamma.",
        ),
    ),
    ProblemKind(
        code="KALLA05",
        title="Siffran finns inte i dokumentet",
        meaning="Siffran står ingenstans i dokumentets text. Det prövas bara med granska --dokument.",
        why="En siffra som inte går att hitta i sin källa kan vara felskriven.",
        remedy="Jämför cellen med dokumentet. Står siffran där, men är texten fel läst av en skanner: förklara det i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
    ),
    ProblemKind(
        code="KALLA06",
        title="Radens siffror står inte intill varandra i dokumentet",
        meaning="Alla radens siffror finns i dokumentets text, men inte efter varandra så som i tabellen. Det prövas bara med granska --dokument.",
        why="Siffror som finns var för sig kan ha hamnat i fel rad eller kolumn.",
        remedy="Jämför hela raden med dokumentet. Stämmer den: förklara i rapport.yml varför siffrorna står isär.",
        severity=Severity.WARNING,
        explainable=True,
    ),
    ProblemKind(
        code="RAPP01",
        title="Rapportens datum stämmer inte",
        meaning="En uppföljning kan inte vara daterad innan den period som den redovisar har slutat. Ingen rapport kan publiceras före sitt eget datum eller sammanträdets.",
        why="Datumen avgör vilken siffra som är nyast, och vad som får visas innan nämnden har fattat sitt beslut.",
        remedy="Rätta avser, daterat, datum eller publiceras i rapport.yml.",
        example=Example(
            (Edit(f"{_REPORT}/rapport.yml", "daterat: 2024-09-12", "daterat: 2024-08-12"),),
            "Dokumentet är daterat 12 augusti 2024, men perioden slutar 31 augusti 2024.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_REPORT}/rapport.yml", "daterat: 2024-09-12", "daterat: 2024-08"),),
            "När bara månaden är känd kan dokumentet vara från månadens sista dag.",
        ),
    ),
    ProblemKind(
        code="RAPP02",
        title="Rapporten saknar besked om sammanträdet",
        meaning="Läsaren ska kunna se när nämnden behandlade rapporten, eller varför det inte framgår.",
        why="Det är nämndens beslut som gör rapporten till kommunens eget besked, och protokollet går att begära ut.",
        remedy="Ange datum eller datum saknas under sammanträde i rapport.yml.",
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "  datum: 2024-12-11\n", ""),),
            "Rapporten saknar sammanträdets datum.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/rapport.yml",
                    "  datum: 2024-12-11\n",
                    "  datum saknas: Planen anger inte vilken dag den antogs.\n",
                ),
            ),
            "Dagen får vara okänd, när skälet står där.",
        ),
    ),
    ProblemKind(
        code="RAPP03",
        title="Dokumentet är yngre än sammanträdet",
        meaning="Dokumentet är daterat efter det sammanträde som enligt rapport.yml behandlade det.",
        why="Nämnden kan inte ha behandlat ett dokument som inte fanns. Är datumet fel visas siffrorna i fel ordning.",
        remedy="Rätta daterat eller sammanträdets datum i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "datum: 2024-12-11", "datum: 2024-12-04"),),
            "Dokumentet är daterat 5 december 2024, efter sammanträdet 4 december 2024.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/rapport.yml", "daterat: 2024-12-05", "daterat: 2024-12"),),
            "När bara månaden är känd kan dokumentet vara från en dag före sammanträdet.",
        ),
    ),
    ProblemKind(
        code="RAPP04",
        title="Rapporten ligger i fel år",
        meaning="Perioden under avser hör inte till det år som rapportens mapp ligger i.",
        why="Mappens år avgör vilka mål rapporten följer upp, och på vilken sida läsaren hittar den.",
        remedy="Flytta mappen till rätt år, eller rätta avser i rapport.yml.",
        example=Example(
            (Edit(f"{_REPORT}/rapport.yml", "avser: 2024-08", "avser: 2023-08"),),
            "Rapporten avser januari–augusti 2023, men ligger i mappen 2024.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_REPORT}/rapport.yml", "avser: 2024-08", "avser: 2023/24"),),
            "Ett läsår hör till båda sina år.",
        ),
    ),
)
