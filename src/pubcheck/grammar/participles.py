"""Which words are past participles, and which of these tell a state rather than what is done to something."""

from __future__ import annotations

from pubcheck.grammar.sentence_words import word_set

# Participles that are not made by -ed, of verbs that can be passive.
IRREGULAR = word_set(
    """
    beaten begun bent bitten blown borne bought bound bred broadcast broken brought built burnt cast caught
    chosen cut dealt done drawn driven dug eaten fed felt flown flung forbidden forecast foreseen foretold
    forgiven forgotten fought found frozen given grown handwritten heard held hidden hit hung input kept known
    laid learnt led left lent lit lost made meant met misled misread misspelt misunderstood mown offset
    outdone outsold outspent outweighed overcome overdrawn overheard overlaid overridden overrun overseen
    overtaken overthrown overwritten paid preset proven put read rebuilt recast redone redrawn remade repaid
    reread resent reset resold retaken retaught rethought retold rewound rewritten ridden run rung said sawn
    seen sent set sewn shaken shed shorn shot shown shut slain slung sold sought sown spent split spoken
    spread spun stolen stricken struck strung sung sunk sunset swept sworn swum swung taken taught thought
    thrown thrust told torn trodden typeset undercut understood undertaken undone unwound upheld withdrawn
    withheld won worn wound woven written wrung
    """
)
# Words in -ed that no verb makes, and participles of verbs that take no object.
NO_PASSIVES = word_set(
    """
    ahead indeed need speed feed seed weed breed creed greed steed deed reed bleed bed red led shed sled fled
    wed hundred kindred hatred sacred naked wicked rugged ragged jagged rigid crooked dogged learned beloved
    embed med fed ed ted biped aged bearded gifted talented
    skilled unskilled left-handed happened occurred arrived appeared disappeared existed lasted departed
    deceased expired retired graduated matured evolved emerged elapsed migrated recessed
    """
)
# States and frames of mind: "is located", "are interested"; nobody can turn them round.
_STATES = word_set(
    """
    accustomed acquainted advanced affiliated afraid aimed alarmed amazed amused annoyed armed ashamed
    associated assured based bored born bound centered challenged colored complicated comprised committed
    composed concerned confused convinced crowded curved dated dedicated delighted depressed derived destined
    detailed determined devoted disabled disappointed disgusted displeased dissatisfied diversified
    divorced done dressed educated embarrassed embedded engaged enthused excited exhausted experienced faced
    familiarized fascinated fed finished focused frightened frustrated geared gone grown headed headquartered
    horrified humbled hurt impaired inclined inspired intended interconnected interested interrelated
    intertwined involved isolated known limited located lost married meant mistaken mixed motivated
    multifaceted named nested opinionated oriented outdated outfitted overjoyed overloaded overwhelmed
    pleased poised prejudiced prepared privileged puzzled qualified related relaxed resigned rooted satisfied
    scared scattered seasoned seated shocked situated sized skewed specialized stationed stressed stuck
    stunned suited supposed surprised surrounded swollen talented tempted terrified thrilled tied tired
    titled touched trapped troubled understaffed underserved underrated upset varied versed vested weathered
    worried wounded
    """
)
# After is and are a state, too; but "was established", "must be listed" tell what somebody does.
_STATES_NOW = word_set(
    """
    aligned closed combined concentrated connected constrained contained correlated encrypted equipped
    established formatted furnished housed linked listed made organized packed painted parked populated
    positioned raised ranked registered reserved set settled shaped sorted stacked staffed structured
    tailored weighted
    """
)
# "unlisted", "unhoused": un- makes adjectives, but for these verbs.
_UNDOING = word_set(
    """
    uncovered underfunded undermined underlined undercut understood undertaken undone unearthed unified
    uninstalled united unleashed unloaded unlocked unpacked unrolled unsubscribed unveiled unwound
    """
)
# Adjectives before "to" that stand in for must, will, may: "is required to", "is used to".
_BEFORE_TO = word_set(
    """
    accustomed bound committed compelled dedicated designed destined determined entitled expected forced
    geared guaranteed inclined intended licensed likened meant obligated obliged opposed prepared qualified
    related required scheduled set slated subjected supposed tailored tempted tied used
    """
)
# After "get" these are how something begins or goes on, as "get started" does.
_GETS = word_set(
    """
    acquainted adjusted bogged connected done dressed established fixed involved lost married motivated
    organized prepared registered rid separated set settled situated sorted started stuck tired used
    """
)
# What may stand behind a participle; after "get" and "there are" any other word is what it describes.
_BEHIND = word_set(
    """
    a about above across after again against all along also although always among an and any anyone around
    as at away back because before behind below between both but by down during each either even every
    everyone first for from here how if immediately in inside instead into its it later many me more much
    near now of off on once one only onto or our out outside over per prior right several since so some soon
    such than that the their them then there these they this those though through throughout to today
    together too toward towards twice under unless until up upon us via we what when where whether which
    while who whose why with within without yesterday yet you your
    """
)


def is_state(be: str, word: str, following: str) -> bool:
    """Whether a participle tells a state between a form of be and the word that follows it.

    ``following`` is "" before punctuation. With "by" most states are what somebody has done: "is surrounded
    by guards" is passive.
    """
    if following == "to" and word in _BEFORE_TO:
        return True
    if following == "by":
        return False
    if word in _STATES or (word.startswith("un") and word not in _UNDOING):
        return True
    return word in _STATES_NOW and be[:2].lower() in {"is", "ar", "am", "'r", "’r"}


def describes_next(following: str) -> bool:
    """Whether the word that follows a participle is what it describes, as in "get detailed reports"."""
    return bool(following) and following not in _BEHIND and not following.endswith("ly")


def is_beginning(word: str) -> bool:
    """Whether a participle after "get" tells a change of one's own, as in "get started"."""
    return word in _GETS
