"""The lines of `test_matrix` about other systems, and the people who let them in."""

API = """
# accounts of other systems: the administrator makes one, who guards privacy confirms it
api:accounts                           GET   >. ..  .....o...o  .....o...o
api:new                                GET   >. ..  .........o  .........o
api:account                            GET   >. ..  .....o...o  .....o...o
api:confirm                            POST  >. ..  .....r....  .....r....
api:issue                              POST  >. ..  .........o  .........o
api:revoke                             POST  >. ..  .....r...r  .....r...r
# what other systems ask: open to everybody, or with the key of an account; a session opens nothing
apiv1:document                         GET   oo oo  oooooooooo  oooooooooo
apiv1:talk_advice                      POST  !! !!  !!!!!!!!!!  !!!!!!!!!!
apiv1:sharing_advice                   POST  !! !!  !!!!!!!!!!  !!!!!!!!!!
apiv1:services                         GET   oo oo  oooooooooo  oooooooooo
apiv1:meetings                         GET   oo oo  oooooooooo  oooooooooo
apiv1:help_request                     POST  kk kk  kkkkkkkkkk  kkkkkkkkkk
apiv1:year_figures                     GET   kk kk  kkkkkkkkkk  kkkkkkkkkk
apiv1:audit_events                     GET   kk kk  kkkkkkkkkk  kkkkkkkkkk
"""
