#!/usr/bin/env python3
"""Scores a CoNLL-U file against a gold one with the measures of the CoNLL 2018 shared task.

    tools/score_conllu.py [--relations] GOLD SYSTEM

Both files must hold the same characters but for white space; tokens and sentences may differ. Words are
aligned by the places of their characters, and inside multiword tokens by their longest common
subsequence (Zeman et al. 2018, section 4). Subtypes of relations do not count for LAS and CLAS; they do
in the table of --relations. "Feats" is over the features that demarche gives.
"""
import argparse
import sys

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)

MEASURES = ["Tokens", "Sentences", "Words", "UPOS", "Feats", "Lemmas", "UAS", "LAS", "CLAS"]

RELATIONS = ["nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "xcomp", "ccomp", "conj", "appos", "flat",
             "nmod", "advcl", "acl:relcl"]

FEATURES = {"Mood=Imp", "Number=Plur", "Number=Sing", "Person=1", "Person=2", "Person=3", "Tense=Past",
            "Tense=Pres", "VerbForm=Fin", "VerbForm=Ger", "VerbForm=Inf", "VerbForm=Part", "Voice=Pass"}

CONTENT = {"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated",
           "advcl", "advmod", "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat",
           "compound", "list", "parataxis", "orphan", "goeswith", "reparandum", "root", "dep"}


class ConlluError(Exception):
    """A file that cannot be scored; the message says where and why."""


class Word:
    """A word; `span` counts characters that are no white space, and is the whole token's if it is one of several."""

    def __init__(self, columns, span, multiword):
        self.columns = columns
        self.span = span
        self.multiword = multiword
        self.parent = None  # a Word; None for the root, False where there is no head

    def relation(self):
        return self.columns[DEPREL]

    def bare_relation(self):
        return self.columns[DEPREL].split(":")[0]

    def features(self):
        return frozenset(self.columns[FEATS].split("|")) & FEATURES


class Document:
    """Spans of tokens and sentences, words, and the characters of all forms."""

    def __init__(self):
        self.characters = []
        self.tokens = []
        self.sentences = []
        self.words = []


def strip_space(form):
    return "".join(c for c in form if not c.isspace())


def close_sentence(document, first_word, start, where):
    words = document.words[first_word:]
    if not words:
        return
    for word in words:
        head = word.columns[HEAD]
        if head == "_":
            word.parent = False
            continue
        if not head.isdigit() or int(head) > len(words):
            raise ConlluError(f"{where}: HEAD '{head}' in the sentence before is no word of it")
        word.parent = words[int(head) - 1] if int(head) > 0 else None
    document.sentences.append((start, len(document.characters)))


def read_conllu(lines, name="input"):
    document = Document()
    first_word, start = 0, 0
    range_left, range_span = 0, None
    number = 0
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if not line:
            close_sentence(document, first_word, start, f"{name}:{number}")
            first_word, start = len(document.words), len(document.characters)
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ConlluError(f"{name}:{number}: has {len(columns)} columns, not 10")
        if "." in columns[ID]:
            continue
        if range_left == 0 or "-" in columns[ID]:
            begin = len(document.characters)
            document.characters.extend(strip_space(columns[FORM]))
            span = (begin, len(document.characters))
            document.tokens.append(span)
        if "-" in columns[ID]:
            first, last = columns[ID].split("-")
            range_left, range_span = int(last) - int(first) + 1, span
        elif range_left > 0:
            document.words.append(Word(columns, range_span, True))
            range_left -= 1
        else:
            document.words.append(Word(columns, span, False))
    close_sentence(document, first_word, start, f"{name}:{number}")
    return document


