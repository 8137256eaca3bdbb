"""Ranks of the six services as data: spelled out, in AP form, and as the codes of each service.

AP forms after the AP Stylebook, "military titles"; codes after the services' forms of address as
formsofaddress.info gives them; the specialists of the Space Force after published credits.
"""

from __future__ import annotations

# Service letters as in Field 2 of a VIRIN: A Army, N Navy, F Air Force, M Marine Corps, G Coast Guard,
# X Space Force. A letter without a code has the rank but no code of its own; "_" is a space in a code.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("general", "Gen.", "A:GEN F:Gen M:Gen X:Gen"),
    ("lieutenant general", "Lt. Gen.", "A:LTG F:Lt_Gen M:LtGen X:Lt_Gen"),
    ("major general", "Maj. Gen.", "A:MG F:Maj_Gen M:MajGen X:Maj_Gen"),
    ("brigadier general", "Brig. Gen.", "A:BG F:Brig_Gen M:BGen X:Brig_Gen"),
    ("colonel", "Col.", "A:COL F:Col M:Col X:Col"),
    ("lieutenant colonel", "Lt. Col.", "A:LTC F:Lt_Col M:LtCol X:Lt_Col"),
    ("major", "Maj.", "A:MAJ F:Maj M:Maj X:Maj"),
    ("captain", "Capt.", "A:CPT F:Capt M:Capt X:Capt N:CAPT G:CAPT"),
    ("first lieutenant", "1st Lt.", "A:1LT F:1st_Lt M:1stLt X:1st_Lt"),
    ("second lieutenant", "2nd Lt.", "A:2LT F:2d_Lt M:2ndLt X:2d_Lt"),
    ("chief warrant officer 2", "Chief Warrant Officer 2", "A:CW2 N:CWO2 M:CWO2 G:CWO2 F"),
    ("chief warrant officer 3", "Chief Warrant Officer 3", "A:CW3 N:CWO3 M:CWO3 G:CWO3 F"),
    ("chief warrant officer 4", "Chief Warrant Officer 4", "A:CW4 N:CWO4 M:CWO4 G:CWO4 F"),
    ("chief warrant officer 5", "Chief Warrant Officer 5", "A:CW5 N:CWO5 M:CWO5 F"),
    ("chief warrant officer", "Chief Warrant Officer", "A N:CWO M:CWO G:CWO F"),
    ("warrant officer 1", "Warrant Officer 1", "A:WO1 N:WO1 F:WO1"),
    ("warrant officer", "Warrant Officer", "A N M:WO F"),
    ("sergeant major of the army", "Sgt. Maj. of the Army", "A:SMA"),
    ("command sergeant major", "Command Sgt. Maj.", "A:CSM"),
    ("sergeant major", "Sgt. Maj.", "A:SGM M:SgtMaj"),
    ("first sergeant", "1st Sgt.", "A:1SG M:1stSgt F"),
    ("master sergeant", "Master Sgt.", "A:MSG F:MSgt M:MSgt X:MSgt"),
    ("sergeant first class", "Sgt. 1st Class", "A:SFC"),
    ("staff sergeant", "Staff Sgt.", "A:SSG F:SSgt M:SSgt"),
    ("sergeant", "Sgt.", "A:SGT M:Sgt X:Sgt"),
    ("corporal", "Cpl.", "A:CPL M:Cpl"),
    ("specialist", "Spc.", "A:SPC"),
    ("private first class", "Pfc.", "A:PFC M:PFC"),
    ("private", "Pvt.", "A:PVT M:Pvt"),
    ("private second class", "Pvt.", "A:PV2"),
    ("chief master sergeant of the air force", "Chief Master Sgt. of the Air Force", "F:CMSAF"),
    ("chief master sergeant of the space force", "Chief Master Sgt. of the Space Force", "X:CMSSF"),
    ("command chief master sergeant", "Command Chief Master Sgt.", "F:CCM"),
    ("chief master sergeant", "Chief Master Sgt.", "F:CMSgt X:CMSgt"),
    ("senior master sergeant", "Senior Master Sgt.", "F:SMSgt X:SMSgt"),
    ("technical sergeant", "Tech. Sgt.", "F:TSgt X:TSgt"),
    ("senior airman", "Senior Airman", "F:SrA"),
    ("airman first class", "Airman 1st Class", "F:A1C"),
    ("airman basic", "Airman Basic", "F:AB"),
    ("airman", "Airman", "F:Amn N:AN"),
    ("specialist 4", "Spc. 4", "X:Spc4"),
    ("specialist 3", "Spc. 3", "X:Spc3"),
    ("specialist 2", "Spc. 2", "X:Spc2"),
    ("specialist 1", "Spc. 1", "X:Spc1"),
    ("sergeant major of the marine corps", "Sgt. Maj. of the Marine Corps", "M:SgtMajMC"),
    ("master gunnery sergeant", "Master Gunnery Sgt.", "M:MGySgt"),
    ("gunnery sergeant", "Gunnery Sgt.", "M:GySgt"),
    ("lance corporal", "Lance Cpl.", "M:LCpl"),
    ("admiral", "Adm.", "N:ADM G:ADM"),
    ("vice admiral", "Vice Adm.", "N:VADM G:VADM"),
    ("rear admiral", "Rear Adm.", "N:RADM G:RADM"),
    ("rear admiral lower half", "Rear Adm.", "N:RDML G:RDML"),
    ("commander", "Cmdr.", "N:CDR G:CDR"),
    ("lieutenant commander", "Lt. Cmdr.", "N:LCDR G:LCDR"),
    ("lieutenant", "Lt.", "N:LT G:LT"),
    ("lieutenant junior grade", "Lt. j.g.", "N:LTJG G:LTJG"),
    ("ensign", "Ensign", "N:ENS G:ENS"),
    ("master chief petty officer of the navy", "Master Chief Petty Officer of the Navy", "N:MCPON"),
    (
        "master chief petty officer of the coast guard",
        "Master Chief Petty Officer of the Coast Guard",
        "G:MCPOCG",
    ),
    ("command master chief petty officer", "Command Master Chief Petty Officer", "N:CMDCM G"),
    ("command master chief", "Command Master Chief", "N:CMC G:CMC"),
    ("command senior chief petty officer", "Command Senior Chief Petty Officer", "N:CMDCS G"),
    ("command senior chief", "Command Senior Chief", "N:CSC G:CSC"),
    ("fleet master chief petty officer", "Fleet Master Chief Petty Officer", "N:FLTCM"),
    ("fleet master chief", "Fleet Master Chief", "N"),
    ("force master chief petty officer", "Force Master Chief Petty Officer", "N:FORCM"),
    ("force master chief", "Force Master Chief", "N"),
    ("master chief petty officer", "Master Chief Petty Officer", "N:MCPO G:MCPO"),
    ("senior chief petty officer", "Senior Chief Petty Officer", "N:SCPO G:SCPO"),
    ("chief petty officer", "Chief Petty Officer", "N:CPO G:CPO"),
    ("petty officer first class", "Petty Officer 1st Class", "N:PO1 G:PO1"),
    ("petty officer second class", "Petty Officer 2nd Class", "N:PO2 G:PO2"),
    ("petty officer third class", "Petty Officer 3rd Class", "N:PO3 G:PO3"),
    ("seaman", "Seaman", "N:SN G:SN"),
    ("seaman apprentice", "Seaman Apprentice", "N:SA G:SA"),
    ("seaman recruit", "Seaman Recruit", "N:SR G:SR"),
    ("airman apprentice", "Airman Apprentice", "N:AA"),
    ("airman recruit", "Airman Recruit", "N"),
    ("fireman", "Fireman", "N:FN G:FN"),
    ("fireman apprentice", "Fireman Apprentice", "N:FA G:FA"),
    ("fireman recruit", "Fireman Recruit", "N"),
    ("constructionman", "Constructionman", "N:CN"),
    ("constructionman apprentice", "Constructionman Apprentice", "N"),
    ("constructionman recruit", "Constructionman Recruit", "N"),
    ("hospitalman", "Hospitalman", "N:HN"),
    ("hospitalman apprentice", "Hospitalman Apprentice", "N"),
    ("hospitalman recruit", "Hospitalman Recruit", "N"),
)

