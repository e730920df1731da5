"""Two organisations of the demonstration have a house style of their own; the others show how the
product itself looks. Both are the example themes of this repository."""

from typing import TYPE_CHECKING

from zorgvuldig.style import actions, example

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast

WORN = {"gerda": "de-brug", "ties": "samen-wijs"}


def tell(cast: "Cast") -> None:
    """Who runs the office lays it ready and puts it to use."""
    for key, name in WORN.items():
        actor = cast.at_work(key)
        ready = example.lay_ready(name, actor)
        actions.put_to_use(actor=actor, number=ready.pk)
