"""Edits that cannot be made, each with the sentence that says so."""

from ..marking import N_

REFUSALS = {
    "no_such_node": N_("This clause is no longer there. Reload the page."),
    "not_a_clause": N_("Only a clause can be edited like this."),
    "not_a_group": N_("Only a part, a chapter or a section can be edited like this."),
    "several_clauses": N_(
        "A line of this text begins like another clause, a chapter or an annex. Insert it on its own."
    ),
    "first_paragraph": N_("A clause is split before its second paragraph or a later one."),
    "with_itself": N_("Choose two different clauses."),
    "no_name": N_("Give it a name on one line, without a full stop."),
}


class EditRefused(ValueError):
    """An edit that cannot be made. `code` is a key of REFUSALS, the English sentence the portal translates."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code])
        self.code = code
