"""Ids that lead nowhere, stand twice, are not used or lead in a circle; names that drift."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_BOARD = "data/exempelstad/kulturnamnden"
_REPORT = f"{_BOARD}/2024/delarsrapport-08"
_PLAN = f"{_BOARD}/2025/verksamhetsplan"
_TWIN = (
    "indikatorer:\n"
    "  - id: utlan\n"
    "    namn: {name}\n"
    "    beskrivning: Så många böcker har lånats, delat med antalet invånare.\n"
    "    enhet: lån\n"
    "    decimaler: 1\n"
    "    önskad riktning: upp\n"
    "    art: kvalitetsindikator\n"
    "    verksamhetsområde: bibliotek\n"
)

KINDS = (
    ProblemKind(
        code="ID01",
        title="Okänt id",
        meaning="Id:t finns inte där det ska vara definierat. Ofta är det felstavat.",
        why="Ett felstavat id skiljer en siffra från sin indikator, och läsaren skulle inte hitta den.",
        remedy="Rätta stavningen eller lägg till definitionen.",
        example=Example(
            (Edit(f"{_BOARD}/2025/mal.yml", "indikatorer: [besok]", "indikatorer: [besokare]"),),
            'Indikatorn "besokare" finns inte i indikatorer.yml.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_BOARD}/2025/mal.yml",
                    "{rapport: verksamhetsplan, sida: 6}",
                    "{rapport: 2024/delarsrapport-08, sida: 6}",
                ),
            ),
            "Ett mål får ha sin källa i ett annat års rapport, när året står före mappens namn.",
        ),
    ),
    ProblemKind(
        code="ID02",
        title="Samma id två gånger",
        meaning="Ett id är en adress på webbplatsen och får bara användas en gång.",
        why="Två mål med samma adress skulle bli en sida, och det ena försvinna för läsaren.",
        remedy="Byt id på den ena.",
        example=Example(
            (Edit(f"{_BOARD}/2025/mal.yml", "id: bokbuss", "id: fler-besok"),),
            '"fler-besok" används redan på rad 3.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2025/mal.yml", "id: plats-i-kulturskolan", "id: skolsamverkan"),),
            "Samma mål får finnas två år. Då är det samma id, och en sida visar båda åren.",
        ),
    ),
    ProblemKind(
        code="ID03",
        title="Adressen är upptagen",
        meaning="Mappens namn blir en adress, och webbplatsen har redan en egen sida där.",
        why="Den ena sidan skulle lägga sig över den andra, så att läsaren bara når en av dem.",
        remedy="Byt namn på mappen.",
        example=Example(
            (
                Edit(
                    f"{_BOARD}/2024/ekonomi/rapport.yml",
                    None,
                    "titel: Ekonomisk rapport mars 2024\nslag: månadsuppföljning\navser: 2024-03\n"
                    "publiceras: 2024-05-02T08:00+02:00\n"
                    "dokument: {titel: Ekonomisk rapport, fil: mars-2024, daterat: 2024-04-15}\n"
                    "sammanträde: {datum: 2024-04-24}\n",
                ),
            ),
            'Rapportens mapp heter "ekonomi", som är adressen till en av webbplatsens egna sidor.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_BOARD}/2024/ekonomi-03/rapport.yml",
                    None,
                    "titel: Ekonomisk rapport mars 2024\nslag: månadsuppföljning\navser: 2024-03\n"
                    "publiceras: 2024-05-02T08:00+02:00\n"
                    "dokument: {titel: Ekonomisk rapport, fil: mars-2024, daterat: 2024-04-15}\n"
                    "sammanträde: {datum: 2024-04-24}\n",
                ),
            ),
            "Namnet börjar likadant, men är en egen adress.",
        ),
    ),
    ProblemKind(
        code="ID04",
        title="Något som ingen använder",
        meaning="En indikator, tabell, post, not eller ett verksamhetsområde är definierat, men ingen rapport och inget mål använder det.",
        why="Läsaren får aldrig se det. Ofta är en rad i en tabell bortglömd, eller så har id:t bytts på ett av ställena.",
        remedy="Lägg till det i den tabell där det ska stå, eller ta bort definitionen.",
        severity=Severity.NOTE,
        example=Example(
            (Edit(f"{_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20;;9\n", ""),),
            "Indikatorn uthyrningar används inte.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/indikatorer.csv", "elever-i-ko;41;38;<5;Ska minska;;7\n", ""),),
            "Indikatorn står inte i planens tabell, men ett mål och en annan rapport använder den.",
        ),
    ),
    ProblemKind(
        code="ID05",
        title="Något ingår i sig självt",
        meaning="En post är en del av sig själv, direkt eller genom andra poster, eller ett verksamhetsområde ersätter sig självt.",
        why="En sådan summa går inte att räkna ut eller kontrollera, och läsaren får ingen ordning att följa.",
        remedy="Ändra summa, formel, lika med eller ingår i, så att ingenting leder tillbaka till sig självt.",
        example=Example(
            (
                Edit(
                    f"{_BOARD}/ekonomi.yml",
                    "{id: stab, namn: Stab, slag: nettokostnad, verksamhetsområde: stab}",
                    "{id: stab, namn: Stab, slag: nettokostnad, verksamhetsområde: stab, summa: [nettokostnad]}",
                ),
            ),
            "Posten stab är en del av sig själv: stab → nettokostnad → stab.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_BOARD}/ekonomi.yml",
                    "{id: stab, namn: Stab, slag: nettokostnad, verksamhetsområde: stab}",
                    "{id: stab, namn: Stab, slag: nettokostnad, verksamhetsområde: stab, ingår i: nettokostnad}",
                ),
            ),
            "Att posten ingår i summan är samma sak som att summan består av posten.",
        ),
    ),
    ProblemKind(
        code="NAMN01",
        title="Ett namn som inte liknar de andra",
        meaning="En rapport kallar något för ett namn som varken liknar det nuvarande namnet eller något av de tidigare, eller så har ett mål fått ett helt nytt namn.",
        why="Samma id ger en serie över åren. Är det egentligen två olika saker jämför läsaren det som inte går att jämföra.",
        remedy="Lägg namnet under tidigare namn om det är samma sak. Ge det annars ett eget id.",
        severity=Severity.NOTE,
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "stab: Stab och ledning", "stab: Måltidsservice"),),
            'Rapporten kallar stab för "Måltidsservice", men namnet är "Stab" i ekonomi.yml.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/rapport.yml", "stab: Stab och ledning", "stab: 10 Staben"),),
            "Ett kontonummer eller en ändelse gör inte namnet till ett annat.",
        ),
    ),
    ProblemKind(
        code="NAMN02",
        title="Två id för samma sak",
        meaning="Två indikatorer eller två poster i samma tabell har samma namn, enhet och verksamhetsområde. Då är det troligen samma sak två gånger.",
        why="Serien blir delad i två, och läsaren ser bara en del av åren på varje sida.",
        remedy="Behåll det ena id:t och skriv det andra under tidigare, eller gör namnen tydligare.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_BOARD}/indikatorer.yml", "indikatorer:\n", _TWIN.format(name="Antal lån per invånare")
                ),
            ),
            'Indikatorerna utlan och lan har samma enhet och nästan samma namn: "Antal lån per invånare" och "Lån per invånare".',
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/indikatorer.yml", "indikatorer:\n", _TWIN.format(name="Lån per barn")),),
            "Ett ord skiljer namnen åt, och det ändrar vad som mäts.",
        ),
    ),
)
