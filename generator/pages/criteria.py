"""The success criteria of WCAG that a fault may belong to, by number, as readers are told of them."""

from generator.language import N_, _

CRITERIA = {
    "1.1.1": N_("Innehåll som inte är text"),
    "1.3.1": N_("Information och relationer"),
    "1.3.2": N_("Meningsfull ordning"),
    "1.3.4": N_("Riktning på skärmen"),
    "1.3.5": N_("Fältens syfte"),
    "1.4.1": N_("Användning av färg"),
    "1.4.3": N_("Kontrast hos text"),
    "1.4.4": N_("Ändring av textens storlek"),
    "1.4.5": N_("Bilder av text"),
    "1.4.10": N_("Anpassning till smal skärm"),
    "1.4.11": N_("Kontrast hos annat än text"),
    "1.4.12": N_("Avstånd i texten"),
    "1.4.13": N_("Innehåll som visas vid pekning eller fokus"),
    "2.1.1": N_("Tangentbord"),
    "2.1.2": N_("Ingen fälla för tangentbordet"),
    "2.2.1": N_("Justerbar tid"),
    "2.2.2": N_("Pausa, stoppa, dölj"),
    "2.4.1": N_("Hoppa över det som upprepas"),
    "2.4.2": N_("Sidans titel"),
    "2.4.3": N_("Ordning för fokus"),
    "2.4.4": N_("Länkens syfte"),
    "2.4.5": N_("Flera sätt att hitta"),
    "2.4.6": N_("Rubriker och etiketter"),
    "2.4.7": N_("Synligt fokus"),
    "2.4.11": N_("Fokus skyms inte"),
    "2.5.3": N_("Etikett i namnet"),
    "2.5.8": N_("Storlek på det som går att klicka på"),
    "3.1.1": N_("Sidans språk"),
    "3.1.2": N_("Språk i delar av sidan"),
    "3.2.3": N_("Likadan navigering"),
    "3.2.4": N_("Likadana namn"),
    "3.3.1": N_("Fel som beskrivs"),
    "3.3.2": N_("Etiketter och instruktioner"),
    "4.1.1": N_("Giltig HTML"),
    "4.1.2": N_("Namn, roll, värde"),
    "4.1.3": N_("Meddelanden om status"),
}


def criterion_name(number: str) -> str:
    """The criterion by name and number, or by number alone where it has no name here."""
    name = CRITERIA.get(number)
    return _("{name} (WCAG {number})", name=_(name), number=number) if name else f"WCAG {number}"