# Ratings of the Navy and the Coast Guard by their codes, after the Navy's enlisted classifications manual
# (NAVPERS 18068F) and the Coast Guard's list of ratings; codes without a name are read but not spelled out.
_RATING_ROWS = (
    "AB:aviation boatswain's mate, ABE:, ABF:, ABH:, AC:air traffic controller, AD:aviation machinist's mate,"
    "AE:aviation electrician's mate, AG:aerographer's mate, AM:aviation structural mechanic, AME:,"
    "AO:aviation ordnanceman, AS:aviation support equipment technician, AST:aviation survival technician,"
    "AT:, AV:, AWF:, AWO:, AWR:, AWS:, AWV:, AZ:aviation maintenance administrationman, BM:boatswain's mate,"
    "BU:builder, CE:construction electrician, CM:construction mechanic, CS:culinary specialist, CTI:, CTM:,"
    "CTN:, CTR:, CTT:, DC:damage controlman, EA:engineering aide, EM:electrician's mate, EN:engineman,"
    "EO:equipment operator, EOD:explosive ordnance disposal technician, ET:electronics technician, ETN:,"
    "ETR:, ETV:, FC:fire controlman, FCA:, FT:fire control technician, GM:gunner's mate, GSE:, GSM:,"
    "HM:hospital corpsman, HS:health services technician, HT:hull maintenance technician,"
    "IC:interior communications electrician, IS:intelligence specialist,"
    "IT:information systems technician, ITS:, IV:, LN:legalman, LS:logistics specialist, MA:master-at-arms,"
    "MC:mass communication specialist, ME:maritime enforcement specialist, MK:machinery technician,"
    "MM:machinist's mate, MMA:, MMN:, MMW:, MN:mineman, MR:machinery repairman,"
    "MST:marine science technician, MT:missile technician, MU:musician, NC:navy counselor, ND:navy diver,"
    "OS:operations specialist, PA:public affairs specialist, PR:aircrew survival equipmentman,"
    "PS:personnel specialist, QM:quartermaster, RP:religious program specialist, RW:,"
    "SB:special warfare boat operator, SH:ship's serviceman, SK:storekeeper, SO:special warfare operator,"
    "SS:, ST:, STG:, STS:, SW:steelworker, TM:, UT:utilitiesman, YN:yeoman"
)
RATINGS: dict[str, str] = {
    code: name for code, _, name in (row.strip().partition(":") for row in _RATING_ROWS.split(","))
}
RATING_CODES = "|".join(sorted(RATINGS, key=len, reverse=True))  # longest first, as alternatives of a pattern
RATING_NAMES = (
    "aerographer's mate", "air traffic controller", "aviation boatswain's mate",
    "aviation electrician's mate",
    "aviation machinist's mate", "aviation maintenance administrationman", "aviation ordnanceman",
    "aviation structural mechanic", "boatswain's mate", "builder", "construction electrician",
    "construction mechanic", "culinary specialist", "damage controlman", "electrician's mate",
    "electronics technician", "engineman", "explosive ordnance disposal technician", "fire controlman",
    "gunner's mate", "hospital corpsman", "hull maintenance technician", "information systems technician",
    "intelligence specialist", "legalman", "logistics specialist", "machinery technician", "machinist's mate",
    "marine science technician", "maritime enforcement specialist", "mass communication specialist",
    "master-at-arms", "mineman", "musician", "navy diver", "navy counselor", "operations specialist",
    "personnel specialist", "public affairs specialist", "quartermaster", "religious program specialist",
    "ship's serviceman", "special warfare boat operator", "special warfare operator", "steelworker",
    "storekeeper", "utilitiesman", "yeoman",
)  # fmt: skip
