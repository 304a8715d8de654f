"""Search: a dictionary of our words for the Chinese segmenter, and one index per language.

An index is made from the sections of the pages and from the facts. It holds entries (pages and their
sections, terms, models, misconceptions, confusable ideas), all names under which an entry is looked for, and for every
word the entries it stands in with a weight. `docs/assets/js/search-engine.js` reads it.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from scripts.atlas import Atlas
from scripts.pages import Page
from scripts.paths import LANGUAGES
from scripts.publish import searchwords
from scripts.publish.sections import Section
from scripts.render.environment import first_sentence, site_path

_CHINESE = re.compile(r"[㐀-鿿]{2,}")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"`|\[([^\]]*)\]\([^)]*\)")

# How much a name says about its entry: own name, another spelling, a rendering we avoid, the organization behind it.
_OWN, _OTHER, _AVOIDED, _MAKER = 9, 8, 7, 4
_KINDS = {"concept": "c", "benchmark": "b", "family": "f", "platform": "p"}
# Weights of a word: BM25 in the text, and what a title, a name or a description adds. Stored in 15 steps.
_SATURATION, _LENGTH = 1.2, 0.6
_IN_TITLE, _IN_NAME, _IN_LEAD = 3.0, 1.5, 1.0
_HIGHEST, _STEPS = 6.0, 15
# A word in so many entries is left out where it weighs no more than so many steps; a fifth of the index would be that.
_FAINT = {24: 1, 60: 2}
# Figures in running text: nobody looks for 0.0155 or 14042, and they would be a tenth of the index.
_FIGURE = re.compile(r"\d+\.[\d.]+|0\d+|\d{5,}")
# Signs of the base 32, for all digits of a number but the last, and for the last.
_MORE, _LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ+-/:_.", "abcdefghijklmnopqrstuvwxyz012345"


@dataclass
class Entry:
    """Something that can be found. `place` is an address below the language's root, of a section only its fragment."""

    kind: str
    place: str
    title: str
    lead: str = ""
    text: str = ""
    other: str = ""
    """The name in the other language."""
    more: str = ""
    """For a term the page for longer reading, for a page the glossary's entry of its subject."""
    names: dict[str, int] = field(default_factory=dict)

    def name(self, weight: int, *names: str | None) -> None:
        """Add names; the greatest weight of a name counts."""
        for name in names:
            if name:
                folded = searchwords.fold(name).strip()
                self.names[folded] = max(weight, self.names.get(folded, 0))


def dictionary(atlas: Atlas) -> str:
    """Words that must not be cut apart, in the segmenter's format: word and weight, one per line."""
    catalog = atlas.catalog
    texts: list[str] = []
    for entry in catalog.terms.values():
        texts += [entry.data.term.zh, *entry.data.aliases.zh, *(avoided.text for avoided in entry.data.avoid.zh)]
    texts += [family.name.zh for family in catalog.words.families.values()]
    texts += [organization.name.zh for organization in catalog.words.organizations.values()]
    texts += [name for model in catalog.models.values() for name in (model.data.name, *model.data.aliases)]
    texts += [name for entry in catalog.benchmarks.values() for name in (entry.data.name, *entry.data.aliases)]
    texts += [name for entry in catalog.platforms.values() for name in (entry.data.name.zh, *entry.data.aliases)]
    words = {word for text in texts for word in _CHINESE.findall(text)}
    return "".join(f"{word} 100000\n" for word in sorted(words))


