"""Who stands accused and who accuses: spans around an accusing word, as pairs of token numbers."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.wrong_spans import before_time, by_means, closing, is_year, sentence_end
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import REFLEXIVES, Phrase
from claimkit.text.tokens import TokenSpan

_TERMS = frozenset(
    {"life", "death", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "prison", "jail"}
)
_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_AGENTS = ("er", "or", "ist", "man", "ant", "ian")
_DESCRIBES = frozenset(
    {"once", "former", "then", "now", "formerly", "aged", "one", "head", "chief", "leader", "of", "from"}
)
_LOOSE = frozenset({"for", "into", "against", "over", "about"})
_GAP = 16  # tokens back to the verb in the passive that another shares
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def group_start(document: Document, verb: int) -> int:
    """First token of the verb group, that of *get* before its participle included."""
    first = mentions.group_start(document, verb)
    if first > 1 and document.tokens.lower[first - 1] in REFLEXIVES:
        before = first - 2
        while before > 0 and document.tokens.tag[before] in ("ADV", "LY"):
            before -= 1
        if document.tokens.tag[before] == "AUX":
            return group_start(document, before + 1)  # was later himself accused
    if first and document.tokens.lower[first - 1] in ("get", "gets", "got", "getting", "gotten"):
        return mentions.group_start(document, first - 1)
    return first


def negated(document: Document, verb: int) -> bool:
    """Whether the verb group denies it or makes it improbable."""
    tokens = document.tokens
    floor, _ = document.sentence_of(verb)
    first = group_start(document, verb)
    if first > floor and tokens.lower[first] == "to" and tokens.lower[first - 1] in lexicon().hard:
        return True
    if any(
        tokens.lower[i] in lexicon().negations or tokens.lower[i].endswith("n't")
        for i in range(max(floor, first - 1), verb)
    ):
        return True
    subject = mentions.subject_of(document, verb)
    return subject is not None and tokens.lower[subject.first] in _NOBODY


def passive(document: Document, verb: int) -> bool:
    """Whether a form of *be* or *get* stands in the verb's group."""
    tokens = document.tokens
    first = group_start(document, verb)
    return tokens.tag[verb] != "ING" and any(tokens.lower[i] in lexicon().be for i in range(first, verb))


def shares_passive(document: Document, at: int) -> bool:
    """Whether the participle shares the auxiliary of another: *was fined and banned*, *was convicted of theft but
    cleared of fraud*."""
    tokens = document.tokens
    if tokens.tag[at - 1] != "CONJ":
        return False
    for before in range(at - 2, max(document.sentence_of(at)[0], at - _GAP), -1):
        if tokens.tag[before] == "ED":
            return passive(document, before)
        if tokens.tag[before] in ("AUX", "VERB", "SUB", "REL", "PRON", "STOP"):
            return False
    return False


def subject(document: Document, verb: int) -> TokenSpan | None:
    """The subject, a relative pronoun resolved to what it points back to; *tried to blame* has that of *tried*."""
    tokens = document.tokens
    floor, _ = document.sentence_of(verb)
    first = group_start(document, verb)
    if first > floor + 1 and tokens.lower[first - 1] == "long" and tokens.tag[first - 2] == "AUX":
        return subject(document, first - 2)  # has long accused
    found = None
    if first > floor and tokens.lower[first] == "to":
        found = _of_infinitive(document, first, floor)
    elif first > floor + 1 and tokens.lower[first - 1] in REFLEXIVES:  # Osei himself was accused
        found = mentions.phrase_before(document, first - 1)
    elif first > floor and tokens.tag[first - 1] == "PRON" and tokens.lower[first - 1] != "others":
        found = Phrase(first - 1, first)
    elif tokens.tag[verb] == "ING" and first == verb > floor + 1 and tokens.tag[verb - 2 : verb] == ["AUX", "WORD"]:
        return subject(document, verb - 1)  # might consider suing
    elif tokens.tag[verb] == "ING" and first == verb > floor and tokens.lower[verb - 1] == "another":
        return TokenSpan(verb - 1, verb)
    elif tokens.tag[verb] == "ING" and first == verb > floor and tokens.tag[verb - 1] in ("NAME", "WORD"):
        found = mentions.phrase_before(document, verb)
        if found and (maker := _made(document, found.first, floor)) is not None:
            return subject(document, maker)
    elif first > floor and tokens.tag[first - 1] == "CONJ" and (joined := _subordinate_subject(document, first - 1)):
        return joined
    elif first < mentions.group_start(document, verb):
        found = mentions.subject_of(document, first) or mentions.phrase_before(document, first)
    else:
        found = mentions.subject_of(document, verb)
    if found is None:
        return _imprisoned_for_being(document, first)
    if found.end - found.first == 1 and tokens.lower[found.first] in _RELATIVE:
        return _meant_by(document, found, who=tokens.lower[first - 1] == "who")
    first, end = _trimmed(document, found.first, found.end)
    return TokenSpan(first, end) if tokens.tag[first] != "PUNCT" else None


