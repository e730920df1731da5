"""The lines of `test_matrix` about what everybody may read: the decision aid and the handbook."""

GUIDE = """
# the decision aid and the handbook
guide:ask                              GET   oo oo  oooooooooo  oooooooooo
guide:question                         GET   oo oo  oooooooooo  oooooooooo
guide:one_by_one                       GET   oo oo  oooooooooo  oooooooooo
guide:handbook                         GET   oo oo  oooooooooo  oooooooooo
guide:law                              GET   oo oo  oooooooooo  oooooooooo
guide:gates                            GET   oo oo  oooooooooo  oooooooooo
guide:method                           GET   oo oo  oooooooooo  oooooooooo
guide:principles                       GET   oo oo  oooooooooo  oooooooooo
guide:criteria                         GET   oo oo  oooooooooo  oooooooooo
guide:events                           GET   oo oo  oooooooooo  oooooooooo
guide:event                            GET   oo oo  oooooooooo  oooooooooo
guide:event_for                        GET   oo oo  oooooooooo  oooooooooo
guide:notices                          GET   oo oo  oooooooooo  oooooooooo
guide:notices_of                       GET   oo oo  oooooooooo  oooooooooo
guide:notice                           GET   oo oo  oooooooooo  oooooooooo
guide:notice_pdf                       GET   oo oo  oooooooooo  oooooooooo
privacy:kept                           GET   oo oo  oooooooooo  oooooooooo
# the manual, when it was put there; where the tests run it was not
guide:manual                           GET   .. ..  ..........  ..........
guide:manual_file                      GET   .. ..  ..........  ..........
"""
