"""Bytes to text: UTF-8 as it stands, or a reason why not."""

from __future__ import annotations

import re

from ingest.intake.refusal import RefusedError

MAX_LINE = 1_000_000
SIGNATURES = (
    (b"\x89PNG", "a PNG image; write down what it shows"),
    (b"\xff\xd8\xff", "a JPEG image; write down what it shows"),
    (b"GIF8", "a GIF image; write down what it shows"),
    (b"%PDF", "a PDF; convert it with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text as UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as UTF-8"),
    (b"{\\rtf", "a rich text file; save its text as UTF-8"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\x7fELF", "a program; remove it"),
)
BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
WESTERN = re.compile(r"[\u00a0-\u00ff\u0152-\u017e\u2013-\u2122]")
MAX_WESTERN_SHARE = 0.3


def text_of(content: bytes) -> str:
    """The text of a document's bytes, a byte order mark included, so that offsets hold.

    Raises RefusedError when it is empty, binary, in another encoding or one endless line.
    """
    if not content:
        raise RefusedError("empty file", "It holds no byte. Fetch the document again.", 0)
    _refuse_binary(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(content, error) from None
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u2028\u2029\u3000\u200b"):
        raise RefusedError(
            "only white space", "There is no word in it. Fetch it again.", len(content)
        )
    if len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise RefusedError(
            "binary data", "It is full of control characters. Save its text as UTF-8.", len(content)
        )
    _refuse_endless_line(content)
    return text


def _refuse_binary(content: bytes) -> None:
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            raise _utf16(name, len(content))
    for start, name in SIGNATURES:
        if content.startswith(start):
            raise RefusedError("binary data", f"It is {name}.", len(content))
    nulls = content.count(0)
    if nulls and max(content[::2].count(0), content[1::2].count(0)) == nulls > len(content) // 4:
        raise _utf16("UTF-16", len(content))
    if nulls:
        detail = f"It holds {nulls:,} NUL bytes, as no text does. Save its text as UTF-8."
        raise RefusedError("binary data", detail, len(content))


def _utf16(name: str, size: int) -> RefusedError:
    advice = f"Convert it with `iconv -f {name} -t UTF-8 FILE > NEW`."
    return RefusedError(f"{name} text", f"Only UTF-8 is read. {advice}", size)


def _wrong_encoding(content: bytes, error: UnicodeDecodeError) -> RefusedError:
    found = f"Byte 0x{content[error.start]:02x} at {error.start} is no UTF-8; "
    western = content.decode("cp1252", errors="replace")
    if "\ufffd" in western or len(WESTERN.findall(western)) > MAX_WESTERN_SHARE * len(western):
        advice = "the encoding cannot be told. Save the text as UTF-8."
    else:
        advice = (
            "it looks like Latin-1 or Windows-1252. "
            "Convert it with `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`."
        )
    return RefusedError("not UTF-8", found + advice, len(content))


def _refuse_endless_line(content: bytes) -> None:
    longest = max(map(len, content.splitlines()))
    if longest > MAX_LINE:
        raise RefusedError(
            "line too long",
            f"A line of {longest:,} bytes is no paragraph (at most {MAX_LINE:,}). "
            "Split the file into documents.",
            len(content),
        )
