"""Facts as they stand on a line, by chance: plain dictionaries for both `advise` commands."""

from hypothesis import strategies as st
from msgspec import convert, structs

from zorgvuldig.rules import codes, contact, disclosure
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts, DutyConflict

NORMATIVE = ("outcome", "row", "consent_row", "reason_code", "duties", "blockers")


def names(kind):
    """The yes/no fields of a kind of facts."""
    return [field.name for field in structs.fields(kind) if field.type is bool]


def some_yes_no(kind):
    return st.fixed_dictionaries({}, optional={name: st.booleans() for name in names(kind)})


SHARED = {
    "age": st.sampled_from(codes.Age),
    "capacity": st.sampled_from(codes.Capacity),
    "client_consent": st.sampled_from(codes.ConsentStatus),
    "rep_consent": st.sampled_from(codes.ConsentStatus),
    "rep_all": st.sampled_from(codes.RepAll),
}
FLAWS = st.lists(st.sampled_from(codes.Flaw), max_size=2)
ONLY_DISCLOSURE = {
    "triage": st.sampled_from(codes.Triage),
    "client_consent_flaws": FLAWS,
    "rep_consent_flaws": FLAWS,
    "legal_duty_article": st.sampled_from(["", " \t\u3000", "Jeugdwet 7.3.11"]),
    "duty_conflict": st.one_of(
        some_yes_no(DutyConflict), st.just(dict.fromkeys(names(DutyConflict), True))
    ),
}


def lines(kind, addressees, more):
    required = {"regime": st.sampled_from(codes.Regime), "addressee": st.sampled_from(addressees)}
    coded = st.fixed_dictionaries(required, optional=SHARED | more)
    return st.tuples(coded, some_yes_no(kind)).map(lambda both: both[0] | both[1])


contact_lines = lines(ContactFacts, codes.CONTACT_ADDRESSEES, {})
disclosure_lines = lines(DisclosureFacts, tuple(codes.Addressee), ONLY_DISCLOSURE)


def by_chance(chance, kind):
    """One line with every field filled in by chance; quicker than hypothesis, for many."""
    line = {name: chance.random() < 0.5 for name in names(kind)}
    line |= {
        "regime": chance.choice(list(codes.Regime)),
        "addressee": chance.choice(codes.CONTACT_ADDRESSEES),
        "age": chance.choice(list(codes.Age)),
        "capacity": chance.choice(["CAPABLE", "CAPABLE", "INCAPABLE", "UNKNOWN"]),
        "client_consent": chance.choice(list(codes.ConsentStatus)),
        "rep_consent": chance.choice(list(codes.ConsentStatus)),
        "rep_all": chance.choice(list(codes.RepAll)),
    }
    return line if kind is ContactFacts else line | only_disclosure(chance)


def only_disclosure(chance):
    line = {
        "addressee": chance.choice(list(codes.Addressee)),
        "triage": chance.choice(list(codes.Triage)),
        "identifiable": chance.random() < 0.9,
        "necessary": chance.random() < 0.3,
        "good_care_objection": chance.random() < 0.2,
        "formal_order": chance.random() < 0.1,
        "legal_duty_article": chance.choice([""] * 9 + ["art. 1"]),
        "client_consent_flaws": chance.choice([[]] * 9 + [["NOT_FREE"]]),
        "rep_consent_flaws": chance.choice([[]] * 9 + [["NOT_SPECIFIC"]]),
    }
    if chance.random() < 0.4:
        line["duty_conflict"] = {name: chance.random() < 0.9 for name in names(DutyConflict)}
    return line


def answer(kind, line):
    """The normative part of what the product says."""
    advise = contact.advise if kind is ContactFacts else disclosure.advise
    advice = structs.asdict(advise(convert(line, kind)))
    said = {name: advice[name] for name in NORMATIVE}
    return said | {"duties": list(said["duties"]), "blockers": list(said["blockers"])}
