"""Names of the states, and of other countries' people as they stand before the name of a force."""

from __future__ import annotations


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


STATES = _listed("""
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia,
    Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts,
    Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey,
    New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode
    Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West
    Virginia, Wisconsin, Wyoming, District of Columbia, D.C., Puerto Rico, Guam, Virgin Islands
""")

DEMONYMS = _listed("""
    Afghan, Albanian, Argentine, Armenian, Australian, Austrian, Azerbaijani, Bahraini, Bangladesh,
    Belgian, Brazilian, British, Bulgarian, Canadian, Chilean, Colombian, Croatian, Czech, Danish,
    Dutch, Egyptian, Emirati, Estonian, Ethiopian, Filipino, Finnish, French, Georgian, German,
    Ghanaian, Greek, Hellenic, Hungarian, Indian, Indonesian, Iraqi, Irish, Israeli, Italian, Jamaican,
    Japan Air, Japan Ground, Japan Maritime, Japanese, Jordanian, Kenyan, Kosovo, Kurdish, Kuwaiti,
    Latvian, Lebanese, Lithuanian, Malaysian, Mexican, Mongolian, Moroccan, Netherlands, New Zealand,
    Nigerian, Norwegian, Omani, Pakistani, Peruvian, Philippine, Polish, Portuguese, Qatari, Republic of
    Korea, Romanian, Royal, Saudi, Senegalese, Serbian, Singapore, Slovak, Slovenian, South African,
    South Korean, Spanish, Swedish, Swiss, Thai, Tunisian, Turkish, Ugandan, Ukrainian
""")
