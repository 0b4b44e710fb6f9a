"""Seconds that spaCy's blank English tokenizer and `PhraseMatcher` take: `python FILE work.json`.

Runs in an environment of its own, which has spaCy; `reading.py` writes the work and calls it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher


def main(work: Path) -> None:
    """Prints the processor seconds for all texts."""
    given = json.loads(work.read_text())
    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("outcome", [language.make_doc(phrase) for phrase in given["phrases"]])
    started = time.process_time()
    for text in given["texts"]:
        matcher(language.make_doc(text))
    print(time.process_time() - started)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
