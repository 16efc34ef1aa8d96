"""The names behind a condition in one language: labels of the vocabulary, titles of what is referred to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kakehashi.reasoning.syntax import CodeSet, Figure, NamedSet, Reference
from kakehashi.vocabulary import Parameter, Vocabulary, Words

Cite = Callable[[Reference], Words | None]
"""The citation of a reference (labels included, range not) in words: `第6条第1号ワ`. None: not known."""


def reference_key(reference: Reference) -> str:
    """Key of a reference among the titles: `o6-1-wa`, `eu:3A001`, `term/wetted_material`; without its labels."""
    prefix = f"{reference.jurisdiction}:" if reference.jurisdiction else ""
    path = reference.path.removeprefix("term/")
    return f"{prefix}{'term/' if reference.is_term else ''}{path}"


def figure_text(figure: Figure, brackets: str) -> str:
    """`75 W (48.75 dBm)` as printed in the law; `brackets` are the two brackets of the language."""
    text = figure.text if figure.unit is None else f"{figure.text} {figure.unit}"
    if figure.also is None:
        return text
    inner = figure_text(figure.also, brackets)
    return f"{text}{'' if brackets[0] == '（' else ' '}{brackets[0]}{inner}{brackets[1]}"


@dataclass(frozen=True)
class Names:
    """Looks up names in one language. A name that the vocabulary lacks is shown as written, never refused."""

    vocabulary: Vocabulary
    language: str
    titles: Mapping[str, Words]
    cite: Cite | None = None

    def _words(self, words: Words | None, name: str) -> str:
        text = words.get(self.language) if words else None
        return text.rstrip(".。") if text else name.replace("_", " ")

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, where the vocabulary has it."""
        return self.vocabulary.parameters.get(name)

    def label(self, name: str) -> str:
        """Label of a parameter."""
        parameter = self.parameter(name)
        return self._words(parameter.label if parameter else None, name)

    def negative(self, name: str) -> str | None:
        """The negated sentence of a flag or judgement, where the vocabulary gives one."""
        parameter = self.parameter(name)
        return self._words(parameter.negative, name) if parameter and parameter.negative else None

    def kind(self, name: str) -> str:
        """Label of a kind."""
        kind = self.vocabulary.kinds.get(name)
        return self._words(kind.label if kind else None, name)

    def value(self, parameter_name: str, value: str) -> str:
        """Label of a value of an enumeration; a code without label as it is."""
        parameter = self.parameter(parameter_name)
        words = parameter.values.get(value) if parameter else None
        return self._words(words, value) if words else value

    def standard(self, parameter_name: str, name: str) -> str:
        """Label of a measurement standard."""
        parameter = self.parameter(parameter_name)
        return self._words(parameter.standards.get(name) if parameter else None, name)

    def basis(self, parameter_name: str, name: str) -> str:
        """Label of a basis."""
        parameter = self.parameter(parameter_name)
        return self._words(parameter.bases.get(name) if parameter else None, name)

    def component(self, name: str) -> str:
        """Label of a component (a list of things) or a curve."""
        component = self.vocabulary.components.get(name) or self.vocabulary.curves.get(name)
        return self._words(component.label if component else None, name)

    def purpose(self, name: str) -> str:
        """Label of a purpose."""
        return self._words(self.vocabulary.purposes.get(name), name)

    def stage(self, name: str) -> str:
        """Label of a stage (design, production, use)."""
        return self._words(self.vocabulary.stages.get(name), name)

    def title(self, key: str) -> str | None:
        """Title of a reference, of `set/NAME` or of `table/NAME`, where the caller gave one."""
        words = self.titles.get(key)
        return words.get(self.language) if words else None

    def named(self, members: NamedSet) -> str:
        """Title of a named set, else its name."""
        return self.title(f"set/{members.name}") or members.name.replace("_", " ")

    def members(self, parameter_name: str, members: CodeSet) -> list[str]:
        """Labels of the members of a set that is written out, in the order written."""
        if parameter_name == "kind":
            return [self.kind(member) for member in members.members]
        return [self.value(parameter_name, member) for member in members.members]

    def citation(self, reference: Reference) -> str | None:
        """What the caller's function says of a reference."""
        words = self.cite(reference) if self.cite else None
        return words.get(self.language) if words else None
