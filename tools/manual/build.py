"""Makes the pages of the manual: accessible HTML without script, in the look of the product.

`python -m tools.manual.build FOLDER` expects the pictures in FOLDER/beelden, as the tests take
them (`make manual` does both), and refuses when one is missing.
"""

import html
import os
import re
import shutil
import struct
import sys
import tomllib
from pathlib import Path
from string import Template

from markdown_it.token import Token

from .sources import (
    ADDRESS,
    MARKDOWN,
    PICTURES,
    ROOT,
    SOURCES,
    START,
    Page,
    Task,
    pages,
)

HERE = Path(__file__).parent
LOOK = ROOT / "src/zorgvuldig/web/static"


class PictureMissing(Exception):
    """A page names a picture that was not taken."""


def build(folder: Path, product: str = "") -> list[Path]:
    """Every page into this folder. `product` goes before addresses of the product, for a manual
    that is served elsewhere."""
    everything = pages()
    written = []
    for page in everything:
        path = folder / file_name(page.name)
        path.write_text(whole(page, everything, folder, product))
        written.append(path)
    style = (LOOK / "zorgvuldig.css").read_text() + (HERE / "manual.css").read_text()
    (folder / "stijl.css").write_text(style)
    shutil.copyfile(LOOK / "mark.svg", folder / "mark.svg")
    return written


def file_name(page: str) -> str:
    return "index.html" if page == START else f"{page}.html"


def whole(page: Page, everything: list[Page], folder: Path, product: str) -> str:
    """One page as a browser gets it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return Template((HERE / "page.html").read_text()).substitute(
        title=html.escape(page.title),
        menu="\n".join(_menu_line(one, page) for one in everything),
        body=_body(page, folder, product),
        version=project["version"],
        product=product,
    )


def _menu_line(one: Page, here: Page) -> str:
    current = ' aria-current="page"' if one == here else ""
    return f'      <li><a href="{file_name(one.name)}"{current}>{html.escape(short(one))}</a></li>'


def short(page: Page) -> str:
    """What the menu calls a page."""
    return "Begin" if page.name == START else page.name.replace("-", " ").capitalize()


def _body(page: Page, folder: Path, product: str) -> str:
    parts = [_rendered(task, page, folder, product) for task in page.tasks]
    if len(page.headed) > 2:
        parts.insert(1, _contents(page))
    return "\n".join(parts)


def _contents(page: Page) -> str:
    lines = "".join(
        f'<li><a href="#{task.anchor}">{html.escape(task.title)}</a></li>' for task in page.headed
    )
    return (
        '<nav class="manual-contents" aria-labelledby="op-deze-pagina">'
        f'<h2 id="op-deze-pagina">Op deze pagina</h2><ul>{lines}</ul></nav>'
    )


def _rendered(task: Task, page: Page, folder: Path, product: str) -> str:
    """One task as HTML: headings get their place, links and pictures where they are then."""
    ready = [token.copy() for token in task.tokens]
    for token in ready:
        if token.type == "heading_open" and token.tag == "h2":
            token.attrs = {"id": task.anchor}
        if token.children:
            token.children = [
                made for one in token.children for made in _inside(one, page, folder, product)
            ]
    return str(MARKDOWN.renderer.render(ready, MARKDOWN.options, {}))


def _inside(token: Token, page: Page, folder: Path, product: str) -> list[Token]:
    token = token.copy()
    if token.type == "image":
        name = Path(str(token.attrs["src"])).name
        width, height = size_of(folder / PICTURES / name)
        size: dict[str, str | int | float] = {"width": width, "height": height, "loading": "lazy"}
        token.attrs = {**token.attrs, "src": f"{PICTURES}/{name}", **size}
    elif token.type == "link_open":
        token.attrs = {"href": where(str(token.attrs["href"]), page)}
    elif token.type == "code_inline" and ADDRESS.fullmatch(token.content):
        opening = Token("link_open", "a", 1, attrs={"href": product + token.content})
        return [opening, token, Token("link_close", "a", -1)]
    return [token]


def where(link: str, page: Page) -> str:
    """A link between sources as one between pages: what is in a folder is on the folder's page."""
    path, _, place = link.partition("#")
    if "://" in link or not path:
        return link
    source = (page.files[0].parent / path).resolve().relative_to(SOURCES)
    name = file_name(source.parts[0].removesuffix(".md"))
    return f"{name}#{place}" if place else name


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its head."""
    if not picture.exists():
        raise PictureMissing(f"{picture.name} is named in {SOURCES.name}, and was not taken")
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return int(width), int(height)


def main() -> None:
    folder = Path(sys.argv[1])
    if not folder.is_dir():
        sys.exit(f"There is no folder {folder}. `make manual` takes the pictures first.")
    product = os.environ.get("ADDRESS", "")
    if product and not re.fullmatch(r"https?://[^/]+", product):
        sys.exit("ADDRESS is the beginning of an address, as https://zorgvuldig.voorbeeld.example")
    written = build(folder, product)
    print(f"The manual has {len(written)} pages; begin with {folder / 'index.html'}")


if __name__ == "__main__":
    main()
