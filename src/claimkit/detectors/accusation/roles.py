"""The subject of an accusing verb, and the noun that a participle or a clause describes, as token spans."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.parties import is_somebody, phrase
from claimkit.detectors.accusation.wrong_spans import is_year
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import REFLEXIVES, SUBJECTS, Phrase
from claimkit.text.tokens import TokenSpan

_NOBODY = frozenset({"nobody", "no-one", "none", "neither", "no"})
_DESCRIBES = frozenset(
    {"once", "former", "then", "now", "formerly", "aged", "one", "head", "chief", "leader", "of", "from"}
)
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
    if first == verb == floor and tokens.lower[verb].endswith("ing"):
        return _after_participle(document, verb)
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
        if found is not None and _is_aside(document, found.first - 1):
            found = mentions.main_subject(document, found.first - 1)  # Holm sang, at one point calling
    elif first < mentions.group_start(document, verb):
        found = mentions.subject_of(document, first)
    else:
        found = mentions.subject_of(document, verb)
    if found is None:
        return _subject_of_being(document, first)
    if tokens.lower[found.first] in _RELATIVE:
        return _meant_by(document, found)
    return _with_members(document, _trim(document, found.first, found.end))


def _is_aside(document: Document, preposition: int) -> bool:
    """Whether a preposition after a comma opens an aside: *, at one point* calling. Not *, with Ann Lee* calling."""
    tokens = document.tokens
    opens = tokens.tag[preposition] == "PREP" and tokens.word[preposition - 1] == ","
    return opens and tokens.lower[preposition] != "with"


def _with_members(document: Document, last: TokenSpan) -> TokenSpan:
    """A subject with the members before it of the list that opens the sentence: *The port, its head and* two clerks
    were, *She and* two clerks were."""
    tokens, (floor, _) = document.tokens, document.sentence_of(last.first)
    first, listed = last.first, "and" in tokens.lower[last.first : last.end]
    while first > floor and (tokens.word[first - 1] == "," or tokens.lower[first - 1] == "and"):
        close = first - 1 - (tokens.lower[first - 1] == "and" and tokens.word[first - 2] == ",")
        listed = listed or tokens.lower[first - 1] == "and"
        if tokens.lower[first - 1] == "and" and tokens.lower[close - 1] in SUBJECTS:
            return TokenSpan(close - 1, last.end)
        member = mentions.phrase_before(document, close)
        if member is None or not listed or _is_time_or_age(document, member):
            return last
        if tokens.tag[member.first - 1] == "PREP":
            break  # In Leeds, the port and
        first = member.first
    return TokenSpan(first, last.end) if first == floor or tokens.tag[floor] == "PREP" else last


def _is_time_or_age(document: Document, member: Phrase) -> bool:
    """Whether what stands before a comma is no member of a list: *Last week*, the ports were; *Ann Lee, 19,* and Al."""
    words = document.tokens.lower[member.first : member.end]
    return not lexicon().times.isdisjoint(words) or words[-1].isdigit()


def _after_participle(document: Document, participle: int) -> TokenSpan | None:
    """The subject of a participle that opens the sentence: *Facing charges of theft and fraud, Mr Holm* resigned."""
    tokens, limit = document.tokens, document.sentence_of(participle)[1]
    for comma in (at for at in range(participle, limit) if tokens.word[at] == ","):
        found = phrase(document, comma + 1)
        if found is not None and tokens.tag[found.end] not in ("PUNCT", "CONJ", "STOP"):
            return found
    return None


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
    if tokens.lower[end - 1] in lexicon().report and "," in tokens.word[first:end]:
        end = tokens.word.index(",", first)  # the mayor, her rivals say, is
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


def _subject_of_being(document: Document, first: int) -> TokenSpan | None:
    """The subject of a verb group at ``first`` that has none before it: *the mayor, jailed for being accused of theft*;
    *they face a trial after being charged, having been charged, and have been charged*."""
    tokens = document.tokens
    for at in range(first - 1, max(document.sentence_of(first)[0], first - 12), -1):
        if tokens.word[at] == "," and tokens.tag[at + 1] == "ED":
            return noun_before(document, at + 1)
    if tokens.lower[first] not in ("being", "having") and tokens.tag[first - 1] != "CONJ":
        return None
    main = mentions.main_subject(document, first)
    return TokenSpan(*main) if main else _opening_noun(document, first)


def _opening_noun(document: Document, before: int) -> TokenSpan | None:
    """The noun phrase that opens the sentence, before a verb that its word class does not show: *The runners* face."""
    tokens, (floor, _) = document.tokens, document.sentence_of(before)
    floor = next((at + 1 for at in range(before - 1, floor, -1) if tokens.word[at] == ":"), floor)
    opening = phrase(document, floor)
    if opening is None or opening.end > before or tokens.tag[floor] not in ("NAME", "DET", "POSS", "NUM"):
        return None
    end = subject_end(document, *opening)
    timed = tokens.tag[end] in ("ADV", "LY") or tokens.lower[end + 1] in lexicon().times  # they already face
    return TokenSpan(floor, end) if end < opening.end or timed else None


def subject_end(document: Document, first: int, end: int) -> int:
    """The end of a subject that was read too far: before an adverb (*Vera Holm* personally took), or the verb before an
    article, which follows no noun inside a phrase (*the firm* burdens the state)."""
    tokens = document.tokens
    for at in range(first + 1, min(end + 1, len(tokens))):
        if tokens.tag[at] == "LY" and tokens.tag[at - 1] in ("NAME", "WORD"):
            return at
        if at < first + 2:
            continue
        if tokens.tag[at] in ("DET", "POSS") and tokens.tag[at - 1] in ("WORD", "ED"):
            return at - 1
        if tokens.tag[at] == "ED" and tokens.tag[at - 1] in ("NAME", "WORD"):
            return at
    return end


def _nearest_noun(document: Document, first: int, end: int) -> TokenSpan:
    """The noun nearest to *who* or a participle in a long phrase: *said he had met men* accused of."""
    tag = document.tokens.tag
    if end - first <= 7:
        return TokenSpan(first, end)
    return TokenSpan(
        next((i + 1 for i in range(end - 2, first, -1) if tag[i] in ("PREP", "VERB", "REL", "AUX")), first), end
    )


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
    nearest = _nearest_noun(document, *_trim(document, first, found.end))
    return TokenSpan(*_person_in(document, Phrase(*nearest)))
