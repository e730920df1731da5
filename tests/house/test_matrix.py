"""Every address for everybody: one line per address, one letter per person.

The columns, from left to right:

    v  a visitor, not signed in
    s  a stranger: professional and decider in another organisation
    k  Anna, who keeps the dossier and wrote the note, the proposal and the questions
    a  Esra, who was asked: second person of the question, decider of the proposal

    then ten people of the same organisation who were asked nothing, one per role:
    P professional, C colleague, A attention officer, B behavioural scientist, D decision maker,
    F privacy officer, L case lead, M municipal contact, V volunteer, G administrator

    and ten more who were asked to think along in the dossier, in the same order of roles.

The answers:

    o  the page          >  sign in first         .  not found
    r  sent on           -  not by this method    !  a form that was not filled in
"""

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from tests.house import world
from tests.house.test_doors import routes

TABLE = """
#                                            vs ka  PCABDFLMVG  PCABDFLMVG

# everybody's beginning
web:home                               GET   rr rr  rrrrrrrrrr  rrrrrrrrrr
web:welcome                            GET   oo oo  oooooooooo  oooooooooo
web:acute                              GET   oo oo  oooooooooo  oooooooooo
web:privacy                            GET   oo oo  oooooooooo  oooooooooo
web:accessibility                      GET   oo oo  oooooooooo  oooooooooo
web:alive                              GET   oo oo  oooooooooo  oooooooooo

# the decision aid and the handbook
guide:ask                              GET   oo oo  oooooooooo  oooooooooo
guide:question                         GET   oo oo  oooooooooo  oooooooooo
guide:one_by_one                       GET   oo oo  oooooooooo  oooooooooo
guide:handbook                         GET   oo oo  oooooooooo  oooooooooo
guide:law                              GET   oo oo  oooooooooo  oooooooooo
guide:gates                            GET   oo oo  oooooooooo  oooooooooo
guide:method                           GET   oo oo  oooooooooo  oooooooooo
guide:criteria                         GET   oo oo  oooooooooo  oooooooooo

# one's own account, kept by the framework
account_login                          GET   or rr  rrrrrrrrrr  rrrrrrrrrr
account_logout                         GET   ro oo  oooooooooo  oooooooooo
account_inactive                       GET   oo oo  oooooooooo  oooooooooo
account_signup                         GET   or rr  rrrrrrrrrr  rrrrrrrrrr
account_reauthenticate                 GET   >o oo  oooooooooo  oooooooooo
account_change_password                GET   >o oo  oooooooooo  oooooooooo
account_set_password                   GET   >r rr  rrrrrrrrrr  rrrrrrrrrr
account_reset_password                 GET   oo oo  oooooooooo  oooooooooo
account_reset_password_done            GET   oo oo  oooooooooo  oooooooooo
account_reset_password_from_key_done   GET   oo oo  oooooooooo  oooooooooo
account_reset_password_from_key        GET   oo oo  oooooooooo  oooooooooo
mfa_index                              GET   >o oo  oooooooooo  oooooooooo
mfa_authenticate                       GET   rr rr  rrrrrrrrrr  rrrrrrrrrr
mfa_reauthenticate                     GET   >r rr  rrrrrrrrrr  rrrrrrrrrr
mfa_activate_totp                      GET   >o oo  oooooooooo  oooooooooo
mfa_deactivate_totp                    GET   >. ..  ..........  ..........
mfa_view_recovery_codes                GET   >. ..  ..........  ..........
mfa_generate_recovery_codes            GET   >o oo  oooooooooo  oooooooooo
mfa_download_recovery_codes            GET   >. ..  ..........  ..........
mfa_list_webauthn                      GET   >o oo  oooooooooo  oooooooooo
mfa_add_webauthn                       GET   >o oo  oooooooooo  oooooooooo
mfa_reauthenticate_webauthn            GET   >r rr  rrrrrrrrrr  rrrrrrrrrr
mfa_remove_webauthn                    GET   >. ..  ..........  ..........
mfa_edit_webauthn                      GET   >. ..  ..........  ..........
mfa_login_webauthn                     GET   rr rr  rrrrrrrrrr  rrrrrrrrrr

# the organisation
people:choose_organisation             GET   >o oo  oooooooooo  oooooooooo
people:account                         GET   >o oo  oooooooooo  oooooooooo
people:staff                           GET   >. ..  .........o  .........o
people:member                          GET   >. ..  .........o  .........o
people:end                             POST  >. ..  .........r  .........r
people:invite                          GET   >. ..  .........o  .........o
people:withdraw                        POST  >. ..  .........r  .........r
people:accept                          GET   oo oo  oooooooooo  oooooooooo
people:protocol                        GET   >. ..  .........o  .........o
people:contact_points                  GET   >. ..  .........o  .........o
people:new_contact_point               GET   >. ..  .........o  .........o
people:contact_point                   GET   >. ..  .........o  .........o
people:drop_contact_point              POST  >. ..  .........r  .........r

# the logbook, and drafts
logbook:index                          GET   >. ..  .....o....  .....o....
drafts:keep                            POST  >o oo  oooooooooo  oooooooooo

# the working room
dossiers:overview                      GET   >o oo  ooooo.o...  ooooo.o...
dossiers:day                           GET   >o oo  oooooooooo  oooooooooo
dossiers:unease                        GET   >o o.  o.o...o...  o.o...o...
dossiers:note                          GET   >. o.  ..........  ..........
dossiers:open                          GET   >. o.  ..........  ..........
dossiers:let_go                        POST  >. r.  ..........  ..........
dossiers:answer                        GET   >. .o  ..........  ..........
dossiers:page                          GET   >. o.  ..........  ooooo.o...
dossiers:conversation                  GET   >. o.  ..........  ..........
dossiers:sign                          GET   >. o.  ..........  ..........
dossiers:follow_up                     POST  >. r.  ..........  ..........
dossiers:consultation                  GET   >. o.  ..........  ..........
dossiers:outside_advice                GET   >. o.  ..........  ..........
dossiers:step_reason                   GET   >. o.  ..........  ..........
dossiers:capacity                      GET   >. o.  ..........  ..........
dossiers:recipient_add                 GET   >. o.  ..........  ..........
dossiers:contact                       GET   >. o.  ..........  ..........
dossiers:notice                        GET   >. o.  ..........  ..........
dossiers:concurrence                   GET   >. o.  ..........  ..........
dossiers:ask_about                     GET   >. o.  ..........  ..........
dossiers:triage                        GET   >. o.  ..........  ..........
dossiers:keep_together                 POST  >. r.  ..........  ..........
dossiers:leave                         POST  >. r.  ..........  ..........
dossiers:move_in                       POST  >. r.  ..........  ..........
dossiers:involved                      GET   >. o.  ..........  ..........
dossiers:involve                       POST  >. r.  ..........  ..........
dossiers:assessment                    GET   >. o.  ..........  ..........
dossiers:assessment_view               GET   >. o.  ..........  ooooo.o...
dossiers:assessment_complete           GET   >. o.  ..........  ..........
dossiers:close                         GET   >. o.  ..........  ..........
dossiers:review                        GET   >. o.  ..........  ..........
dossiers:reopen                        GET   >. o.  ..........  ..........
dossiers:client                        GET   >. o.  ..........  ..........
dossiers:entry                         GET   >. o.  ..........  ooooo.o...
dossiers:to_decide                     GET   >o .o  ....o.....  ....o.....
dossiers:decide                        GET   >. .o  ..........  ..........
dossiers:concern                       GET   >. o.  ..........  ..........
dossiers:consent                       GET   >. o.  ..........  ..........
dossiers:consent_withdraw              GET   >. o.  ..........  ..........
dossiers:propose                       GET   >. o.  ..........  ..........
dossiers:proposal                      GET   >. o.  ..........  ooooo.o...
dossiers:take_back                     POST  >. r.  ..........  ..........
dossiers:not_share                     GET   >. o.  ..........  ..........
dossiers:letter                        GET   >. o.  ..........  ..........
dossiers:letter_pdf                    GET   >. r.  ..........  ..........
dossiers:tell                          GET   >. o.  ..........  ..........
dossiers:postpone                      GET   >. o.  ..........  ..........
"""
ANSWERS = {200: "o", 404: ".", 405: "-", 422: "!", 400: "?", 403: "x"}
SHUT = ">.-"


