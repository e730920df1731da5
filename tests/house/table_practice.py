"""The lines of `test_matrix` about practising and the first day: everybody at work, of oneself."""

PRACTICE = """
# a place of one's own to practise in, and the list of a first day
practice:start                         GET   >o oo  oooooooooo  oooooooooo
practice:begin                         POST  >r rr  rrrrrrrrrr  rrrrrrrrrr
practice:play                          POST  >r rr  rrrrrrrrrr  rrrrrrrrrr
practice:stop                          POST  >r rr  rrrrrrrrrr  rrrrrrrrrr
practice:throw_away                    POST  >r rr  rrrrrrrrrr  rrrrrrrrrr
day:first_day                          GET   >o oo  oooooooooo  oooooooooo
"""