def _of_infinitive(document: Document, to: int, floor: int) -> Phrase | None:
    """The subject of the verb or noun that an infinitive depends on: *she tried* to blame, *his attempt* to blame."""
    tokens, raised = document.tokens, to - 1
    while raised > floor and (tokens.lower[raised] in lexicon().times or tokens.tag[raised] in ("ADV", "LY")):
        raised -= 1
    governs = tokens.tag[raised] in ("ED", "VERB", "ING") or tokens.lower[raised] in lexicon().raising
    return (mentions.subject_of(document, raised) if governs else None) or mentions.main_subject(document, to)


def _meant_by(document: Document, pronoun: Phrase, *, who: bool) -> TokenSpan:
    """What a relative pronoun points back to."""
    if document.tokens.word[pronoun.first - 1] == "," and (named := _named(document, pronoun.first - 1)) is not None:
        return named
    found = mentions.antecedent(document, pronoun.first) or pronoun
    if who:
        found = _person(document, found)
    return _nearest(document, *_trimmed(document, found.first, found.end))


def _made(document: Document, first: int, floor: int) -> int | None:
    """The verb of somebody who *issued a letter* blasting X, *held a rally* blasting X: they do."""
    tokens = document.tokens
    before = first - 1
    made = before > floor and tokens.lower[before] in lexicon().make and tokens.tag[first] == "DET"
    return before if made and tokens.tag[before] in ("ED", "VERB") else None


def _person(document: Document, found: Phrase) -> Phrase:
    """Of *a red notice for the banker*, who is wanted, the banker; of *a lawyer for the bank* the lawyer."""
    tokens = document.tokens
    for at in range(found.end - 2, found.first, -1):
        if tokens.lower[at] in _LOOSE and not is_somebody(document, TokenSpan(found.first, at)):
            return Phrase(at + 1, found.end)
    return found


def _subordinate_subject(document: Document, conj: int) -> TokenSpan | None:
    """The pronoun that *and* carries on inside a subordinate clause: *after she left and blamed him*."""
    tokens = document.tokens
    for at in range(conj - 1, max(document.sentence_of(conj)[0], conj - 20), -1):
        if tokens.tag[at] in ("STOP", "QUOTE") or tokens.lower[at] in (",", ";"):
            return None
        if tokens.tag[at] == "PRON" and tokens.tag[at - 1] == "SUB" and tokens.lower[at - 1] != "that":
            return TokenSpan(at, at + 1)
    return None


def _trimmed(document: Document, first: int, end: int) -> TokenSpan:
    """Without what a shallow reading includes by mistake: a time before a name, a noun with its own *that*."""
    tokens = document.tokens
    end = _before_description(document, first, end)
    for at in range(end - 2, first - 1, -1):
        word = tokens.lower[at]
        if word in lexicon().times and tokens.tag[at + 1] in ("NAME", "DET", "POSS"):
            return TokenSpan(at + 1, end)
        if word in ("that", "whom") and at > first and not any(t in ("AUX", "VERB", "ED") for t in tokens.tag[at:end]):
            return TokenSpan(at + 1, end)
        pronoun = tokens.tag[at + 1] == "PRON" and tokens.lower[at + 1] != "others"
        if (pronoun or tokens.lower[at + 1] == "those") and at + 2 == end and at - first < 2:
            return TokenSpan(at + 1, end)
    if first and tokens.tag[first - 1] == "PREP" and first - 1 == document.sentence_of(first)[0]:
        first = _behind_year(document, first, end)
    if tokens.tag[first : first + 2] == ["ED", "PREP"] and end - first > 2:
        first += 2
    elif first and tokens.tag[first] == "ED" and tokens.tag[first - 1] == "AUX" and end - first > 1:
        first += 1  # "have opened an inquiry"
    while end - first > 1 and tokens.tag[end - 1] in ("PUNCT", "SYM") and tokens.lower[end - 1] != ")":
        end -= 1
    while end - first > 1 and tokens.tag[first] == "ING" and tokens.tag[first + 1] in ("NAME", "DET", "WORD", "POSS"):
        first += 1
    return TokenSpan(first, end)


