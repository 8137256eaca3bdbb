"""Which hosts are those of the executive branch of the federal government, and which are outside government.

The domains are facts of the .gov registry (Cybersecurity and Infrastructure Security Agency,
current-federal.csv, "Federal - Executive"; a work of the United States Government, public domain): those that
people meet most, not all. A name does not tell whether another .gov domain is an agency's, a court's
or a city's.
"""

from __future__ import annotations

from pubcheck.grammar import addresses

_EXECUTIVE = frozenset(
    """
    abmc access-board achp acquisition acus afrh ahrq alzheimers americorps analytics anl apprenticeship
    arc archives arm atf aviationweather bea bep bia blm bls bnl boem bop bsee cancer cbp cdc cdfifund
    census cfo cftc challenge childwelfare cia cio cisa climate clinicaltrials cloud cms cncs code
    commerce consumerfinance covid cpsc cybercrime data dea defense denali dhs dietaryguidelines digital
    disasterassistance dnfsb dni doc doe doi dol dot drought drugabuse eac ed eda eeoc eia energy
    energystar epa exim export faa fai fbi fcc fda fdic fec federalregister federalreserve fedramp fema
    ferc ffiec fhfa fincen firstnet flra fmc fmcs fnal foia foodsafety ftc fueleconomy fws genome
    ginniemae globalchange goes-r gps grants gsa health healthcare healthit hhs hiv hrsa hud huduser
    hurricanes ic3 ice identitytheft ihs imls inl investor irs itis justice lanl lbl llnl login mbda mcc
    medicaid medicare medlineplus moneyfactory msha mspb mymoney myplate nasa nationalservice ncua nea
    neh nersc netl nhtsa niccs nigc nih nij nist nlrb noaa nps nrc nrel nsa nsf ntia ntis ntsb nutrition
    oge ojp onrr opm ornl osha osmre osti oversight pandemicoversight pbgc pclob peacecorps pepfar
    performance plainlanguage pnnl pppl prc preserveamerica privacyshield ready recalls recreation
    reginfo regulations rrb safercar sam samhsa sandia sba sbir search sec secretservice section508
    selectusa serve sigar simplereport smokefree socialsecurity ssa sss state stopbullying studentaid
    tigta trade transportation treas treasury treasurydirect tsa tsp ttb tva usa usagm usaid usajobs
    usaspending usbr usccr uscis usda usdoj usgs usich usitc usmarshals usmint uspis usps uspto usss
    ustda ustr va vaccines vote wapa war weather wh whistleblower whitehouse womenshealth youth
    """.split()  # noqa: SIM905, a list would take two hundred lines
)
# Where cloud.gov shows sites before they are published, and programs of anybody in government.
_PREVIEWS = (".pages.cloud.gov", ".app.cloud.gov", ".fr.cloud.gov")
_INSIDE_ENDS = (".gov", ".mil", ".fed.us", ".si.edu")
_INSIDE = frozenset(end[1:] for end in _INSIDE_ENDS)


def top_domain(host: str) -> str:
    """ ".gov" or ".mil", "" for a host in neither."""
    return host[-4:] if addresses.is_government(host) else ""


def is_executive(host: str) -> bool:
    """Whether a host is known to be one of the executive branch, which OMB's memoranda bind."""
    if host.endswith((".mil", ".fed.us")):
        return True
    if host.endswith(_PREVIEWS):
        return False
    return host.endswith(".gov") and host[:-4].rpartition(".")[2] in _EXECUTIVE


def is_outside(host: str) -> bool:
    """Whether a host is surely none of the federal government: outside .gov and .mil, or a state's own."""
    if addresses.is_local(host):
        return False
    if addresses.is_state(host):
        return True
    return not host.endswith(_INSIDE_ENDS) and host not in _INSIDE
