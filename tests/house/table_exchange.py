"""The lines of `test_matrix` about what goes from one organisation to another."""

EXCHANGE = """
# from one organisation to another: a few receive, the administrator connects, a link for others
exchange:inbox                         GET   >o .o  ..o.o..o..  ..o.o..o..
exchange:parcel                        GET   >. .o  ..o.o..o..  ..o.o..o..
exchange:open                          POST  >. .r  ..r.r..r..  ..r.r..r..
exchange:accept                        POST  >. .r  ..r.r..r..  ..r.r..r..
exchange:refuse                        GET   >. .o  ..o.o..o..  ..o.o..o..
exchange:ask                           GET   >. .o  ..o.o..o..  ..o.o..o..
exchange:feed_back                     GET   >. .o  ..o.o..o..  ..o.o..o..
exchange:paper                         GET   >. .o  ..o.o..o..  ..o.o..o..
exchange:connections                   GET   >. ..  .........o  .........o
exchange:make_code                     POST  >. ..  .........o  .........o
exchange:take_up                       GET   >. ..  .........o  .........o
exchange:end                           POST  >. ..  .........r  .........r
letter:letter                          GET   oo oo  oooooooooo  oooooooooo
dossiers:send                          GET   >. o.  ..........  ..........
dossiers:send_link                     GET   >. o.  ..........  ..........
dossiers:parcel                        GET   >. o.  ..........  ..........
dossiers:parcel_revoke                 POST  >. r.  ..........  ..........
dossiers:parcel_answer                 GET   >. o.  ..........  ..........
dossiers:correction_parcel             POST  >. r.  ..........  ..........
"""