def _behind_year(document: Document, first: int, end: int) -> int:
    """``first`` moved after the year that a sentence opens with: In nineteen ninety *Mr Holm*, In 2006 *a court*."""
    tag, name = document.tokens.tag, end
    while name > first and tag[name - 1] == "NAME":
        name -= 1
    if first < name < end and all(kind in ("WORD", "NUM") for kind in tag[first:name]):
        first = name
    return first + (tag[first] == "NUM" and tag[first + 1] == "DET")


def _before_description(document: Document, first: int, end: int) -> int:
    """``end`` moved before an age or an address: *Vera Holm*, 59, of Mill Lane, Leeds."""
    tokens = document.tokens
    for at in range(first + 1, end - 1):
        describes = tokens.tag[at + 1] == "NUM" or tokens.lower[at + 1] in ("of", "from", "aged")
        if tokens.word[at] == "," and describes and "and" not in tokens.lower[at:end]:
            return at
    return end


def _named(document: Document, comma: int) -> TokenSpan | None:
    """The name that a chain of appositions before ``comma`` belongs to: *General Holm*, 61, once the head of the port,
    a former minister, imprisoned for ... ; ``None`` if what precedes the comma is not an apposition."""
    tokens, (floor, _) = document.tokens, document.sentence_of(comma)
    close = comma
    for _ in range(6):
        before = next((i for i in range(close - 1, max(floor - 1, close - 20), -1) if tokens.word[i] == ","), None)
        first = floor if before is None else before + 1
        if before is None and close - floor > 20:
            return None
        descriptive = tokens.tag[first] in ("DET", "NUM") or tokens.lower[first] in _DESCRIBES
        if not descriptive or before is None:
            start = close
            while start > first and tokens.tag[start - 1] == "NAME":
                start -= 1
            return TokenSpan(start, close) if start < close < comma else None
        close = before
    return None


def _imprisoned_for_being(document: Document, being: int) -> TokenSpan | None:
    """Who in *the mayor, jailed for being accused of theft*: the noun before the participle that governs *being*."""
    tokens = document.tokens
    for at in range(being - 1, max(document.sentence_of(being)[0], being - 12), -1):
        if tokens.word[at] == ",":
            return noun_before(document, at + 1) if tokens.tag[at + 1] == "ED" else None
    if tokens.lower[being] != "being":
        return None
    main = mentions.main_subject(document, being)  # "paid after being found guilty of"
    return main if main else None


def _nearest(document: Document, first: int, end: int) -> TokenSpan:
    """The nearest noun in a long stretch before *who* or a participle: *said he had met men* accused of."""
    tag = document.tokens.tag
    if end - first <= 7:
        return TokenSpan(first, end)
    return TokenSpan(
        next((i + 1 for i in range(end - 2, first, -1) if tag[i] in ("PREP", "VERB", "REL", "AUX")), first), end
    )


def owner(document: Document, genitive: int) -> TokenSpan | None:
    """Whose something is: the name before ``'s``."""
    tokens = document.tokens
    floor, _ = document.sentence_of(genitive)
    first = genitive
    while first > floor and tokens.tag[first - 1] in ("NAME", "WORD", "NUM", "ED"):
        first -= 1
    if first > floor and tokens.tag[first - 1] in ("DET", "POSS"):
        first -= 1
    if tokens.tag[genitive - 1] == "NAME" and tokens.tag[first:genitive].count("WORD") > 1:
        while tokens.tag[genitive - 1] == "NAME" and first < genitive - 1 and "WORD" in tokens.tag[first:genitive]:
            first += 1  # "the bank froze Mr Holm's"
    return TokenSpan(first, genitive) if first < genitive else None


def noun_before(document: Document, token: int) -> TokenSpan | None:
    """What a participle after its noun belongs to: *the man* accused of theft."""
    tokens = document.tokens
    if token == 0:
        return None
    token -= tokens.lower[token - 1] in REFLEXIVES  # the chief, himself accused of
    while token > 1 and tokens.tag[token - 1] in ("ADV", "LY") and tokens.tag[token - 2] == "PUNCT":
        token -= 1  # "the chairman, already criticised for"
    if tokens.lower[token - 1] == ",":
        token -= 1
        if (named := _named(document, token)) is not None:
            return named
    found = mentions.phrase_before(document, token)
    if found is None:
        return None
    last = tokens.lower[found.end - 1]
    opening = max(found.first - 1, document.sentence_of(token)[0])
    placed = "PREP" in tokens.tag[opening : found.end]  # "appeared in court charged with"
    if placed and (last in lexicon().places or is_year(last) or last in lexicon().days):
        main = mentions.main_subject(document, token)
        return main if main else None
    first = found.first
    for at in range(found.first, found.end - 2):
        if tokens.lower[at] in lexicon().processes and tokens.lower[at + 1] == "of":
            first = at + 2  # "the trial of a man accused of"
    return _nearest(document, *_trimmed(document, first, found.end))


