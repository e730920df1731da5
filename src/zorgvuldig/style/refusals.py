"""Why a file is not put to use. Each says in Dutch what is wrong and what can be done."""


class Unreadable(Exception):
    """A file is not what it should be, or holds what we do not take. Nothing is stored."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class TooClose(Exception):
    """Colours that touch on the screen do not stand far enough apart (WCAG 2.2 AA)."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(f"{len(sentences)} pairs")
        self.sentences = sentences