def write(folder: Path, atlas: Atlas, read: Mapping[tuple[str, str], list[Section]]) -> list[Path]:
    """Make `<language>.js` in a folder. `read` holds the sections of pages, by language and page id. Returns the files.

    They are scripts and not JSON because a page that is opened from a disk may load the one and not the other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for language in LANGUAGES:
        own = {page: sections for (one, page), sections in read.items() if one == language}
        content = json.dumps(pack(language, entries(atlas, language, own)), ensure_ascii=False, separators=(",", ":"))
        path = folder / f"{language}.js"
        path.write_text(f'atlasSearch.take("{language}",{content})\n', encoding="utf-8")
        written.append(path)
    return written


# ---- what can be found ----------------------------------------------------------------------------------------------


def entries(atlas: Atlas, language: str, read: Mapping[str, list[Section]]) -> list[Entry]:
    """Everything that can be found in a language; a page's sections (`read`, by page id) follow the page."""
    found: list[Entry] = []
    for page in atlas.pages[language].values():
        found += _of_page(atlas, language, page, read.get(page.id, []))
    found += _of_terms(atlas, language)
    found += _of_models(atlas, language)
    found += _of_statements(atlas, language)
    return found


def _of_page(atlas: Atlas, language: str, page: Page, sections: list[Section]) -> Iterator[Entry]:
    counterpart = atlas.pages[_other(language)].get(page.id)
    entry = Entry(_KINDS.get(page.kind, "o"), _place(page.id), page.meta.title, page.meta.description)
    entry.name(_OWN, page.meta.title)
    if counterpart:
        entry.name(_OTHER, counterpart.meta.title)
    term = _subject(atlas, page)
    entry.text = " ".join(section.text for section in sections if not section.id)
    if term:
        data = atlas.catalog.terms[term].data
        _name_term(entry, data, language)
        # The page is the term's card: what it is stands in one line, and what the page adds is searched all the same.
        entry.text += " " + page.meta.description
        entry.lead = first_sentence(_plain(getattr(data.definition, language)))
        entry.more = f"{_place('glossary')}#{term}"
    _name_page(entry, atlas, page)
    yield entry
    made = _from_data(atlas).get(page.id, set())
    for section in sections:
        if section.id and re.sub(r"-names?$|(?<=^letter-).*", "", section.id) not in made:
            yield Entry("s", f"#{section.id}", section.title, text=section.text)


def _name_page(entry: Entry, atlas: Atlas, page: Page) -> None:
    catalog = atlas.catalog
    if page.kind == "benchmark" and page.subject in catalog.benchmarks:
        benchmark = catalog.benchmarks[page.subject].data
        entry.name(_OWN, benchmark.name)
        entry.name(_OTHER, benchmark.full_name, *benchmark.aliases)
    elif page.kind == "family" and page.subject in catalog.words.families:
        family = catalog.words.families[page.subject]
        maker = catalog.words.organizations[family.developer].name
        entry.name(_OWN, family.name.zh, family.name.en)
        entry.name(_MAKER, maker.zh, maker.en)
    elif page.kind == "platform" and page.subject in catalog.platforms:
        platform = catalog.platforms[page.subject].data
        maker = catalog.words.organizations[platform.provider].name
        entry.name(_OWN, platform.name.zh, platform.name.en)
        entry.name(_OTHER, *platform.aliases)
        entry.name(_MAKER, maker.zh, maker.en)


def _subject(atlas: Atlas, page: Page) -> str | None:
    """The term that a page is about: it has the page's id or its title in a language, and the page is its longer reading."""
    terms = atlas.catalog.terms
    titles = {
        language: searchwords.fold(atlas.pages[language][page.id].meta.title)
        for language in LANGUAGES
        if page.id in atlas.pages[language]
    }
    for id_ in (page.subject, *page.meta.terms):
        if id_ in terms and terms[id_].data.page == page.id:
            name = terms[id_].data.term
            same = (searchwords.fold(getattr(name, language)) == title for language, title in titles.items())
            if id_ == page.subject or any(same):
                return id_
    return None


def _of_terms(atlas: Atlas, language: str) -> Iterator[Entry]:
    subjects = {_subject(atlas, page) for page in atlas.pages[language].values()}
    for id_, loaded in atlas.catalog.terms.items():
        if id_ in subjects:
            continue
        term = loaded.data
        definition = _plain(getattr(term.definition, language))
        entry = Entry("t", f"{_place('glossary')}#{id_}", getattr(term.term, language), first_sentence(definition))
        entry.text = definition
        _name_term(entry, term, language)
        if term.page in atlas.pages[language]:
            entry.more = _place(term.page)
        yield entry


