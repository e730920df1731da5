"""The lines of `test_matrix` about the house style of an organisation."""

STYLE = """
# the house style: the administrator lays it ready; what is in use is for browsers
style:start                            GET   >. ..  .........o  .........o
style:table                            GET   >. ..  .........o  .........o
style:back                             POST  >. ..  .........r  .........r
style:off                              POST  >. ..  .........r  .........r
style:stop                             POST  >. ..  .........r  .........r
style:look                             POST  >. ..  .........r  .........r
style:use                              POST  >. ..  .........r  .........r
style:drop                             POST  >. ..  .........r  .........r
style:ready_sheet                      GET   >. ..  .........o  .........o
style:ready_logo                       GET   >. ..  .........o  .........o
style:ready_letter                     GET   >. ..  .........o  .........o
look:sheet                             GET   oo oo  oooooooooo  oooooooooo
look:logo                              GET   oo oo  oooooooooo  oooooooooo
"""
