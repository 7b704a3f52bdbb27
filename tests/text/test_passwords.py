"""No password of an address is left in a text that others may read, and nothing else is taken from it."""

from __future__ import annotations

import pytest

from retro.text.passwords import is_with_password, without_passwords


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("postgres://ann:secret@db/retro", "postgres://ann@db/retro"),
        ("postgresql://ann:se:c@r@et@db:5432/x?y=1 and more", "postgresql://ann@db:5432/x?y=1 and more"),
        ("postgres://a:12345@db", "postgres://a@db"),
        ("postgresql:///ann:secret", "postgresql:///ann"),
        ("postgresql:/ann:secret", "postgresql:/ann"),
        ("postgresql:ann:secret@db", "postgresql:ann@db"),
        ("Postgresql://ann:secret@db", "Postgresql://ann@db"),
        ("“postgres://a:secret”", "“postgres://a”"),
        ("retro --db postgres://a:secret@c list", "retro --db postgres://a@c list"),
        ("host=db password=secret dbname=x", "host=db password= dbname=x"),
        ("host=db password = 'se cr\\'et' dbname=x", "host=db password =  dbname=x"),
        ("host=db password='secret", "host=db password="),
        ("dbname=x PASSWORD=secret", "dbname=x PASSWORD="),
        ("postgresql://db/x?password=se&sslpassword=cret&user=a", "postgresql://db/x?password=&sslpassword=&user=a"),
        ("service=x scram_client_key=secret", "service=x scram_client_key="),
        ("user=x scram_server_key=secret", "user=x scram_server_key="),
        ("port=5432 oauth_client_secret=secret", "port=5432 oauth_client_secret="),
        ("hostaddr=::1 password=se password=cret", "hostaddr=::1 password= password="),
    ],
)
def test_what_stands_for_a_password_is_left_out(text: str, left: str) -> None:
    assert without_passwords(text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("", "all is well", "password=secret", "the password= is wrong", "Passwords host=db"),
        *("postgresql://ann@db:5432/retro", "postgresql://db:5432/retro", "postgres://[::1]:5432/x"),
        *("postgres://a:12345", "postgresql:// is how it begins", "user=ann dbname=retro"),
    ],
)
def test_a_text_without_a_password_of_an_address_is_as_it_was(text: str) -> None:
    assert without_passwords(text) == text
    assert not is_with_password(text)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        *(("postgres://a:secret@c", True), ("--db=postgres://a:secret@c", True), ("-dpostgres://a:secret@c", True)),
        *(("host=db password=secret", True), ("--db=host=db password=secret", True), ("postgres://a@c", False)),
        *(("note: postgres://a:secret@c", False), ("it says host=db password=secret", False)),
    ],
)
def test_a_word_of_a_command_is_an_address_with_a_password_or_only_tells_of_one(word: str, is_one: bool) -> None:
    assert is_with_password(word) is is_one
