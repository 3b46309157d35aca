"""The sentences of the checks, in English; the portal translates them."""

from ..marking import N_

SENTENCES = {
    "no_effective_date": N_("The rule does not say from when it applies. Add it, usually in the last article."),
    "no_purpose": N_("The first article names neither purpose nor basis. Begin with: In order to …, according to …"),
    "no_repeal": N_("“%(title)s” is in the register already. Say that it is repealed at the same time."),
    "no_interpretation": N_("The rule does not say who interprets it."),
    "no_trial_end": N_("A rule on trial should say how long it applies."),
    "number_gap": N_("%(found)s follows %(before)s: a number is missing in between, or the numbering is wrong."),
    "number_repeated": N_("%(found)s occurs twice. Number anew."),
    "number_back": N_("%(found)s follows %(before)s: the numbering runs backwards. Number anew."),
    "number_first": N_("The numbering begins with %(found)s instead of 1."),
    "items_first": N_("The list begins with %(found)s instead of its first number."),
    "reference_missing": N_("“%(words)s” points to a place that does not exist: %(missing)s."),
    "reference_nowhere": N_("“%(words)s” points to nothing: nothing stands before it."),
    "wrong_own_word": N_("The rule calls itself “%(words)s”; by its title it is “%(right)s”."),
    "empty_clause": N_("%(label)s has no text."),
    "duplicate_clause": N_("%(label)s says the same as %(other)s."),
    "empty_group": N_("“%(title)s” holds no article."),
    "bracket_open": N_("“%(sign)s” is opened and not closed."),
    "bracket_closed": N_("“%(sign)s” is closed and was not opened."),
    "half_width": N_("Use Chinese punctuation instead of “%(sign)s” between Chinese characters."),
    "vague_approval": N_("“%(words)s” leaves open who decides. Name the post or the meeting."),
}
