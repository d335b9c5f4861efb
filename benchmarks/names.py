"""Whom role mentions refer to: the share that gets the right names, by kind of mention; prints a table.

    python benchmarks/names.py [ARTICLES.jsonl GOLD.jsonl]

Without files, the bundled articles and the project's own gold are used. GOLD has one line per mention: ``article``,
``start``, ``end``, ``text`` and ``names`` (a list, or null if the article names nobody). A mention is scored if an
extracted role covers it. *Lookup* is a baseline: the first full name with that surname; for a pronoun, the last name
found.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import msgspec

from claimkit import reading, samples
from claimkit.extraction import naming_evaluation, pipeline
from claimkit.extraction.naming_evaluation import KINDS
from claimkit.records import NAMED_ROLES as NAMED
from claimkit.records import Article

OWN = Path(__file__).parent.parent / "annotations" / "gold" / "names.jsonl"
PRONOUNS = {"i", "we", "he", "she", "it", "they", "him", "her", "them", "his", "their", "its"}
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


def looked_up(article: Article) -> Article:
    """The article with its roles named by the first full name that ends like them, pronouns by the last name found."""
    full = {name.split()[-1]: name for name in reversed(NAME.findall(article.text))}
    last: list[str] = []
    claims = [
        (claim, index) for claim in article.claims for index, role in enumerate(claim.roles) if role.role in NAMED
    ]
    for claim, index in sorted(claims, key=lambda one: one[0].roles[one[1]].start):
        role = claim.roles[index]
        found = full.get(role.text.split()[-1])
        last = [found] if found else last
        names = last if found or role.text.lower() in PRONOUNS else []
        claim.roles[index] = msgspec.structs.replace(role, names=names)
    return article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles and gold")
    files = parser.parse_args().files
    articles = list(reading.read(files[0])) if files else samples.articles()
    gold = naming_evaluation.read(files[1] if files else str(OWN))
    wanted = {mention.article for mention in gold}
    extracted = [pipeline.extract(article) for article in articles if article.id in wanted]
    ours = naming_evaluation.score(gold, extracted)
    lookup = naming_evaluation.score(gold, map(looked_up, extracted))
    right, baseline = ours.figures(), lookup.figures()
    print("| mentions | in gold | found | right names | lookup |\n| --- | --- | --- | --- | --- |")
    for kind in KINDS:
        print(f"| {kind} | {ours.gold[kind]} | {ours.found[kind]} | {right[kind]:.3f} | {baseline[kind]:.3f} |")
    print(f"| all | {ours.gold.total()} | {ours.found.total()} | {right['all']:.3f} | {baseline['all']:.3f} |")
    print(f"| names given | | {ours.given} | {right['precision']:.3f} | {baseline['precision']:.3f} |")


if __name__ == "__main__":
    main()
