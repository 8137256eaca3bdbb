"""Which nouns hide which verbs behind which weak ones.

The kinds are those of the Federal Plain Language Guidelines (avoid hidden verbs); the table is our own.
"""

from __future__ import annotations

# Weak verbs by the group that a noun goes with: base, -s, past, participle, -ing.
WEAK = {
    "do": """conduct conducts conducted conducted conducting; perform performs performed performed performing;
        undertake undertakes undertook undertaken undertaking; do does did done doing;
        carry_out carries_out carried_out carried_out carrying_out""",
    "make": "make makes made made making",
    "give": """give gives gave given giving; provide provides provided provided providing;
        offer offers offered offered offering""",
    "have": "have has had had having",
    "hold": "have has had had having; hold holds held held holding",
    "take": "take takes took taken taking",
    "reach": """reach reaches reached reached reaching; come_to comes_to came_to come_to coming_to;
        arrive_at arrives_at arrived_at arrived_at arriving_at""",
    "put": "put puts put put putting; place places placed placed placing",
    "gain": "gain gains gained gained gaining; get gets got gotten getting",
    "cause": "cause causes caused caused causing; do does did done doing",
    "enter": "enter_into enters_into entered_into entered_into entering_into",
    "achieve": "achieve achieves achieved achieved achieving; effect effects effected effected effecting",
    "charge": "am_responsible_for is_responsible_for was_responsible_for been_responsible_for "
    "being_responsible_for; are_responsible_for is_responsible_for were_responsible_for "
    "been_responsible_for being_responsible_for; be_responsible_for is_responsible_for "
    "was_responsible_for been_responsible_for being_responsible_for",
    "be": "am is was been being; are is were been being; be is was been being",
}
# Groups | forms of the noun | verb | prepositions: one that stays with the verb has a plus sign.
NOUNS = """
    do give | analysis analyses | analyze | of
    do make give | assessment assessments | assess | of
    do | audit audits | audit | of
    do make | calculation calculations | calculate | of
    do make give | comparison comparisons | compare | of between
    do give | evaluation evaluations | evaluate | of
    do | examination examinations | examine | of
    do | inspection inspections | inspect | of
    do | inventory inventories | inventory | of
    do | investigation investigations | investigate | of into
    do take | measurement measurements | measure | of
    do | observation observations | observe | of
    do | reassessment | reassess | of
    do | reevaluation | reevaluate | of
    do give | review reviews | review | of
    do | search searches | search | of +for
    do | study studies | study | of
    do | survey surveys | survey | of
    do | test tests testing | test | of on
    do | verification | verify | of
    do | validation | validate | of
    do | simulation simulations | simulate | of
    do | evacuation evacuations | evacuate | of
    do | installation installations | install | of
    do | maintenance | maintain | of on
    do | monitoring | monitor | of
    do | removal | remove | of
    do make | repair repairs | repair | of to on
    do | research | research | on into
    do | interview interviews | interview | with of
    do give | demonstration demonstrations | demonstrate | of
    do | implementation | implement | of
    do | rehearsal rehearsals | rehearse | of
    do | screening screenings | screen | of
    do | translation translations | translate | of
    do | appraisal appraisals | appraise | of
    do | scan scans | scan | of
    do | count | count | of
    do | synthesis | synthesize | of
    do | cleaning | clean | of
    do hold | consultation consultations | consult | with
    do hold enter | negotiation negotiations | negotiate | +with
    hold do | interview interviews | interview | with
    hold | discussion discussions | discuss | of about on
    hold | discussion discussions | talk | +with
    hold | conversation conversations | talk | +with +about
    hold | meeting meetings | meet | +with
    make | adjustment adjustments | adjust | to
    make | allowance allowances | allow | +for
    make | amendment amendments | amend | to
    make | announcement announcements | announce | of
    make | application applications | apply | +for +to
    make | arrangement arrangements | arrange | +for +to
    make | assumption | assume | +that
    make | attempt attempts | try | +to
    make achieve | change changes | change | to in
    make | choice choices | choose | +between
    make | claim | claim | +that
    make | contact | contact | with
    make | contribution contributions | contribute | +to
    make | correction corrections | correct | to
    make | commitment commitments | commit | +to
    make reach | decision decisions | decide | +about +on
    make reach | decision | decide | +to
    make | decision decisions | decide on | regarding concerning
    make reach | determination determinations | determine | of about on regarding
    make reach | determination | determine | +that
    make | distinction distinctions | distinguish | +between
    make | effort efforts | try | +to
    make | enhancement enhancements | enhance | to
    make give | estimate estimates | estimate | of
    make achieve | improvement improvements | improve | to in
    make | inquiry inquiries | ask | +about
    make | investment investments | invest | +in
    make | judgment judgments | judge | about on
    make | mention | mention | of
    make | modification modifications | modify | to of
    make give | notification notifications | notify | to
    make | offer offers | offer | +to
    make | payment payments | pay | of to +for
    make | plans | plan | +for +to
    make | prediction predictions | predict | of about
    make | promise promises | promise | +to
    make | provision provisions | provide | +for
    make | purchase purchases | buy | of
    make give | recommendation | recommend | +that
    make | reference references | refer | +to
    make | request requests | ask | +for to
    make | revision revisions | revise | to of
    make | selection selections | select | of
    make | statement | state | +that
    make | submission submissions | submit | of
    make give | suggestion | suggest | +that
    make give | update updates | update | to
    make | visit visits | visit | to
    give | advice | advise | to
    give | answer answers | answer | to
    give | approval | approve | of for
    give | approval | let | to
    give | assistance | help | to +with +in
    give | assurance assurances | assure | +that
    give | authorization | authorize | to for
    give | briefing briefings | brief | to
    give | clarification clarifications | clarify | of on
    give | confirmation | confirm | of +that
    give | consent | consent | +to
    give | consideration | consider | to
    give | description descriptions | describe | of
    give | encouragement | encourage | to
    give | explanation explanations | explain | of for
    give | guarantee | guarantee | +that of
    give | illustration illustrations | illustrate | of
    give | indication indications | show | of
    give | indication | show | +that
    give | introduction introductions | introduce | to
    give | justification justifications | justify | for
    give | protection | protect | to for
    give | reminder reminders | remind | to
    give | response responses | respond | +to
    give | summary summaries | summarize | of
    give | support | support | to for
    give | treatment | treat | to for
    give | warning warnings | warn | to +about +of
    have | need needs | need | for +to
    have | requirement | require | for
    have | effect effects impact impacts | affect | on
    have | influence | influence | on
    have | knowledge | know | of
    have gain | understanding | understand | of
    have | preference preferences | prefer | for
    have | tendency | tend | +to
    have | intention intentions | intend | +to
    have | desire | want | +to
    have | dependence | depend | +on
    have | doubts | doubt | about
    have | suspicions | suspect | about
    have | expectation expectations | expect | of
    have | lack | lack | of
    take | action | act | +on +to
    take | note | note | of
    take | notice | notice | of
    reach enter | agreement agreements | agree | +on +with +about +to
    reach | conclusion conclusions | conclude | +that
    reach | settlement | settle | +with
    put | emphasis | emphasize | on
    put | limits limit limitations | limit | on
    put | restrictions restriction | restrict | on
    put | reliance | rely | +on
    put | trust | trust | in
    put | value | value | on
    put | order orders | order | for
    cause | damage | damage | to
    cause | harm | harm | to
    cause | injury injuries | injure | to
    achieve | reduction reductions | reduce | in of
    achieve | increase increases | increase | in of
    charge | management | manage | of
    charge | administration | administer | of
    charge | coordination | coordinate | of
    charge | development | develop | of
    charge | implementation | implement | of
    charge | maintenance | maintain | of
    charge | operation | operate | of
    charge | oversight supervision | supervise | of
    charge | preparation | prepare | of
    charge | review | review | of
    be | supportive | support | of
    be | indicative | show | of
    be | reflective | reflect | of
    be | representative | represent | of
    be | in_agreement | agree | +with
    be | in_compliance | comply | +with
    be | in_violation | violate | of
    be | in_need | need | of
    be | in_possession | have | of
"""
# What may stand before the noun besides an article, and can be said of the verb or its object, too.
ADJECTIVES = """
    additional annual big brief broad careful clear close complete comprehensive deep detailed direct
    early easy extensive few final first formal frequent full further general great in-depth initial joint
    large many minor new numerous occasional periodic preliminary prompt quick rapid recent regular several
    short significant similar simple small some special substantial thorough timely various
"""
