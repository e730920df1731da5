"""More than was asked: fields a form does not have, files larger than anything, archives."""

import ast
import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.house.reading import SRC, written_by_hand

SENT = re.compile(r"request\.(POST|GET|META|FILES|COOKIES|headers|body)")
READS_ARCHIVES = {"zipfile", "tarfile", "gzip", "bz2", "lzma"}


def every(kind: type) -> set[type]:
    found = set(kind.__subclasses__())
    return found | {below for one in found for below in every(one)}


def test_every_form_over_a_row_names_its_fields():
    ours = [form for form in every(forms.ModelForm) if form.__module__.startswith("zorgvuldig")]
    for form in ours:
        assert form._meta.fields not in (None, "__all__"), form
        assert not {"organisation", "id", "pk"} & set(form._meta.fields), form


def spread(tree: ast.AST) -> list[str]:
    """`**request.POST`, `**request.POST.dict()` and the like, wherever it stands."""
    passed = [
        word.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg is None
    ]
    return [text for value in passed if SENT.search(text := ast.unparse(value))]


def test_nothing_takes_what_was_sent_as_it_is():
    """What a visitor sent reaches a row by the fields of a form, never as a whole."""
    found = {str(path): spread(ast.parse(path.read_text())) for path in written_by_hand()
             if path.suffix == ".py"}  # fmt: skip
    assert len(found) > 300
    assert {path: told for path, told in found.items() if told} == {}
    assert spread(ast.parse("Person(**request.POST.dict())")) == ["request.POST.dict()"]


def test_no_archive_is_ever_opened():
    """Nothing that somebody sends is unpacked, so that nothing small becomes large."""
    imports = {
        (path.relative_to(SRC).as_posix(), name)
        for path in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [one.name for one in node.names] if isinstance(node, ast.Import) else [node.module]
        )
        if name in READS_ARCHIVES
    }
    assert {path for path, _ in imports if not path.startswith(("command/", "walls/"))} == set()


@pytest.mark.django_db
def test_a_file_larger_than_anything_of_ours_is_not_read(town, signed_in, settings):
    settings.UPLOAD_MAX = 3_000
    settings.FILE_UPLOAD_HANDLERS = ["there.is.none"]  # whoever reads the file fails
    file = SimpleUploadedFile("tabel.csv", b"x" * 4_000)
    found = signed_in(town.gerda).post(reverse("directory:read_in"), {"file": file})
    assert found.status_code == 413
    assert "te groot" in found.content.decode()
