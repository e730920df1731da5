"""Every address of the helpline for everybody: one line per address, one letter per person.

The columns, from left to right:

    v  a visitor    s  the coordinator of another line    x  a professional who keeps dossiers
    W  the worker who took the request    w  another worker    C  the coordinator
    V  the confidant of the match    Y  another confidant    K  the coach
    F  the privacy officer    G  the administrator

The answers are those of `test_matrix`.
"""

import pytest

from tests.helpline import world
from tests.house.knocking import Table, knock
from tests.house.test_doors import routes
from tests.house.test_matrix import of_the_line

TABLE = Table("""
#                                            vsx WwC VYK FG

helpline:start                         GET   >o. ooo rrr rr

# the volunteers and their papers
helpline:confidants                    GET   >o. ..o ... ..
helpline:confidant_new                 GET   >o. ..o ... ..
helpline:confidant                     GET   >.. ..o ... ..
helpline:confidant_change              GET   >.. ..o ... ..
helpline:confidant_papers              GET   >.. ..o ... ..
helpline:confidant_training            GET   >.. ..o ... ..
helpline:confidant_coach               GET   >.. ..o ... ..
helpline:confidant_account             GET   >.. ..o ... ..
helpline:confidant_begin               GET   >.. ..o ... ..
helpline:confidant_away                GET   >.. ..o ... ..
helpline:confidant_stop                GET   >.. ..o ... ..
helpline:confidant_again               POST  >.. ..r ... ..
helpline:confidant_communities_withdraw POST  >.. ..r ... ..
helpline:confidant_talk                GET   >.. ..o ..o ..
helpline:recruiting                    GET   >o. ..o ... ..
helpline:coaching                      GET   >o. ..o ..o ..
helpline:peer_group                    GET   >o. ..o ..o ..
helpline:coached                       GET   >.. ... ..o ..
helpline:own_file                      GET   >.. ... oo. ..
helpline:own_serves                    GET   >.. ... oo. ..
helpline:own_away                      GET   >.. ... oo. ..
helpline:own_communities_withdraw      POST  >.. ... rr. ..
# the desk
helpline:request                       GET   >.. o.o ... ..

# from the caller's yes to a match
helpline:to_match                      GET   >o. ..o ... ..
helpline:asked                         GET   >.. ... .o. ..
helpline:consent                       GET   >.. o.o ... ..
helpline:consent_withdraw              GET   >.. o.o ... ..
helpline:wish                          GET   >.. o.o ... ..
helpline:proposals                     GET   >.. ..o ... ..
helpline:caller_answer                 GET   >.. o.o ... ..
helpline:proposal_take_back            GET   >.. ..o ... ..
helpline:no_fit                        GET   >.. ..o ... ..
helpline:propose                       GET   >.. ..o ... ..
line:choose                            GET   ooo ooo ooo oo
line:start                             GET   ooo ooo ooo oo
line:question                          GET   ooo ooo ooo oo
line:privacy                           GET   ooo ooo ooo oo
line:write                             GET   ooo ooo ooo oo
line:call                              GET   ooo ooo ooo oo
line:back                              GET   ooo ooo ooo oo
line:talk                              GET   rrr rrr rrr rr
line:answer                            GET   rrr rrr rrr rr
line:reach                             GET   rrr rrr rrr rr
line:share                             GET   rrr rrr rrr rr
line:rather_not                        GET   rrr rrr rrr rr
line:withdraw                          GET   rrr rrr rrr rr

helpline:line                          GET   >o. ..o ... .o
helpline:talk_new                      GET   >o. ooo ... ..
helpline:by_code                       GET   >o. ooo ... ..
helpline:talk                          GET   >.. o.o ... ..
helpline:message                       GET   >.. o.o ... ..
helpline:not_reached                   GET   >.. o.o ... ..
helpline:triage                        GET   >.. o.o ... ..
helpline:advice                        GET   >.. o.o ... ..
helpline:ask_look                      GET   >.. o.o ... ..
helpline:look                          GET   >.. ..o ... ..
helpline:call_back                     GET   >.. o.o ... ..
helpline:call_back_erase               POST  >.. r.r ... ..
helpline:code                          GET   >.. o.o ... ..
helpline:take                          POST  >.. r.r ... ..
helpline:give                          GET   >.. o.o ... ..
helpline:about                         GET   >.. o.o ... ..

# other help, the hand-over, closing and afterwards
helpline:aftercare                     GET   >o. ooo ... ..
helpline:referral_new                  GET   >.. ..o ... ..
helpline:referral                      GET   >.. o.o ... ..
helpline:referral_change               GET   >.. ..o ... ..
helpline:referral_consent              GET   >.. o.o ... ..
helpline:referral_stop                 POST  >.. ..r ... ..
helpline:hand_over                     GET   >.. ..o ... ..
helpline:hand_over_paper               GET   >.. o.o ... ..
helpline:referral_send                 GET   >.. ..o ... ..
helpline:referral_link                 GET   >.. ..o ... ..
helpline:parcel                        GET   >.. ..o ... ..
helpline:parcel_revoke                 POST  >.. ..r ... ..
helpline:parcel_answer                 GET   >.. ..o ... ..
helpline:acute_call                    GET   >.. o.o ... ..
helpline:close                         GET   >.. o.o ... ..
helpline:after_call                    GET   >.. o.o ... ..
helpline:come_back                     GET   >.. o.o ... ..

# a confidant's own people
helpline:own                           GET   >.. ... oo. ..
helpline:own_person                    GET   >.. ... o.. ..
helpline:own_note                      GET   >.. ... o.. ..
helpline:own_message                   GET   >.. ... o.. ..
helpline:own_hand_over                 GET   >.. ... o.. ..

# the matches and their reviews
helpline:matches                       GET   >o. ..o ... ..
helpline:review                        GET   >.. o.o ... ..
helpline:extend                        GET   >.. ..o ... ..
helpline:take_up                       GET   >.. ..o ... ..
helpline:end_match                     GET   >.. ..o ... ..
""")
lines, rows = TABLE.lines, TABLE.rows


def test_every_address_of_the_line_is_in_the_table_once():
    names = [name for name, _, _ in lines()]
    assert set(names) == {name for name, _ in routes() if of_the_line(name)}
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_everybody_gets_the_answer_of_the_table():
    clients, arguments = world.build()
    told = []
    for name, method, _ in lines():
        said = "".join(knock(c, method, name, arguments.get(name, {})) for c in clients)
        told.append(f"{name:<38} {method:<4}  {said[:3]} {said[3:6]} {said[6:9]} {said[9:]}")
    assert told == rows()


@pytest.mark.django_db
def test_a_door_that_is_shut_for_reading_is_shut_for_writing():
    clients, arguments = world.build()
    assert TABLE.ajar(clients, arguments) == set()
