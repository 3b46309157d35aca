"""Edits that cannot be made, each with the sentence that says so."""

REFUSALS = {
    "no_such_node": "This clause is no longer there. Reload the page.",
    "not_a_clause": "Only a clause can be edited like this.",
    "not_a_group": "Only a part, a chapter or a section can be edited like this.",
    "several_clauses": "A line of this text begins like another clause, a chapter or an annex. Insert it on its own.",
    "first_paragraph": "A clause is split before its second paragraph or a later one.",
    "with_itself": "Choose two different clauses.",
    "no_name": "Give it a name on one line, without a full stop.",
}


class EditRefused(ValueError):
    """An edit that cannot be made. `code` is a key of REFUSALS, the English sentence the portal translates."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code])
        self.code = code
