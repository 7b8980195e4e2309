"""Holds converted cases against the gold, one by one: what score.py sums up, this takes apart.

    python3 compare.py FRUSBENCH CASES CONVERTED STYLE…  > report.json

FRUSBENCH holds score.py and teidoc.py. CASES/<style>/<case>.gold.xml is compared with CONVERTED/<style>/<case>.xml.
For each case: how many things of each column the gold has, the conversion has, and both have; the word errors; and of
every note of the conversion whether its body is one of the gold's and whether it stands where the gold has that body.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, sys.argv[1])
import score  # noqa: E402
import teidoc  # noqa: E402

BEFORE = 10  # letters before a note that must be the same
DRIFT = 200  # how far the same letters may have moved, where text before them was lost
ALIKE = 0.97  # as score.py has it: how alike two bodies of one note are


class Reader(teidoc.Reader):
    """Keeps the xml:id of every note."""

    def note(self, el):
        mark = super().note(el)
        self.doc.notes[int(mark[1:-1])].id = el.get(teidoc.XML_ID) or ""
        return mark


def documents(path):
    root = ET.parse(path).getroot()
    divs = [d for d in root.iter() if teidoc.is_document(d)] or [b for b in root.iter() if teidoc.local(b) == "body"]
    return [Reader(d).doc for d in divs]


def anchors(doc):
    """Every note with its place: how many letters stand before it, and which."""
    text, found = "", []
    for block in doc.blocks:
        last = 0
        for mark in teidoc.MARK.finditer(block.text):
            text += score.letters(block.text[last:mark.start()])
            if mark.group(1) is not None:
                found.append((doc.notes[int(mark.group(1))], len(text)))
            last = mark.end()
        text += score.letters(block.text[last:])
    return [(note, at, text[max(0, at - BEFORE):at]) for note, at in found]


def same_body(a, b):
    a, b = score.fold(a.text), score.fold(b.text)
    return a == b or (min(len(a), len(b)) >= 0.9 * max(len(a), len(b)) and score.alike(a, b) >= ALIKE)


def links(gold, pred):
    """Of each converted note: is its body, is its place, is its number the gold's?"""
    left = anchors(gold) if gold else []
    rest = []
    out = []
    for note, at, before in anchors(pred):
        hit = next((g for g in left if g[2] == before and abs(g[1] - at) <= DRIFT and same_body(g[0], note)), None)
        if hit is None:
            rest.append((note, at, before))
        else:
            left.remove(hit)
            out.append({"id": note.id, "right": True, "number": hit[0].n in (note.n, ""), "body": True, "before": before})
    for note, at, before in rest:
        hit = next((g for g in left if same_body(g[0], note)), None)
        if hit is not None:
            left.remove(hit)
        out.append({"id": note.id, "right": False, "number": False, "body": hit is not None, "before": before,
                    "wanted": hit[2] if hit else ""})
    return out


def compare(gold_file, pred_file, style):
    gold, pred = documents(gold_file), documents(pred_file)
    tally = {key: score.Tally() for key in score.KEYS}
    wrong, total = score.score_case(gold, pred, tally, style)
    pairs, extra = score.pair_docs(gold, pred)
    notes = [link for g, p in pairs if p is not None for link in links(g, p)]
    notes += [link for p in extra for link in links(None, p)]
    return {"columns": {key: [t.gold, t.pred, t.hit] for key, t in tally.items()}, "wrongLetters": wrong, "letters": total,
            "notes": notes}


def main():
    cases, converted, styles = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:]
    report = {}
    for style in styles:
        for gold_file in sorted((cases / style).glob("*.gold.xml")):
            case = gold_file.name[:-len(".gold.xml")]
            report["%s/%s" % (style, case)] = compare(gold_file, converted / style / (case + ".xml"), style)
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
