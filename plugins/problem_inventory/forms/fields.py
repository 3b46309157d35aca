"""Fields that the forms of the ledger share."""

from wtforms import SelectMultipleField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

TITLE, TEXT = Length(max=60), Length(max=2000)


class Checkboxes(SelectMultipleField):
    """Choices as a list of boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