def _name_term(entry: Entry, term: Any, language: str) -> None:
    entry.name(_OWN, getattr(term.term, language), term.abbr)
    entry.name(_OTHER, getattr(term.term, _other(language)))
    for one in LANGUAGES:
        entry.name(_OTHER, *getattr(term.aliases, one))
        entry.name(_AVOIDED, *(avoided.text for avoided in getattr(term.avoid, one)))
    # What stands in brackets tells two senses apart; nobody types it.
    for name in (term.term.zh, term.term.en):
        entry.name(_OTHER, re.sub(r"\s*[（(].*", "", name))
    other = getattr(term.term, _other(language))
    entry.other = " · ".join(dict.fromkeys(name for name in (other, term.abbr) if name and name != entry.title))


def _of_models(atlas: Atlas, language: str) -> Iterator[Entry]:
    """Newest first: of models that fit a question equally well, the first one is shown first."""
    models = atlas.catalog.models.items()
    for id_, loaded in sorted(models, key=lambda item: _released(item[1].data), reverse=True):
        model = loaded.data
        page = f"families/{model.family}"
        place = _place(page if page in atlas.pages[language] else "models")
        entry = Entry("m", f"{place}#m-{id_}", model.name, _plain(getattr(model.summary, language)))
        entry.text = entry.lead
        entry.name(_OWN, model.name, id_)
        entry.name(_OTHER, *model.aliases, *model.api_ids)
        yield entry


def _released(model: Any) -> str:
    return model.released.value if model.released else ""


def _of_statements(atlas: Atlas, language: str) -> Iterator[Entry]:
    for id_, loaded in atlas.catalog.misconceptions.items():
        claim, correction = (_plain(getattr(text, language)) for text in (loaded.data.claim, loaded.data.correction))
        place = f"{_place('misconceptions')}#misconception-{id_}"
        yield Entry("k", place, claim, first_sentence(correction), correction)
    for id_, loaded in atlas.catalog.confusables.items():
        difference = _plain(getattr(loaded.data.difference, language))
        title = " / ".join(_plain(getattr(item, language)) for item in loaded.data.items)
        place = f"{_place('confusables')}#confusable-{id_}"
        entry = Entry("x", place, title, first_sentence(difference), difference)
        # Whoever types one of the things in the other language, or short, finds the comparison too.
        terms = [atlas.catalog.terms[item.term].data for item in loaded.data.items if item.term in atlas.catalog.terms]
        names = [getattr(item, _other(language)) for item in loaded.data.items] + [term.abbr or "" for term in terms]
        entry.text += " " + " ".join(names)
        yield entry


def _from_data(atlas: Atlas) -> dict[str, set[str]]:
    """Sections of lists whose entries are indexed from the facts, by page; they would stand in the results twice."""
    return {
        "glossary": {*atlas.catalog.terms, "letter-"},
        "confusables": {f"confusable-{id_}" for id_ in atlas.catalog.confusables},
        "misconceptions": {"all"},
    }


def _place(page: str) -> str:
    """The address of a page below its language's root."""
    return site_path("zh", page)


def _other(language: str) -> str:
    return LANGUAGES[1 - LANGUAGES.index(language)]


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub(" ", _MARKUP.sub(lambda match: match[1] or "", text)))


# ---- the index ------------------------------------------------------------------------------------------------------


