"""How something that was typed becomes something stored, once: what every working room shares.

The forms with their own number, the refusals with a sentence, and the one way a recording page
goes. It knows nobody's rows but the drafts of who is typing.
"""
