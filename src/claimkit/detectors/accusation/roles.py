"""The accused and the accuser, as token spans around an accusing word."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.wrong_spans import before_time, is_year, quotation_end, sentence_end
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.names.lexicon import person_noun
from claimkit.text.phrases import REFLEXIVES, Phrase
from claimkit.text.tokens import TokenSpan

_TERMS = frozenset(
    {"life", "death", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "prison", "jail"}
)
_NOBODY = frozenset({"nobody", "no-one", "none", "neither", "no"})
_AGENTS = ("er", "or", "ist", "man", "ant", "ian")
_DESCRIBES = frozenset(
    {"once", "former", "then", "now", "formerly", "aged", "one", "head", "chief", "leader", "of", "from"}
)
_DESCRIPTIONS = frozenset({"who", "which", "whose", "a", "an", "the"})
_LOOSE = frozenset({"for", "into", "against", "over", "about", "on", "with", "from", "by", "involving"})
_GAP = 16  # tokens back to the passive verb whose auxiliary is shared
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def group_start(document: Document, verb: int) -> int:
    """The first token of the verb group, including a form of *get* and a reflexive: *was later himself accused*."""
    first = mentions.group_start(document, verb)
    if first > 1 and document.tokens.lower[first - 1] in REFLEXIVES:
        return group_start(document, first - 1)  # was later himself accused
    if first and document.tokens.lower[first - 1] in ("get", "gets", "got", "getting", "gotten"):
        return mentions.group_start(document, first - 1)
    return first


def is_negated(document: Document, verb: int) -> bool:
    """Whether the verb group or its subject negates the verb, or makes it improbable."""
    tokens = document.tokens
    floor, first = document.sentence_of(verb)[0], group_start(document, verb)
    if first > floor and tokens.lower[first - 1] in lexicon().hard:
        return True
    group = tokens.lower[max(floor, first - 1) : verb]
    if any(word in lexicon().negations or word.endswith("n't") for word in group):
        return True
    subject = mentions.subject_of(document, verb)
    return subject is not None and not _NOBODY.isdisjoint(tokens.lower[max(subject.first - 1, 0) : subject.first + 1])


def is_passive(document: Document, verb: int) -> bool:
    """Whether the verb's group contains a form of *be* or *get*."""
    tokens = document.tokens
    first = group_start(document, verb)
    return tokens.tag[verb] != "ING" and any(tokens.lower[i] in lexicon().be for i in range(first, verb))


def shares_passive(document: Document, at: int) -> bool:
    """Whether the participle shares another one's auxiliary: *was fined and banned*, *was convicted of theft but
    cleared of fraud*."""
    tokens = document.tokens
    if tokens.tag[at - 1] != "CONJ":
        return False
    for before in range(at - 2, max(document.sentence_of(at)[0], at - _GAP), -1):
        if tokens.tag[before] == "ED":
            return is_passive(document, before)
    return False


def subject(document: Document, verb: int) -> TokenSpan | None:
    """The verb's subject, with a relative pronoun resolved to its antecedent; an infinitive takes its verb's (*tried to
    blame*)."""
    tokens = document.tokens
    floor, first = document.sentence_of(verb)[0], group_start(document, verb)
    if first > floor and tokens.lower[first] == "to":
        found = _of_infinitive(document, first)
    elif first > floor and tokens.tag[first - 1] == "PRON" and tokens.lower[first - 1] != "others":
        found = Phrase(first - 1, first)
    elif first == verb > floor + 1 and tokens.tag[verb - 2 : verb] == ["AUX", "WORD"]:
        return subject(document, verb - 1)  # might consider suing, has long accused
    elif first == verb > floor and tokens.lower[verb - 1] == "another":
        return TokenSpan(verb - 1, verb)
    elif first == verb > floor and tokens.tag[verb - 1] in ("NAME", "WORD"):
        found = mentions.phrase_before(document, verb)
        if found is not None and tokens.lower[found.first - 1] in lexicon().make:
            return subject(document, found.first - 1)  # issued a letter blasting him: who issued it
    elif first < mentions.group_start(document, verb):
        found = mentions.subject_of(document, first)
    else:
        found = mentions.subject_of(document, verb)
    if found is None:
        return _subject_of_being(document, first)
    if tokens.lower[found.first] in _RELATIVE:
        return _meant_by(document, found)
    return _trim(document, found.first, found.end)