def pack(language: str, found: list[Entry]) -> dict[str, Any]:
    """The index that is sent to readers.

    `entries`: kind, place, title, lead, name in the other language, more; empty ones at the end are left out.
    `names`: for each entry its names, each with its weight as a digit before it, and a line end between them.
    `words`, `gaps` and `weights`: every word; for each the entries it stands in, as gaps to the entry before; and one
    hexadecimal digit for each of them. `longest`: characters of the longest Chinese word.
    """
    words = _weigh(found)
    known = set(words)
    names = {name for entry in found for name in entry.names}
    own = set("".join(names))
    order = sorted(words)
    return {
        "entries": [_row(entry) for entry in found],
        "names": ["\n".join(f"{weight}{name}" for name, weight in entry.names.items()) for entry in found],
        "pinyin": [_sounds(entry) for entry in found] if language == "zh" else [],
        "words": " ".join(order),
        "gaps": " ".join("".join(_digits(gap) for gap, _ in words[word]) for word in order),
        "weights": " ".join("".join(f"{weight:x}" for _, weight in words[word]) for word in order),
        "longest": max((len(word) for word in order if not word.isascii()), default=1),
        "traditional": "".join(one + two for one, two in searchwords.traditional(own.union(*known), own).items()),
        "regional": searchwords.regional(known | names),
    }


def _row(entry: Entry) -> list[str]:
    row = [entry.kind, entry.place, entry.title, entry.lead, entry.other, entry.more]
    while row and not row[-1]:
        row.pop()
    return row


def _sounds(entry: Entry) -> str:
    """How the Chinese names of an entry sound; of sections and models nobody types that."""
    if entry.kind in "smkx":
        return ""
    own = [name for name, weight in entry.names.items() if weight >= _OTHER and _CHINESE.search(name)]
    return "\n".join(dict.fromkeys(sound for name in own[:3] for sound in searchwords.pinyin(name)))


def _digits(number: int) -> str:
    """A number to the base 32; the signs of its last digit are others, so that one sees where it ends."""
    text = _LAST[number % 32]
    while number := number // 32:
        text = _MORE[number % 32] + text
    return text


def _weigh(found: list[Entry]) -> dict[str, list[tuple[int, int]]]:
    """Word → (gap to the entry before, weight in steps) for every entry it stands in."""
    bodies = [_count(entry.text) for entry in found]
    lengths = [sum(body.values()) for body in bodies]
    average = max(1.0, sum(lengths) / max(1, len(lengths)))
    steps: dict[str, dict[int, int]] = defaultdict(dict)
    for number, (entry, body, length) in enumerate(zip(found, bodies, lengths, strict=True)):
        weights: dict[str, float] = defaultdict(float)
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
        for word, count in body.items():
            weights[word] = count * (_SATURATION + 1) / (count + damping)
        _add(weights, entry.title, _IN_TITLE)
        _add(weights, " ".join(name for name, weight in entry.names.items() if weight > _AVOIDED), _IN_NAME)
        if entry.kind != "m":
            _add(weights, entry.lead, _IN_LEAD)
        for word, weight in weights.items():
            steps[word][number] = max(1, min(_STEPS, round(weight / _HIGHEST * _STEPS)))
    return {word: _gaps(_clear(places)) for word, places in steps.items()}


def _count(text: str) -> dict[str, int]:
    """How often each word of a text stands in it."""
    return {word: n for word, n in Counter(searchwords.tokens(text)).items() if not _FIGURE.fullmatch(word)}


def _clear(places: dict[int, int]) -> dict[int, int]:
    """Without the entries in which a common word hardly counts: nobody leafs through hundreds of them."""
    faint = max((step for entries, step in _FAINT.items() if len(places) >= entries), default=0)
    return {number: step for number, step in places.items() if step > faint} or places


def _gaps(places: dict[int, int]) -> list[tuple[int, int]]:
    return [(number - before, places[number]) for before, number in pairwise([-1, *places])]


def _add(weights: dict[str, float], text: str, most: float) -> None:
    """Words of a short text; the longer it is, the less one of its words says."""
    words = set(searchwords.tokens(text))
    for word in words:
        weights[word] += most / (1 + 0.05 * (len(words) - 1))
