"""What the repairs of page text do to words that the OCR read rightly.

    python3 page_harm.py FRUSBENCH CASES CONVERTED

CASES/<case>.gold.xml is the clean TEI; CONVERTED/<case>.json holds the text that was read of the pages and the applied repairs
([start, end, before, after, rule], in code points), CONVERTED/<case>.xml the edition. Prints JSON:
characters   how many were read
harms        repairs that change or take out a word which stands in the gold as it was read: [case, rule, before, after, context]
read, kept   the characters of the gold's words that the OCR has, and that the edition has in its running text
gold         the characters of the gold's words
"""
import difflib
import json
import pathlib
import re
import sys

sys.path.insert(0, sys.argv[1])
from score import fold  # noqa: E402
from teidoc import documents, plain  # noqa: E402

# words that equal the gold's by chance stand alone
RUN = 3


def running(docs):
    return [word for doc in docs for block in doc.blocks for word in fold(plain(block.text)).split()]


def notes(docs):
    return [word for doc in docs for note in doc.notes for word in fold(note.text).split()]


def kept(gold, text):
    matcher = difflib.SequenceMatcher(None, gold, text, autojunk=False)
    return sum(len(gold[m.a + k]) for m in matcher.get_matching_blocks() for k in range(m.size))


def letters(word):
    return re.sub(r"[^0-9a-z]", "", word.lower())


def right_tokens(tokens, words):
    """Indexes of the tokens that stand in a row of words as they do in the gold."""
    right = set()
    for m in difflib.SequenceMatcher(None, words, [fold(t) for _, _, t in tokens], autojunk=False).get_matching_blocks():
        if m.size >= RUN:
            right.update(range(m.b, m.b + m.size))
    return right


def harms(text, repairs, gold_words, note_words):
    tokens = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", text)]
    right = right_tokens(tokens, gold_words) | right_tokens(tokens, note_words)
    known = {letters(word) for word in gold_words + note_words}
    hyphenated = {word.strip(".,;:()\"'").lower() for word in gold_words + note_words if "-" in word}
    for start, end, before, after, rule in repairs:
        context = re.sub(r"\s+", " ", text[max(0, start - 30):end + 30])
        if re.fullmatch(r"[-\u00ad¬]?\s*", before) and not after:
            # two parts of a word: wrong where the gold has only the word with its hyphen
            left = re.search(r"[^\s]*$", text[:start]).group()
            rest = re.match(r"[^\s]*", text[end:]).group()
            whole = (left + rest).strip(".,;:()\"'").lower()
            parted = (left + "-" + rest).strip(".,;:()\"'").lower()
            if before.strip() and fold(parted) in hyphenated and letters(whole) not in {letters(w) for w in gold_words + note_words if "-" not in w}:
                yield rule, before, after, context
            continue
        if re.sub(r"\s", "", before) == re.sub(r"\s", "", after):
            continue
        touched = [k for k, (a, b, _) in enumerate(tokens) if a < end and start < b]
        if any(k in right for k in touched):
            yield rule, before, after, context
        elif touched and after.strip():
            a, b = tokens[touched[0]][0], tokens[touched[-1]][1]
            old, new = text[a:b], text[a:start] + after + text[end:b]
            if all(letters(w) in known for w in old.split()) and not all(letters(w) in known for w in new.split()):
                yield rule, before, after, context


def main():
    cases, converted = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out = {"characters": 0, "harms": [], "read": 0, "kept": 0, "gold": 0}
    for path in sorted(converted.glob("*.json")):
        case = path.name[:-len(".json")]
        gold, edition = documents(cases / (case + ".gold.xml")), documents(converted / (case + ".xml"))
        source = json.loads(path.read_text(encoding="utf8"))
        words, text = running(gold), source["text"]
        out["characters"] += len(text)
        out["gold"] += sum(len(word) for word in words)
        out["read"] += kept(words, fold(re.sub(r"(?<=[a-z])-\s+(?=[a-z])", "", text)).split())
        out["kept"] += kept(words, running(edition))
        out["harms"] += [[case, *harm] for harm in harms(text, source["repairs"], words, notes(gold))]
    print(json.dumps(out))


if __name__ == "__main__":
    main()