def phrase(document: Document, token: int, *, whole: bool = False) -> TokenSpan | None:
    """The noun phrase that begins at ``token``, an opening quotation mark included."""
    tokens = document.tokens
    if token < len(tokens) and tokens.tag[token] == "QUOTE":
        close = closing(document, token, sentence_end(document, token))
        rest = phrase(document, close, whole=whole) if close < sentence_end(document, token) else None
        return TokenSpan(token, rest[1] if rest else close)
    found = mentions.phrase_after(document, token, whole=whole)
    if found is None:
        return None
    alleging = found.end - found.first > 1 and tokens.tag[found.end - 1] == "ING"
    return TokenSpan(found.first, found.end - (alleging and tokens.lower[found.end : found.end + 1] == ["that"]))


def agent(document: Document, by: int, particle: int | None = None) -> TokenSpan | None:
    """*by X* at token ``by``; before ``particle``, the words that lead to the wrong, where these stand after it."""
    tokens = document.tokens
    if by + 1 >= sentence_end(document, by - 1) or tokens.lower[by] != "by" or "ING" in tokens.tag[by + 1 : by + 3]:
        return None
    if by_means(document, by):
        return None  # fraud by abuse of position
    found = phrase(document, by + 1)
    if found is not None:  # by passengers for £5m
        sums = (
            at for at in range(found[0] + 1, found[1] - 1) if tokens.lower[at] == "for" and is_sum(document, at + 1)
        )
        found = TokenSpan(found[0], next(sums, found[1]))
    if found is not None and particle is not None and found[0] < particle < found[1]:
        return TokenSpan(found[0], particle)
    return TokenSpan(found[0], before_time(document, *found)) if found is not None else None


def is_sum(document: Document, at: int) -> bool:
    """Whether a sum of money stands at ``at``."""
    return document.tokens.tag[at : at + 1] == ["NUM"] and document.tokens.word[at][0] in "$£€"


def accused_between(document: Document, first: int, end: int) -> TokenSpan | None:
    """The accused between verb and preposition, without the description that follows a comma."""
    tokens = document.tokens
    while end > first and (tokens.tag[end - 1] in ("ADV", "LY", "PUNCT") or tokens.word[end - 1] == "`"):
        end -= 1
    if tokens.tag[first] == "PRON" and tokens.tag[first + 1] == "PREP" and tokens.lower[first + 1] != "of":
        return TokenSpan(first, first + 1)  # arrested him in Crimea
    for at in range(first + 1, end):
        if tokens.lower[at] == "to" and (tokens.tag[at + 1] == "NUM" or tokens.lower[at + 1] in _TERMS):
            return TokenSpan(first, at)  # sentenced X to two years
        month = tokens.lower[at] in lexicon().months and tokens.lower[at] != "may" and tokens.tag[at - 1] == "PREP"
        if month or tokens.lower[at] in lexicon().days or (tokens.tag[at] == "NUM" and tokens.word[at][0] in "$£€"):
            return TokenSpan(
                first, at - (tokens.tag[at - 1] == "PREP")
            )  # called the report Friday a lie, fined the firm $5,000
        dated = tokens.lower[at] in ("aged", "in") and tokens.tag[at + 1] == "NUM" and at + 1 < end
        if dated or tokens.lower[at] == "during":
            return TokenSpan(first, at - (tokens.word[at - 1] == ","))
        if tokens.word[at] == "," and at + 1 < end:
            after = tokens.lower[at + 1]
            if tokens.tag[at + 1] == "NUM" and "and" in tokens.lower[at:end] and "NUM" in tokens.tag[at + 2 : end]:
                continue  # Vera Holm, 59, and Dan Roe, 61
            if after in ("who", "which", "whose", "a", "an", "the") or tokens.tag[at + 1] in ("NUM", "PRON", "AUX"):
                return TokenSpan(first, at)
    return TokenSpan(first, end) if first < end else None


def is_somebody(document: Document, span: TokenSpan) -> bool:
    """Whether a person or a body is meant, judging by the words."""
    tokens = document.tokens
    for at in range(*span):
        word, tag = tokens.lower[at], tokens.tag[at]
        if tag == "NAME" or (tag == "PRON" and word not in ("it", "everything", "something", "nothing", "one")):
            return True
        if word in lexicon().somebody or (tag == "WORD" and word.removesuffix("s").endswith(_AGENTS)):
            return True
    return False
