"""One question as a page shows it: what the ``field`` macro of ``ui/parts.html`` draws.

``system.forms`` makes them from a form definition, ``from_django`` from a bound Django field.

How the parts of a view are used:

- ``name`` is the key in the POST.  ``id`` defaults to ``id_<name>``; radio buttons and tick boxes
  are ``id_<name>_0``, ``_1`` … so an error links to ``target``, never to ``id``.
- ``value`` is what the person typed, as text.  ``multi`` takes a tuple of texts, ``yesno`` takes
  ``"yes"`` or ``"no"``, ``declaration`` takes ``"yes"`` or ``""``, ``file`` takes the names of
  the files already there.
- ``choices`` are the options of ``choice``, ``pick`` (always a select), ``multi``; else hints.
- ``parts`` are the inputs of a compound question (``period``, ``address``, ``person``, ``group``
  …), each a ``FieldView`` of its own with its own name; the compound itself posts nothing.
- ``when`` is a closed condition in JSON: hidden while it is false.  The server alone decides.
- ``read_only`` is shown and not to be typed in, as a Django field that is ``disabled``.
- ``dispute``: how to say that a filled-in value is wrong.  ``rules``, ``max_mb``: of an upload.
- ``source`` says where a filled-in value came from, ``unit`` stands after the box (``元``).
- ``compact`` draws options side by side; ``width`` is ``half`` or ``full``: on a dense screen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.forms import BoundField, CheckboxSelectMultiple, RadioSelect, Select, SelectMultiple

SINGLE = frozenset((
    "text", "longtext", "number", "money", "date", "idcard", "uscc", "phone", "email",
    "password", "code", "sign", "search",
))  # fmt: skip
OPTIONS = frozenset(("choice", "pick", "multi", "yesno"))
COMPOUND = frozenset(("period", "address", "region", "person", "org", "bank", "geo", "group"))
LONGEST_RADIOS = 9  # a longer list is a select
_CONTROLS = {
    "longtext": "textarea", "yesno": "radios", "multi": "ticks", "declaration": "tick",
    "file": "file", "info": "info", "hidden": "hidden", "pick": "select",
}  # fmt: skip
KINDS = SINGLE | OPTIONS | COMPOUND | {"declaration", "info", "file", "hidden"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: what is posted, what is read, and an explanation below it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: the words, and the input they are about.

    ``label`` is the name of the question, where the words do not say it themselves.
    """

    text: str
    target: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """The tick that says "this is wrong"; for a locked value also the box for what is right."""

    name: str
    said: bool = False
    right_name: str = ""
    right: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question, ready to be drawn; the module docstring explains each part."""

    name: str
    kind: str
    label: str
    value: str | tuple[str, ...] = ""
    id: str = ""
    hint: str = ""
    help: str = ""
    error: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    parts: tuple["FieldView", ...] = field(default=())
    when: str = ""
    source: str = ""
    unit: str = ""
    autocomplete: str = ""
    placeholder: str = ""
    max_length: int = 0
    accept: str = ""
    compact: bool = False
    read_only: bool = False
    dispute: Dispute | None = None
    rules: tuple[str, ...] = ()
    max_mb: int = 0
    width: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(self.kind)
        if not self.id:
            object.__setattr__(self, "id", f"id_{self.name}")

    @property
    def target(self) -> str:
        """The id of the first input: where an error link leads."""
        if self.parts:
            return self.parts[0].target
        return f"{self.id}_0" if self.drawn_as in ("radios", "ticks") else self.id

    @property
    def drawn_as(self) -> str:
        """The control: input, textarea, select, radios, ticks, tick, file, compound …."""
        if self.kind in COMPOUND and self.parts:
            return "compound"
        if self.kind == "choice":
            return "select" if len(self.choices) > LONGEST_RADIOS else "radios"
        return _CONTROLS.get(self.kind, "input")

    def shown_choices(self, yes: str, no: str) -> list[tuple[str, str, str]]:
        """Return value, label and hint of each option; a ``yesno`` without any has these two."""
        if self.kind == "yesno" and not self.choices:
            return [("yes", yes, ""), ("no", no, "")]
        return [(option.value, option.label, option.hint) for option in self.choices]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen values of a question with options."""
        return self.value if isinstance(self.value, tuple) else (self.value,)

    def problems(self, whole: str = "") -> Iterator[Problem]:
        """Yield the errors of this question and of its parts, in reading order.

        ``whole`` is the name of the compound question this one is a part of.
        """
        name = " · ".join(filter(None, (whole, self.label.rstrip("？?؟。."))))
        if self.error:
            told = self.label in self.error
            yield Problem(self.error, self.target, "" if told else name)
        if self.dispute and self.dispute.error:
            yield Problem(self.dispute.error, f"id_{self.dispute.right_name}", name)
        for part in self.parts:
            yield from part.problems(name)


def problems(fields: Iterable[FieldView]) -> list[Problem]:
    """Return the lines of the error summary for these questions."""
    return [problem for view in fields for problem in view.problems()]


def from_django(bound: BoundField, *, kind: str = "", source: str = "") -> FieldView:
    """Return the view of a bound Django field.

    The kind follows from the widget (radio buttons, select, check boxes, textarea, password,
    file, date, number, e-mail; else text); name one to get another, as ``phone`` or ``idcard``.
    """
    given = bound.value()
    many = isinstance(given, list | tuple)
    return FieldView(
        name=bound.html_name,
        kind=kind or _kind(bound),
        label=str(bound.label),
        value=tuple(map(str, given)) if many else "" if given in (None, False) else _word(given),
        id=bound.auto_id or "",
        hint=str(bound.help_text),
        error=" ".join(map(str, bound.errors)),
        required=bound.field.required,
        choices=tuple(
            Choice(str(value), str(label))
            for value, label in getattr(bound.field, "choices", ())
            if value not in ("", None)
        ),
        autocomplete=str(bound.field.widget.attrs.get("autocomplete", "")),
        max_length=getattr(bound.field, "max_length", None) or 0,
        read_only=bound.field.disabled,
        source=source,
    )


def _word(given: object) -> str:
    return "yes" if given is True else str(given)


_BY_WIDGET = {
    "textarea": "longtext",
    "number": "number",
    "email": "email",
    "password": "password",
    "file": "file",
    "date": "date",
    "checkbox": "declaration",
    "hidden": "hidden",
}


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, CheckboxSelectMultiple | SelectMultiple):
        return "multi"
    if isinstance(widget, RadioSelect | Select):
        return "choice"
    name = getattr(widget, "input_type", "") or type(widget).__name__.lower()
    if name == "text" and type(widget).__name__ == "DateInput":
        return "date"
    return _BY_WIDGET.get(name, "text")