def _of_infinitive(document: Document, to: int) -> Phrase | None:
    """The subject of the word that governs an infinitive: *she tried* to blame, *the panel* votes to blame."""
    governs = document.tokens.tag[to - 1] in ("ED", "VERB") or document.tokens.lower[to - 1] in lexicon().raising
    return (mentions.subject_of(document, to - 1) if governs else None) or mentions.main_subject(document, to)


def _meant_by(document: Document, pronoun: Phrase) -> TokenSpan:
    """The antecedent of a relative pronoun."""
    if (
        document.tokens.word[pronoun.first - 1] == ","
        and (named := _apposition_head(document, pronoun.first - 1)) is not None
    ):
        return named
    found = _person_in(document, mentions.antecedent(document, pronoun.first) or pronoun)
    return _nearest_noun(document, *_trim(document, found.first, found.end))


def _person_in(document: Document, found: Phrase) -> Phrase:
    """The person in an antecedent: *the banker* of *a red notice for the banker*, who is wanted; *the lawyer* of *a
    lawyer for the bank*; *those* of *the names of those*."""
    tokens = document.tokens
    for at in range(found.end - 2, found.first, -1):
        if tokens.lower[at] == "of":
            counts = tokens.tag[at - 1] == "NUM" or tokens.lower[at - 1] in lexicon().groups  # two of the men
            members = is_somebody(document, TokenSpan(at + 1, min(at + 4, found.end)))
            inside = not counts and (members or tokens.lower[at + 1] == "those")
        else:
            inside = tokens.lower[at] in _LOOSE
        if inside and not is_somebody(document, TokenSpan(found.first, at)):
            return Phrase(at + 1, found.end)
    return found


def _trim(document: Document, first: int, end: int) -> TokenSpan:
    """The phrase without what shallow parsing adds to it: a time before a name, a noun with its own *that*."""
    tokens = document.tokens
    for at in range(end - 2, first - 1, -1):
        word = tokens.lower[at]
        if word in lexicon().times and tokens.tag[at + 1] in ("NAME", "DET", "POSS"):
            return TokenSpan(at + 1, end)
        those = tokens.lower[at + 1] == "those" and at - first < 2  # the day | those accused of
        if those or (word in ("that", "whom") and "PUNCT" not in tokens.tag[first:at]):
            return TokenSpan(at + 1, end)
    if first - 1 == document.sentence_of(first)[0]:
        named = next((at for at in range(first, end) if tokens.tag[at] not in ("WORD", "NUM")), first)
        first = named if tokens.tag[named] in ("NAME", "DET") else first  # In 2006 a court, In nineteen ninety Ann Lee
    while end - first > 1 and tokens.tag[end - 1] in ("PUNCT", "SYM") and tokens.lower[end - 1] != ")":
        end -= 1
    skipped: tuple[str, ...] = ("ED", "ING")
    while end - first > 1 and (tokens.tag[first] in skipped or tokens.lower[first] == "to"):
        skipped = ("ED", "ING", "PREP")  # aimed at *the mayor*, who
        first += 1 + (tokens.lower[first] == "to")  # have opened *an inquiry*, wants to air *an advert*, which
    return TokenSpan(first, end)


def _apposition_head(document: Document, comma: int) -> TokenSpan | None:
    """The head of a chain of appositions before ``comma``: *General Holm*, 61, once the head of the port, a former
    minister, imprisoned for ...; ``None`` if no apposition precedes the comma."""
    tokens, (floor, _) = document.tokens, document.sentence_of(comma)
    close = comma
    while True:
        before = next((i for i in range(close - 1, max(floor - 1, close - 20), -1) if tokens.word[i] == ","), None)
        first = floor if before is None else before + 1
        descriptive = tokens.tag[first] in ("DET", "NUM") or tokens.lower[first] in _DESCRIBES
        if descriptive and before is not None:
            close = before
            continue
        start = close
        while tokens.tag[start - 1] == "NAME":
            start -= 1
        if phrase(document, first) == (first, close):
            start = first  # The mayor, a baker, who
        return TokenSpan(start, close) if start < close < comma else None


