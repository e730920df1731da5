"""Every address of gatherings for everybody: one line per address, one letter per person.

The columns, from left to right:

    v  a visitor    s  the organiser of another provider    x  a professional who keeps dossiers
    O  the organiser    P  a facilitator who leads the workshop    L  a facilitator who does not
    F  the privacy officer    G  the administrator

The answers are those of `test_matrix`.
"""

import pytest

from tests.gatherings import world
from tests.house.knocking import Table, knock
from tests.house.test_doors import routes
from tests.house.test_matrix import of_gatherings

TABLE = Table("""
#                                            vsx OPL FG

gatherings:start                       GET   >o. ooo ..
gatherings:provider                    GET   >o. o.. .o
gatherings:workshop                    GET   >.. oo. ..
gatherings:prepare                     GET   >.. o.. ..
gatherings:bottleneck                  GET   >.. oo. ..
gatherings:mix                         GET   >.. o.. ..
gatherings:leads                       GET   >.. o.. ..
gatherings:day                         GET   >.. o.. ..
gatherings:host_link                   GET   >.. o.. ..
gatherings:costs                       GET   >.. o.. ..
gatherings:confirm                     GET   >.. o.. ..
gatherings:hold                        GET   >.. o.. ..
gatherings:look_back                   GET   >.. o.. ..
gatherings:close                       GET   >.. o.. ..
gatherings:cancel                      GET   >.. o.. ..
gathering:start                        GET   ooo ooo oo
gathering:ask                          GET   ooo ooo oo
gathering:host                         GET   ooo ooo oo
gathering:host_invite                  GET   ooo ooo oo

# who comes, inviting, and who was there
gatherings:seats                       GET   >.. oo. ..
gatherings:invite                      GET   >.. o.. ..
gatherings:seat_link                   GET   >.. o.. ..
gatherings:attendance                  GET   >.. oo. ..
gatherings:walk_in                     GET   >.. oo. ..
gathering:seat                         GET   ooo ooo oo
gathering:appointment                  GET   ooo ooo oo
gathering:certificate                  GET   ooo ooo oo
gathering:register                     GET   ooo ooo oo
gatherings:situations                  GET   >.. .o. ..
gatherings:lay_out                     POST  >.. .r. ..
gatherings:destroy_situations          POST  >.. .r. ..
gatherings:situation                   GET   >.. .o. ..
gatherings:accept_situation            POST  >.. .r. ..
gatherings:send_back_situation         POST  >.. .!. ..
gatherings:swap_situation              POST  >.. .!. ..
gatherings:take_out_situation          POST  >.. .o. ..
gathering:situation                    GET   ooo ooo oo
gathering:danger                       GET   ooo ooo oo
# who comes, inviting, and who was there

gatherings:room                        GET   >.. oo. ..
gatherings:room_open                   POST  >.. rr. ..
gatherings:room_close                  POST  >.. rr. ..
gatherings:room_next                   POST  >.. rr. ..
gatherings:room_ask                    POST  >.. rr. ..
gatherings:room_show                   POST  >.. rr. ..
gatherings:room_danger                 POST  >.. rr. ..
gatherings:room_note                   GET   >.. oo. ..
gatherings:projector                   GET   >.. oo. ..
gatherings:group_answers               GET   >.. oo. ..
gathering:room_join                    GET   ooo ooo oo
gathering:room                         GET   ooo ooo oo
gathering:questions                    GET   ooo ooo oo

# information meetings, for who organises them, and for everybody
gatherings:meetings                    GET   >o. o.. ..
gatherings:plan_meeting                GET   >o. o.. ..
gatherings:meeting                     GET   >.. o.. ..
gatherings:change_meeting              GET   >.. o.. ..
gatherings:announce_meeting            GET   >.. o.. ..
gatherings:hold_meeting                GET   >.. o.. ..
gatherings:count_papers                GET   >.. o.. ..
gatherings:count_mentions              GET   >.. o.. ..
gatherings:lay_out_material            GET   >.. o.. ..
gatherings:take_away_material          POST  >.. r.. ..
gatherings:meeting_sheet               GET   >.. o.. ..
gatherings:close_meeting               GET   >.. o.. ..
gatherings:cancel_meeting              GET   >.. o.. ..
gatherings:calls                       GET   >o. o.. ..
gatherings:call                        GET   >.. o.. ..
gatherings:called                      POST  >.. r.. ..
gatherings:funder                      GET   >o. o.. ..
gatherings:funder_table                GET   >o. o.. ..
gathering:calendar                     GET   ooo ooo oo
gathering:feed                         GET   ooo ooo oo
gathering:meeting                      GET   ooo ooo oo
gathering:meeting_appointment          GET   ooo ooo oo
gathering:places                       GET   ooo ooo oo
gathering:call_me                      GET   ooo ooo oo
gathering:wish                         GET   ooo ooo oo
gathering:how_was_it                   GET   ooo ooo oo
# the report of a workshop, its recommendations, and what the municipality does with it
gatherings:begin_report                GET   >.. oo. ..
gatherings:report                      GET   >.. oo. ..
gatherings:report_write                GET   >.. oo. ..
gatherings:report_explain              GET   >.. oo. ..
gatherings:report_sign                 GET   >.. .o. ..
gatherings:report_send                 GET   >.. o.. ..
gatherings:report_pdf                  GET   >.. oo. ..
gatherings:report_odt                  GET   >.. oo. ..
gatherings:recommendation_add          GET   >.. oo. ..
gatherings:recommendation              GET   >.. oo. ..
gatherings:recommendation_remove       POST  >.. rr. ..
gatherings:bottlenecks                 GET   >o. o.. ..
gathering:report                       GET   ooo ooo oo
gathering:report_pdf                   GET   ooo ooo oo
gathering:report_odt                   GET   ooo ooo oo
gathering:recommendation               GET   ooo ooo oo
""")
lines, rows = TABLE.lines, TABLE.rows


def test_every_address_of_gatherings_is_in_the_table_once():
    names = [name for name, _, _ in lines()]
    assert set(names) == {name for name, _ in routes() if of_gatherings(name)}
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_everybody_gets_the_answer_of_the_table():
    clients, arguments = world.build()
    told = []
    for name, method, _ in lines():
        said = "".join(knock(c, method, name, arguments.get(name, {})) for c in clients)
        told.append(f"{name:<38} {method:<4}  {said[:3]} {said[3:6]} {said[6:]}")
    assert told == rows()


@pytest.mark.django_db
def test_a_door_that_is_shut_for_reading_is_shut_for_writing():
    clients, arguments = world.build()
    assert TABLE.ajar(clients, arguments) == set()
