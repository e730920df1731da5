"""Whose paper it is: what stands at its head."""

from base64 import b64encode
from typing import NamedTuple

IN_A_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}"><image width="{0}" height="{1}" '
    'href="data:image/png;base64,{2}"/></svg>'
)


class Letterhead(NamedTuple):
    """The name of who speaks, a colour that can be read on white, and a logo (SVG or PNG) that was
    read strictly and written anew; without a logo only the colour shows."""

    name: str
    colour: str
    logo: bytes = b""
    kind: str = ""

    @property
    def drawing(self) -> bytes:
        """The logo as a drawing: the typesetter takes only texts beside a page, so a PNG goes into
        one. Its size stands in its first chunk (PNG specification, 11.2.1)."""
        if self.kind != "png":
            return self.logo
        width, height = (int.from_bytes(self.logo[at : at + 4]) for at in (16, 20))
        return IN_A_DRAWING.format(width, height, b64encode(self.logo).decode()).encode()