def rows() -> list[str]:
    """The lines of the table, without its headings."""
    return [line for line in TABLE.splitlines() if line and not line.startswith("#")]


def lines() -> list[tuple[str, str, str]]:
    """Each line of the table: address, method, and the answers without the gaps."""
    parts = [line.split() for line in rows()]
    return [(name, method, "".join(answers)) for name, method, *answers in parts]


def knock(client, method: str, name: str, arguments) -> str:
    """The answer as a letter. What the knock changed is undone."""
    address = reverse(name, kwargs=arguments)
    if name == "drafts:keep":
        address += "?for=/dossiers/onrust/"
    with transaction.atomic():
        answer = getattr(client, method.lower())(address)
        transaction.set_rollback(True)
    if answer.status_code in (301, 302):
        to_sign_in = answer["Location"].startswith(f"{reverse(settings.LOGIN_URL)}?")
        return ">" if to_sign_in else "r"
    return ANSWERS[answer.status_code]


def told(town: world.World, name: str, method: str) -> str:
    """The line of the table as the product answers it."""
    arguments = town.arguments.get(name, {})
    said = "".join(knock(client, method, name, arguments) for client in town.knocking)
    return f"{name:<38} {method:<4}  {said[:2]} {said[2:4]}  {said[4:14]}  {said[14:]}"


def test_every_address_is_in_the_table_once():
    names = [name for name, _, _ in lines()]
    assert set(names) == {name for name, _ in routes()}
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_everybody_gets_the_answer_of_the_table():
    town = world.build()
    assert [told(town, name, method) for name, method, _ in lines()] == rows()


@pytest.mark.django_db
def test_a_door_that_is_shut_for_reading_is_shut_for_writing():
    """Whoever does not get the page cannot send its form either."""
    town = world.build()
    ajar = {
        (name, number)
        for name, method, answers in lines()
        if method == "GET"
        for number, answer in enumerate(answers)
        if answer in SHUT
        and knock(town.knocking[number], "POST", name, town.arguments.get(name, {})) not in SHUT
    }
    assert ajar == set()