def _subject_of_being(document: Document, being: int) -> TokenSpan | None:
    """The person in *the mayor, jailed for being accused of theft*: the noun before the participle that governs
    *being*."""
    tokens = document.tokens
    for at in range(being - 1, max(document.sentence_of(being)[0], being - 12), -1):
        if tokens.word[at] == "," and tokens.tag[at + 1] == "ED":
            return noun_before(document, at + 1)
    if tokens.lower[being] != "being":
        return None
    main = mentions.main_subject(document, being)
    return TokenSpan(*main) if main else None


def _nearest_noun(document: Document, first: int, end: int) -> TokenSpan:
    """The noun nearest to *who* or a participle in a long phrase: *said he had met men* accused of."""
    tag = document.tokens.tag
    if end - first <= 7:
        return TokenSpan(first, end)
    return TokenSpan(
        next((i + 1 for i in range(end - 2, first, -1) if tag[i] in ("PREP", "VERB", "REL", "AUX")), first), end
    )


def owner(document: Document, genitive: int) -> TokenSpan | None:
    """The owner named before ``'s``, whose token is ``genitive``."""
    tokens = document.tokens
    first = genitive
    while tokens.tag[first - 1] in ("NAME", "WORD", "NUM") or tokens.tag[first - 2 : first] == ["DET", "ED"]:
        first -= 1  # the jailed banker's, rebutted Mr Holm's
    held = tokens.tag[first:genitive]
    if held[-1:] == ["NAME"] and held.count("WORD") > 1:  # the bank froze | Mr Holm's
        return TokenSpan(max(at for at in range(first, genitive) if tokens.tag[at] != "NAME") + 1, genitive)
    return TokenSpan(first - (tokens.tag[first - 1] in ("DET", "POSS")), genitive)


def noun_before(document: Document, token: int) -> TokenSpan | None:
    """The noun that a participle after it describes: *the man* accused of theft."""
    tokens = document.tokens
    token -= tokens.lower[token - 1] in REFLEXIVES  # the chief, himself accused of
    while tokens.tag[token - 1] in ("ADV", "LY"):
        token -= 1  # the chairman, *already* criticised for, a prisoner *now* charged with
    apart = tokens.lower[token - 1] == ","
    if apart:
        token -= 1
        if (named := _apposition_head(document, token)) is not None:
            return named
    found = mentions.phrase_before(document, token)
    if found is None:
        return None
    last = tokens.lower[found.end - 1]
    opening = max(found.first - 1, document.sentence_of(token)[0])
    placed = "PREP" in tokens.tag[opening : found.end]  # "appeared in court charged with"
    time = apart and last.removesuffix("s") in lexicon().times  # was held for three years, accused of
    if (placed and (last in lexicon().places or is_year(last) or last in lexicon().days)) or time:
        main = mentions.main_subject(document, token)
        return TokenSpan(*main) if main else None
    first = found.first
    for at in range(found.first, found.end - 2):
        if tokens.lower[at] in lexicon().processes and tokens.lower[at + 1] == "of":
            first = at + 2  # "the trial of a man accused of"
    found = _person_in(document, Phrase(first, found.end))
    return _nearest_noun(document, *_trim(document, found.first, found.end))


def phrase(document: Document, token: int, *, whole: bool = False) -> TokenSpan | None:
    """The noun phrase that begins at ``token``, including an opening quotation mark."""
    tokens = document.tokens
    if tokens.tag[token] == "QUOTE":
        close = quotation_end(document, token, sentence_end(document, token))
        rest = phrase(document, close, whole=whole)
        return TokenSpan(token, rest[1] if rest else close)
    found = mentions.phrase_after(document, token, whole=whole)
    if found is None:
        return None
    alleging = tokens.tag[found.end - 1] == "ING"
    return TokenSpan(found.first, found.end - (alleging and tokens.lower[found.end] == "that"))


