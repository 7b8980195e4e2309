"""Writes clean TEI as clean text, in which nothing is left to repair.

    python3 clean_text.py FRUSBENCH OUT GOLD.xml…

OUT/plain/<file>-<document>.txt   headings, datelines and paragraphs with blank lines between them: no notes, no page breaks
OUT/notes/<file>-<document>.txt   the same with each note's number raised at its place, and the notes in a list behind
                                  the text, each under the number of its marker
OUT/notes/<file>-<document>.json  the offsets (UTF-16) of these numbers: [[start, end], …]; only they may be taken out
A document that is in several files is written once. Documents with tables and figures are left out: no text is clean that is made of them.
"""
import json
import pathlib
import sys

sys.path.insert(0, sys.argv[1])
from teidoc import MARK, SPAN, documents, plain, squeeze  # noqa: E402

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def number(note, k):
    return note.n if note.n.isdigit() else str(k + 1)


def with_notes(doc):
    spans, text = [], ""

    def put(piece, is_number=False):
        nonlocal text
        if is_number:
            spans.append([units(text), units(text + piece)])
        text += piece

    for block in doc.blocks:
        words, before = squeeze(SPAN.sub("", block.text)), len(text)
        last = 0
        for mark in MARK.finditer(words):
            put(words[last:mark.start()])
            last = mark.end()
            if mark.group(1) is not None:
                k = int(mark.group(1))
                put(number(doc.notes[k], k).translate(RAISED), True)
            elif text.endswith((" ", "\n")) or not text:  # a page break between two words leaves one space
                last += len(words[last:]) - len(words[last:].lstrip())
            elif words[last:] and words[last] != " ":
                put(" ")
        put(words[last:])
        if len(text) > before:
            put("\n\n")
    for k, note in enumerate(doc.notes):
        put(number(note, k) + ".", True)
        put(" " + squeeze(note.text) + "\n")
    return text, spans


def without_notes(doc):
    return "\n\n".join(t for t in (plain(b.text) for b in doc.blocks) if t) + "\n"


def main():
    out = pathlib.Path(sys.argv[2])
    for variant in ("plain", "notes"):
        (out / variant).mkdir(parents=True, exist_ok=True)
    for path in sys.argv[3:]:
        stem = pathlib.Path(path).name.split(".")[0].split("-d")[0]
        for doc in documents(path):
            name = "%s-%s" % (stem, doc.id)
            if doc.cut or not doc.blocks or (out / "plain" / (name + ".txt")).exists():
                continue
            (out / "plain" / (name + ".txt")).write_text(without_notes(doc), encoding="utf8")
            text, spans = with_notes(doc)
            (out / "notes" / (name + ".txt")).write_text(text, encoding="utf8")
            (out / "notes" / (name + ".json")).write_text(json.dumps(spans))


if __name__ == "__main__":
    main()
