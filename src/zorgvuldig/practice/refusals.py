"""Why somebody cannot practise, in the words of the screen."""


class NotHere(Exception):
    """There is nothing to practise with here. `sentence` is for the person who asked."""

    sentence = (
        "Oefenen kan nu alleen met dossiers, en een hulplijn heeft die niet. "
        "Werkt u ook voor een andere organisatie? Kies die dan eerst."
    )
