"""What the theme's templates are told about a page beyond its text."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import Any

from scripts.atlas import Atlas
from scripts.pages import Page, stale
from scripts.paths import LANGUAGES
from scripts.publish.sections import Section, sections
from scripts.render import environment
from scripts.render.article import parse, serialize
from scripts.render.tooltips import Index, Name, mark
from scripts.render.view import View

LATEST = 8


class _Addresses(dict[str, str]):
    """Addresses of terms as seen from a page, worked out when they are asked for: a page marks a few of many terms."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def __missing__(self, id_: str) -> str:
        self[id_] = self._view.term_url(id_)
        return self[id_]


class Site:
    """Contexts and term marks of all pages of an atlas. `site_url` is the public address, ending in a slash."""

    def __init__(self, atlas: Atlas, site_url: str, edit_base: str) -> None:
        self.atlas = atlas
        self.site_url = site_url
        self.edit_base = edit_base
        self.sections: dict[tuple[str, str], list[Section]] = {}
        """What is searched, of every page that was read: by language and page id."""

    @cached_property
    def _indexes(self) -> dict[str, Index]:
        return {language: Index(self._names(language)) for language in LANGUAGES}

    def _names(self, language: str) -> list[Name]:
        """Names that are marked in text: the term itself and its abbreviation; on Chinese pages the English term too.

        Phrases in which a name means something else come without a term: they are passed over.
        """
        names = []
        for entry in self.atlas.catalog.terms.values():
            term = entry.data
            if not term.mark:
                continue
            names += [Name("", phrase, False) for phrase in getattr(term.not_in, language)]
            own = {getattr(term.term, language), term.term.en}
            names += [Name(entry.id, name, name.isupper()) for name in own if len(name) > 1]
            if term.abbr and len(term.abbr) > 1:
                names.append(Name(entry.id, term.abbr, True))
        return names

    @cached_property
    def _followers(self) -> dict[str, list[str]]:
        """Page → pages to read after it: those that build on it, then its successor in a learning path."""
        after: dict[str, list[str]] = {}
        for page in self.atlas.pages["zh"].values():
            for wanted in page.meta.prerequisites:
                after.setdefault(wanted, []).append(page.id)
        if self.atlas.catalog.paths:
            for path in self.atlas.catalog.paths.data:
                steps = [step.page for step in path.steps]
                for page, following in itertools.pairwise(steps):
                    if following not in after.setdefault(page, []):
                        after[page].append(following)
        return after

    @cached_property
    def _terms_of_page(self) -> dict[str, list[str]]:
        """Page → terms whose longer reading it is."""
        terms: dict[str, list[str]] = {}
        for entry in self.atlas.catalog.terms.values():
            if entry.data.page:
                terms.setdefault(entry.data.page, []).append(entry.id)
        return terms

    def read(self, page: Page, content: str) -> tuple[str, list[str]]:
        """A page's HTML with its terms marked, and their ids in order of appearance; `sections` keeps what it says."""
        article = parse(content)
        self.sections[page.language, page.id] = sections(article)
        if page.kind not in ("concept", "family", "benchmark", "platform"):
            return content, []
        view = self._view(page)
        # A page is the explanation of its own term; a mark there would lead away from it.
        own = [id_ for id_ in self._terms_of_page.get(page.id, ()) if id_ in (page.subject, *page.meta.terms[:1])]
        marked = mark(article, self._indexes[page.language], _Addresses(view), own)
        return serialize(article), marked

    def context(self, page: Page, marked: list[str]) -> dict[str, Any]:
        """The variable `atlas` of the templates."""
        view = self._view(page)
        other = LANGUAGES[1 - LANGUAGES.index(page.language)]
        counterpart = self.atlas.pages[other].get(page.id)
        base = environment.site_path(page.language, page.id)
        return {
            "lang": page.language,
            "page_id": page.id,
            "kind": page.kind,
            "level": view.t(f"level_{page.meta.level}") if page.meta.level else "",
            "prerequisites": self._links(view, page.meta.prerequisites),
            "next": self._links(view, self._followers.get(page.id, [])),
            "terms": [self._term(view, id_) for id_ in marked],
            "stale": {"url": environment.relative(base, environment.site_path(other, page.id))}
            if stale(page, counterpart)
            else None,
            "edit_url": view.edit(page.file),
            "alternate": {language: self.site_url + environment.site_path(language, page.id) for language in LANGUAGES},
            "counts": self._counts if page.kind == "home" else {},
            "latest": self._latest(view) if page.kind == "home" else [],
        }

    def _view(self, page: Page) -> View:
        return View(self.atlas, page.language, page.id, self.edit_base)

    def _links(self, view: View, pages: list[str]) -> list[dict[str, str]]:
        return [{"title": view.title(id_), "url": view.page(id_)} for id_ in pages if view.has(id_)]

    def _term(self, view: View, id_: str) -> dict[str, Any]:
        term = self.atlas.catalog.terms[id_].data
        other = LANGUAGES[1 - LANGUAGES.index(view.language)]
        return {
            "id": id_,
            "name": environment.inline(getattr(term.term, view.language)),
            "other": environment.inline(getattr(term.term, other)),
            "abbr": environment.inline(term.abbr) if term.abbr else "",
            "definition": environment.inline(getattr(term.definition, view.language)),
            "url": view.term_url(id_),
        }

    @cached_property
    def _counts(self) -> dict[str, int]:
        catalog = self.atlas.catalog
        kinds = [page.kind for page in self.atlas.pages["zh"].values()]
        return {
            "concepts": kinds.count("concept"),
            "families": kinds.count("family"),
            "models": len(catalog.models),
            "benchmarks": len(catalog.benchmarks),
            "scores": len(catalog.cells),
            "reports": len(catalog.reports),
            "terms": len(catalog.terms),
            "platforms": len(catalog.platforms),
            "misconceptions": len(catalog.misconceptions),
        }

    def _latest(self, view: View) -> list[dict[str, str]]:
        """The newest models and the source documents read last, newest first."""
        catalog = self.atlas.catalog
        items = [
            {
                "date": entry.data.released.value,
                "kind": "model",
                "title": entry.data.name,
                "url": view.model_url(entry.id),
            }
            for entry in catalog.models.values()
            if entry.data.released
        ]
        items += [
            {"date": entry.data.published, "kind": "report", "title": entry.data.title, "url": entry.data.url}
            for entry in catalog.reports.values()
        ]
        return sorted(items, key=lambda item: (item["date"], item["title"]), reverse=True)[:LATEST]
