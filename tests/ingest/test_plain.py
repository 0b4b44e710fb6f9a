from __future__ import annotations

import pytest

from ingest.intake.plain import MAX_LINE, text_of
from ingest.intake.refusal import RefusedError

ARTICLE = "Trois soldats ont été tués à Ménaka, dit l'armée.\n"


@pytest.mark.parametrize(
    ("content", "reason", "said"),
    [
        (b"", "empty file", "no byte"),
        (b" \r\n\t\n", "only white space", "no word"),
        (b"\xef\xbb\xbf\n", "only white space", "no word"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data", "PNG"),
        (b"%PDF-1.7\n1 0 obj", "binary data", "pdftotext"),
        (b"PK\x03\x04word/document.xml", "binary data", "office"),
        (b"three soldiers\0 were killed", "binary data", "1 NUL"),
        (b"\x01\x02\x03\x04 text", "binary data", "control"),
        (ARTICLE.encode("utf-16"), "UTF-16 text", "iconv -f UTF-16"),
        (ARTICLE.encode("utf-16-le"), "UTF-16 text", "iconv -f UTF-16"),
        (ARTICLE.encode("utf-16-be"), "UTF-16 text", "iconv -f UTF-16"),
        (ARTICLE.encode("utf-32"), "UTF-32 text", "iconv -f UTF-32"),
        (ARTICLE.encode("latin-1"), "not UTF-8", "Latin-1 or Windows-1252"),
        (
            "«Deux soldats tués près de Ménaka…» – l’armée".encode("cp1252"),
            "not UTF-8",
            "Windows-1252",
        ),
        ("Трое солдат убиты".encode("koi8-r"), "not UTF-8", "cannot be told"),
        (ARTICLE.encode()[:22], "not UTF-8", "Byte 0xc3 at 21"),
        (b"dead " * (MAX_LINE // 5) + b"dead", "line too long", "1,000,004 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(content: bytes, reason: str, said: str) -> None:
    with pytest.raises(RefusedError) as caught:
        text_of(content)
    assert caught.value.reason == reason
    assert said in caught.value.detail
    assert caught.value.size == len(content)


@pytest.mark.parametrize(
    "text",
    [
        "3 killed",
        "one\r\ntwo\rthree\n",
        "\ufeffwith a byte order mark",
        "a form feed\fand an escape\x1b",
        "four\u2028bytes 🕊 and n\u0303",
        "a line\n" * 200_000,
    ],
)
def test_text_is_kept_to_the_character(text: str) -> None:
    assert text_of(text.encode()) == text