def load(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return read_conllu(file, path)


def common_subsequence(gold, system):
    """Pairs of the longest common subsequence of the forms, without regard to capitals."""
    a = [word.columns[FORM].lower() for word in gold]
    b = [word.columns[FORM].lower() for word in system]
    longest = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            both = longest[i + 1][j + 1] + 1 if a[i] == b[j] else 0
            longest[i][j] = max(both, longest[i + 1][j], longest[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def multiword_region(gold, system, i, j):
    """Ends of the smallest runs from i and j that no token crosses."""
    end = max(word.span[1] for word in (gold[i], system[j]) if word.multiword)

    def inside(words, k):
        if k >= len(words):
            return False
        word = words[k]
        return word.span[0] < end if word.multiword else word.span[1] <= end

    while inside(gold, i) or inside(system, j):
        if i < len(gold) and (j >= len(system) or gold[i].span[0] <= system[j].span[0]):
            word, i = gold[i], i + 1
        else:
            word, j = system[j], j + 1
        if word.multiword:
            end = max(end, word.span[1])
    return i, j


def align(gold, system):
    """Pairs of a gold and a system word that stand for the same characters."""
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        one, other = gold[i], system[j]
        if (one.multiword or other.multiword) and one.span[0] < other.span[1] and other.span[0] < one.span[1]:
            gold_end, system_end = multiword_region(gold, system, i, j)
            pairs.extend(common_subsequence(gold[i:gold_end], system[j:system_end]))
            i, j = gold_end, system_end
        elif one.span == other.span:
            pairs.append((one, other))
            i, j = i + 1, j + 1
        elif one.span[0] <= other.span[0]:
            i += 1
        else:
            j += 1
    return pairs


class Score:
    def __init__(self, gold, system, correct, aligned=None):
        self.gold, self.system, self.correct = gold, system, correct
        self.precision = correct / system if system else 0.0
        self.recall = correct / gold if gold else 0.0
        total = gold + system
        self.f1 = 2 * correct / total if total else 0.0
        self.accuracy = None if aligned is None else (correct / aligned if aligned else 0.0)


class Comparison:
    """A gold and a system document, aligned."""

    def __init__(self, gold, system):
        if gold.characters != system.characters:
            at = next((k for k, (a, b) in enumerate(zip(gold.characters, system.characters)) if a != b),
                      min(len(gold.characters), len(system.characters)))
            there = "".join(gold.characters[at:at + 20]), "".join(system.characters[at:at + 20])
            raise ConlluError(f"the texts differ at character {at}: gold has '{there[0]}', system '{there[1]}'")
        self.gold, self.system = gold, system
        self.pairs = align(gold.words, system.words)
        self.gold_of = {id(other): one for one, other in self.pairs}

    def same_head(self, one, other):
        if one.parent is False or other.parent is False:
            return False
        if one.parent is None or other.parent is None:
            return one.parent is None and other.parent is None
        return self.gold_of.get(id(other.parent)) is one.parent

    def spans(self, gold, system):
        return Score(len(gold), len(system), len(set(gold) & set(system)))

    def words(self, is_right, counts=lambda word: True):
        """Over words for which `counts` holds, each file by itself; right pairs count if both do."""
        gold = sum(map(counts, self.gold.words))
        system = sum(map(counts, self.system.words))
        aligned = [(one, other) for one, other in self.pairs if counts(one)]
        correct = sum(1 for one, other in aligned if counts(other) and is_right(one, other))
        return Score(gold, system, correct, len(aligned))

    def same_bare_edge(self, one, other):
        return self.same_head(one, other) and one.bare_relation() == other.bare_relation()

    def measures(self):
        def column(index):
            return lambda one, other: one.columns[index] == other.columns[index]

        return {
            "Tokens": self.spans(self.gold.tokens, self.system.tokens),
            "Sentences": self.spans(self.gold.sentences, self.system.sentences),
            "Words": Score(len(self.gold.words), len(self.system.words), len(self.pairs)),
            "UPOS": self.words(column(UPOS)),
            "Feats": self.words(lambda one, other: one.features() == other.features()),
            "Lemmas": self.words(lambda one, other: one.columns[LEMMA] in ("_", other.columns[LEMMA])),
            "UAS": self.words(self.same_head),
            "LAS": self.words(self.same_bare_edge),
            "CLAS": self.words(self.same_bare_edge, lambda word: word.bare_relation() in CONTENT),
        }

    def relation(self, name):
        return self.words(self.same_head, lambda word: word.relation() == name)


def format_measures(measures):
    lines = [f"{'':<10} {'precision':>9} {'recall':>9} {'F1':>9} {'aligned':>9}"]
    for name in MEASURES:
        score = measures[name]
        aligned = "" if score.accuracy is None else f"{100 * score.accuracy:9.2f}"
        lines.append(f"{name:<10} {100 * score.precision:9.2f} {100 * score.recall:9.2f} {100 * score.f1:9.2f} "
                     f"{aligned}".rstrip())
    return "\n".join(lines)


def format_relations(comparison):
    lines = [f"{'relation':<12} {'gold':>6} {'system':>6} {'precision':>9} {'recall':>9} {'F1':>9}"]
    for name in RELATIONS:
        score = comparison.relation(name)
        lines.append(f"{name:<12} {score.gold:6} {score.system:6} {100 * score.precision:9.2f} "
                     f"{100 * score.recall:9.2f} {100 * score.f1:9.2f}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--relations", action="store_true", help="precision and recall of single relations")
    options = parser.parse_args()
    try:
        comparison = Comparison(load(options.gold), load(options.system))
    except (ConlluError, OSError, UnicodeDecodeError, ValueError) as error:
        print(f"score_conllu: {error}", file=sys.stderr)
        return 65
    print(format_measures(comparison.measures()))
    if options.relations:
        print()
        print(format_relations(comparison))
    return 0


if __name__ == "__main__":
    sys.exit(main())