def agent(document: Document, by: int, particle: int | None = None) -> TokenSpan | None:
    """The agent *X* of *by X* at token ``by``. It ends before ``particle``, the words that introduce the wrong, if they
    follow it."""
    tokens = document.tokens
    if tokens.lower[by] != "by":
        return None
    found = before_sum(document, phrase(document, by + 1))
    if found is None:
        return None
    if particle is not None and found[0] < particle < found[1]:
        return TokenSpan(found[0], particle)
    return TokenSpan(found[0], before_time(document, *found))


def before_sum(document: Document, named: TokenSpan | None) -> TokenSpan | None:
    """The party without the sum: sued *the club* for £2m, by *passengers* for £5m."""
    if named is None:
        return None
    return TokenSpan(
        named[0], next((at for at in range(*named) if document.tokens.lower[at] == "for" and at > named[0]), named[1])
    )


def is_sum(document: Document, at: int) -> bool:
    """Whether a sum of money begins at ``at``."""
    return document.tokens.word[at][0] in "$£€"


def listed(document: Document, named: TokenSpan | None) -> TokenSpan | None:
    """A party with the others of its list: sued *the port, the council and two banks*, against *Ray Lund, a clerk, and
    Vera Holm*."""
    if named is None:
        return None
    tokens, at, joined = document.tokens, named.end, False
    while not joined and tokens.lower[at] == ",":
        joined = tokens.lower[at + 1] == "and"
        other = phrase(document, at + 1 + joined)
        if other is None or tokens.tag[other.first] in ("PRON", "QUOTE", "ED", "ING"):
            return named
        joined = joined or "and" in tokens.lower[other.first : other.end]
        at = other.end
    acts = tokens.tag[at] in ("VERB", "AUX", "ADV", "LY") or (tokens.tag[at] == "ED" and tokens.tag[at + 1] != "PREP")
    return TokenSpan(named.first, at) if joined and not acts else named


def accused_before(document: Document, first: int, end: int) -> TokenSpan | None:
    """The accused between a verb and its preposition, without a description, time or sum after it."""
    tokens = document.tokens
    if tokens.tag[first : first + 2] == ["PRON", "PREP"] and tokens.lower[first + 1] != "of":
        return TokenSpan(first, first + 1)  # arrested him in Crimea
    members = listed(document, phrase(document, first))
    start = members.end if members is not None and "," in tokens.lower[first : members.end] else first + 1
    end = next((at for at in range(start, end) if _follows_accused(document, at)), end)
    while end > first and tokens.tag[end - 1] in ("ADV", "LY", "PUNCT", "PREP") and tokens.lower[end - 1] != ")":
        end -= 1
    return TokenSpan(first, end) if first < end else None


def _follows_accused(document: Document, at: int) -> bool:
    """Whether a description, a time or a sum begins at ``at``: sentenced X *to two years*, slammed X *as weak*."""
    tag, lower, lists = document.tokens.tag, document.tokens.lower, lexicon()
    word, after = lower[at], lower[at + 1]
    if word == ",":
        return after in _DESCRIPTIONS or tag[at + 1] in ("PRON", "AUX", "ED")
    if word in ("to", "in", "aged"):
        return tag[at + 1] == "NUM" or after in _TERMS
    if word in lists.months or word[0] in "$£€":
        return tag[at - 1] == "PREP" if word in lists.months else tag[at - 1] != "DET"
    return word == "during" or word in lists.days or word == "as"


def is_somebody(document: Document, span: TokenSpan) -> bool:
    """Whether the words name a person or an organisation."""
    tokens = document.tokens
    for at in range(*span):
        word, tag = tokens.lower[at], tokens.tag[at]
        if tag == "NAME" or (tag == "PRON" and word not in ("it", "everything", "something", "nothing", "one")):
            return True
        one = word.removesuffix("s")
        if not lexicon().somebody.isdisjoint((word, one)) or person_noun(one):
            return True
        if tag == "WORD" and one.endswith(_AGENTS):
            return True
    return False
