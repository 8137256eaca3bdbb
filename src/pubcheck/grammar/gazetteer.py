"""Countries, regions of the world and the cities that stand alone, as captions name a place by them.

Countries after the U.S. Department of State, "Independent States in the World", in the short forms that AP
uses; cities after the Associated Press Stylebook, "datelines", which no state or country follows.
"""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


COUNTRIES = _listed("""
    Afghanistan, Albania, Algeria, Angola, Antarctica, Antigua, Argentina, Armenia, Aruba, Australia,
    Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bermuda,
    Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina, Botswana, Brazil, Britain, Brunei,
    Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Cape Verde, Chad, Chile, China,
    Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Curacao, Cyprus, Czech Republic, Czechia, Denmark,
    Diego Garcia, Djibouti, Dominica, Dominican Republic, East Timor, Ecuador, Egypt, El Salvador, England,
    Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Gaza, Georgia, Germany,
    Ghana, Great Britain, Greece, Greenland, Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras, Hungary,
    Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan,
    Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya,
    Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania,
    Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar,
    Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, North Macedonia,
    Northern Ireland, Norway, Oman, Pakistan, Palau, Panama, Papua New Guinea, Paraguay, Peru, Philippines,
    Poland, Portugal, Qatar, Republic of Korea, Romania, Russia, Rwanda, Samoa, San Marino, Saudi Arabia,
    Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands,
    Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland,
    Syria, Taiwan, Tajikistan, Tanzania, Thailand, Timor-Leste, Togo, Tonga, Trinidad, Trinidad and Tobago,
    Tunisia, Turkey, Turkiye, Türkiye, Turkmenistan, Tuvalu, Uganda, Ukraine, United Arab Emirates,
    United Kingdom, U.A.E., UAE, U.K., UK, Uruguay, Uzbekistan, Vanuatu, Vatican City, Venezuela, Vietnam,
    Wales, Yemen, Zambia, Zimbabwe
""")

# Parts of the world, and names that need no country to be known for places where forces serve.
REGIONS = _listed("""
    Africa, Antarctic, Arctic, Asia, Balkans, Baltics, Caribbean, Central America, Central Asia,
    East Africa, Eastern Europe, Eurasia, Europe, Far East, Horn of Africa, Indo-Pacific, Latin America,
    Middle East, North Africa, North America, Northeast Asia, Northern Europe, Oceania, Persian Gulf, Sinai,
    South America, South Asia, Southeast Asia, Southwest Asia, Western Europe, West Africa, Okinawa, Normandy,
    Bavaria, Sicily, Crete, Kyushu, Hokkaido, Luzon, Saipan, Tinian, Midway, Wake Island, Bagram, Kandahar,
    Helmand, Fallujah, Mosul, Ramadi, Kirkuk, Kyiv, Warsaw, Yokosuka, Sasebo, Iwakuni, Yokota, Misawa,
    Kadena, Ramstein, Grafenwoehr, Hohenfels, Stuttgart, Vicenza, Aviano, Sigonella, Rota, Incirlik, Osan,
    Kunsan, Guantanamo, Guantanamo Bay, Omaha Beach, Utah Beach, Pearl Harbor, Ground Zero, New England,
    Midwest, Pentagon, White House, U.S. Capitol, National Mall, Washington Monument,
    Tomb of the Unknown Soldier, Arabian Gulf, Cape Canaveral, Earth orbit, Capitol Hill,
    Washington Navy Yard, West Point, Annapolis, Arlington,
    Quantico
""")

US_ALONE = _listed("""
    Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit, Honolulu, Houston,
    Indianapolis, Las Vegas, Los Angeles, Miami, Milwaukee, Minneapolis, New Orleans, New York,
    Oklahoma City, Philadelphia, Phoenix, Pittsburgh, St. Louis, Salt Lake City, San Antonio, San Diego,
    San Francisco, Seattle, Washington
""")

WORLD_ALONE = _listed("""
    Amsterdam, Baghdad, Bangkok, Beijing, Beirut, Berlin, Brussels, Cairo, Djibouti, Dublin, Geneva,
    Gibraltar, Guatemala City, Hamburg, Havana, Helsinki, Hong Kong, Islamabad, Istanbul, Jerusalem,
    Johannesburg, Kabul, Kuwait City, London, Luxembourg, Macau, Madrid, Mexico City, Milan, Monaco, Montreal,
    Moscow, Munich, New Delhi, Panama City, Paris, Prague, Quebec City, Rio de Janeiro, Rome, San Marino,
    San Salvador, Sao Paulo, Shanghai, Singapore, Stockholm, Sydney, Tokyo, Toronto, Vatican City, Vienna,
    Zurich, United Nations
""")

# Names of places that people bear too: a preposition or a comma must stand before them.
AS_NAMES = _listed("""
    Antigua, Arlington, Asia, Atlanta, Boston, Britain, Carolina, Chad, Chile, Cleveland, Dakota, Dallas,
    Denver, England, France, Georgia, Guinea, Houston, India, Ireland, Israel, Jamaica, Jordan, London, Milan,
    Montana, Paris, Phoenix, Rome, Rota, Sydney, Tennessee, Turkey, Virginia, Vienna, Wales, Washington,
    West Point, Wyoming
""")
