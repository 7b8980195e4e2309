"""Holds accepted proposals for misread words against the gold.

    python3 proposals.py FRUSBENCH CASES CONVERTED STYLE  > figures.json

CONVERTED/<style>/<case>.xml is TEI in which the proposals were accepted: each is a <choice> with the word read and the word proposed.
The words read are aligned with the words of the gold; a proposal is right where the gold has the word proposed, harm where
it has the word read. A word without a proposal is missed where its letters are not those of the gold's.
"""
import collections
import difflib
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import score  # noqa: E402
import teidoc  # noqa: E402

CHOICE = re.compile(r'<choice><sic>([^<]*)</sic><corr type="(misread-[\w-]+/[\w-]+)"[^>]*>([^<]*)</corr></choice>')
MARKED = re.compile("\ue010([^\ue011]*)\ue011([^\ue011]*)\ue011([^\ue012]*)\ue012")
SPACE = "\ue013"
NEAR = 12  # how far the same word may have moved inside a stretch that differs
ALIKE = 0.6


def marked(path):
    text = pathlib.Path(path).read_text(encoding="utf8")
    text = CHOICE.sub(lambda m: "\ue010%s\ue011%s\ue011%s\ue012" % (m[1].replace(" ", SPACE), m[2], m[3].replace(" ", SPACE)), text)
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf8") as file:
        file.write(text)
        file.flush()
        return teidoc.documents(file.name)


def words(doc):
    texts = [teidoc.plain(b.text) for b in doc.blocks] + [n.text for n in doc.notes]
    return [score.fold(word) for text in texts for word in text.split()]


def read(word):
    return MARKED.sub(lambda m: m[1].replace(SPACE, " "), word)


def proposed(word):
    return MARKED.sub(lambda m: m[3].replace(SPACE, " "), word)


def letters(word):
    return re.sub(r"[^\w|.\[\]{}()\"'„“”‘’]|_", "", word)


def bare(word):
    return re.sub(r"[^\w|]|_", "", word)


def align(gold, mine):
    """For each word of the conversion the gold's word, None where there is none."""
    a, b = [bare(w).lower() or w for w in gold], [bare(read(w)).lower() or w for w in mine]
    out = [None] * len(b)
    for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal" or (op == "replace" and j - i == m - k):
            out[k:m] = gold[i:j]
        elif op == "replace":
            at = i
            for q in range(k, m):
                ratio, best = max(((difflib.SequenceMatcher(None, a[t], b[q]).ratio(), t) for t in range(at, min(j, at + NEAR))), default=(0, 0))
                if ratio >= ALIKE:
                    out[q], at = gold[best], best + 1
                elif j - i <= 3:
                    out[q] = " ".join(gold[i:j])
    return out


def verdict(word, gold):
    parts = [letters(part) for part in proposed(word).split(" ")]
    whole = letters(gold)
    if "".join(parts) == whole or (len(parts) > 1 and (whole in (parts[0], parts[-1]) or "".join(parts) in letters(gold.replace(" ", "")))):
        return "right"
    return "harm" if letters(read(word)) == whole else "wrong"


def main():
    cases, converted, style = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
    by_rule = collections.defaultdict(lambda: {"right": 0, "wrong": 0, "harm": 0})
    characters, missed, examples = 0, 0, []
    for gold_file in sorted((cases / style).glob("*.gold.xml")):
        case = gold_file.name[:-len(".gold.xml")]
        for gold, pred in score.pair_docs(teidoc.documents(gold_file), marked(converted / style / (case + ".xml")))[0]:
            if pred is None:
                continue
            mine = words(pred)
            characters += sum(len(read(w)) + 1 for w in mine)
            for word, printed in zip(mine, align(words(gold), mine)):
                rules = [m[1] for m in MARKED.findall(word)]
                if rules:
                    found = "wrong" if printed is None else verdict(word, printed)
                    by_rule[rules[0]][found] += 1
                    if found != "right":
                        examples.append("%s, %s, %s" % (read(word), proposed(word), printed or "?"))
                elif printed and " " not in printed and re.search("[A-Za-z]", printed) and bare(word).lower() != bare(printed).lower():
                    missed += 1
    json.dump({"characters": characters, "byRule": dict(sorted(by_rule.items())), "missed": missed, "examples": examples}, sys.stdout)


if __name__ == "__main__":
    main()
