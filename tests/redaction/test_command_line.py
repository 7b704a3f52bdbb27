"""The command that a cure prints asks for the same report again, and a shell reads it so."""

from __future__ import annotations

import shlex

import pytest

from retro.language import language
from retro.redaction.command_line import command_for, word
from retro.redaction.recipient import Recipient

EN = language("en")


@pytest.mark.parametrize(
    ("whom", "asked"),
    [
        (Recipient(), []),
        (Recipient(" Ann Lee "), ["--addressee", "Ann Lee"]),
        (Recipient(to_all=True), ["--to-all"]),
        (Recipient("Ann", same=("Ann Lee", "A."), other=("Bob",)), [
            "--addressee", "Ann", "--same", "Ann Lee", "--same", "A.", "--other", "Bob",
        ]),
        (Recipient(shield=True), ["--shield"]),
        (Recipient("Ann", dear="Ms Lee", shield=True), ["--addressee", "Ann", "--shield"]),
    ],
)  # fmt: skip
def test_it_has_all_that_was_asked_for_of_the_reader(whom: Recipient, asked: list[str]) -> None:
    command = command_for("export", "2026-014", "customer", whom, EN)
    assert shlex.split(command) == ["retro", "export", "2026-014", "--for", "customer", "--lang", "en", *asked]


@pytest.mark.parametrize("name", ["森様", "Ann Lee", 'Ann "Lee"', "$HOME", "`id`", "a\\b", "Ann!", "", "O'Hara"])
def test_a_name_is_one_word_of_it(name: str) -> None:
    assert shlex.split(word(name)) == [name]
