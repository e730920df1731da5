"""Walking the product as a person does: fill in, choose, press; by the words on the screen.

A click waits until the new page begins to come. `press` and `follow` wait until all of it is there:
what is counted or read next would else be read of half a page, on a busy machine.
"""

from playwright.sync_api import Page, expect


def fill(page: Page, fields: dict[str, str]) -> None:
    """Type into fields by their label."""
    for label, text in fields.items():
        page.get_by_label(label).first.fill(text)


def choose(page: Page, question: str, answer: str) -> None:
    """Choose an answer under a question."""
    group = page.get_by_role("group", name=question)
    group.get_by_label(answer, exact=False).first.check()


def pick(page: Page, label: str, beginning: str) -> None:
    """Pick the option of a list that begins with these words."""
    box = page.get_by_label(label)
    options = box.locator("option").all_inner_texts()
    box.select_option(label=next(option for option in options if option.startswith(beginning)))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def reads(page: Page, text: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(text)
