"""Pages in another language than Dutch, from one catalogue of whole sentences per language.

Dutch is the language in which the work is done and kept: nothing stored, sent or printed passes
here. Only the showing of a page to somebody who chose another language does.
"""
