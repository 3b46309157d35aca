"""The forms of batches, their lines and their moves."""

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectField
from wtforms.validators import InputRequired, Optional

from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..adjusting.batches import BatchText
from ..adjusting.lines import ORGANISATION, UNITED_FRONT, LineText
from ..models import MemberGroup, Sector, Term, Township
from ..terms import ADDITION, GENDERS
from .typed import is_month, is_phone

ANOTHER = "another"
NOBODY: tuple[str, object] = ("", _l("Please choose"))


def number(value: str) -> int | None:
    """The number chosen, or none."""
    return int(value) if value else None


class BatchForm(Versioned):
    """What is said of a batch as a whole."""

    title = line(_l("Title"), says_so, hint=_l("For example: additions and resignations of August 2026."))
    takes_effect_on = DateField(
        _l("Planned day of effect"), [Optional()], description=_l("Seats are reckoned for this day; empty: for today.")
    )
    note = words(_l("Note for the office"))

    def text(self) -> BatchText:
        """What was typed."""
        return BatchText(self.title.data, self.takes_effect_on.data, self.note.data)


class NewBatchForm(BatchForm):
    """A new batch belongs to a term."""

    term = SelectField(_l("Term of the conference"), coerce=int)

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self.term.choices = options((it.id, it.title) for it in terms)


class LineForm(Versioned):
    """A person who is to be added, or a member who moves or goes."""

    same_as = SelectField(_l("Is it the same person?"), default="")
    name = line(_l("Name of the member"), says_so, most=60)
    gender = SelectField(_l("Gender"), choices=options(GENDERS.items()), default="")
    ethnicity = line(_l("Ethnicity"), most=30)
    born = line(_l("Born in"), is_month, hint=_l("Year and month, as 1975-08."))
    education = line(_l("Education"), most=60)
    party = line(_l("Party"), hint="中共、民革、无党派……", most=30)
    post = line(_l("Unit and post"), most=300)
    sector = SelectField(_l("Sector"), default="")
    township = SelectField(_l("Township"), default="")
    group = SelectField(_l("Member group"), default="")
    phone = line(_l("Telephone"), is_phone, hint=_l("Kept encrypted."), most=40)
    nominated_by = SelectField(_l("Nominated by"), default="")
    reason = words(_l("Reason"), most=500)
    over_reason = words(
        _l("Why the plan of the sector may be exceeded"), hint=_l("Only where more would sit than planned."), most=500
    )

    def __init__(
        self, change: str, lists: dict[str, Sequence[Sector | Township | MemberGroup]], **values: object
    ) -> None:
        super().__init__(**values)
        self.change = change
        for name, rows in lists.items():
            self[name].choices = options([NOBODY, *((str(it.id), it.title) for it in rows)])
        self.nominated_by.choices = options(
            [("", _l("By the party")), *((it, it) for it in (ORGANISATION, UNITED_FRONT))]
        )
        self.offer([])
        if change != ADDITION:
            self._leave_out("name", "gender", "ethnicity", "born", "education", "phone", "nominated_by")

    def offer(self, namesakes: Iterable[tuple[str, str]]) -> None:
        """Ask whether one of these members is meant."""
        pairs = list(namesakes)
        self.same_as.choices = options(
            [("", _l("Please choose")), *pairs, (ANOTHER, _l("Another person of this name"))]
        )
        self.asks_who = bool(pairs)

    def _leave_out(self, *names: str) -> None:
        for name in names:
            del self[name]

    @property
    def another(self) -> bool:
        """Whether somebody said that it is another person of the same name."""
        return "same_as" in self and self.same_as.data == ANOTHER

    def text(self, member_id: int | None = None) -> LineText:
        """What was typed."""
        chosen = self.same_as.data
        if member_id is None and chosen not in (None, "", ANOTHER):
            member_id = int(chosen)
        plain = (
            "name",
            "gender",
            "ethnicity",
            "born",
            "education",
            "party",
            "post",
            "nominated_by",
            "reason",
            "over_reason",
        )
        values = {name: self[name].data or "" for name in plain if name in self}
        places = {f"{name}_id": number(self[name].data) for name in ("sector", "township", "group")}
        return LineText(self.change, member_id, **values, **places)  # type: ignore[arg-type]


class DecideForm(MoveForm):
    """The decision: its document, and the day from which it holds."""

    document = line(_l("Document number"), says_so, hint="×政协常〔2026〕6号")
    takes_effect_on = DateField(_l("The changes hold from"), [InputRequired(_l("Enter the day."))])


class ToldForm(Versioned):
    """That members were told what will be published of them."""

    told_on = DateField(_l("Told on"), [InputRequired(_l("Enter the day."))])
    how = line(_l("How they were told"), says_so, hint=_l("By letter, by telephone, with the notice of the meeting."))
