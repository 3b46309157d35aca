"""Working days of the Chinese calendar: weekends off, public holidays off, make-up workdays (调休) on.

    deadline = add_working_days(received_on, 15)
    deadline.day          the date
    deadline.explain()    a sentence that says which days were left out or worked besides

The day something begins is not counted, counting starts on the next day: Civil Code of the People's Republic of China,
article 201 (民法典第二百零一条). So it makes no difference whether it begins on a working day or on a holiday.
"""

from .counting import Counted, add_working_days, is_working_day, working_days_between

__all__ = ["Counted", "add_working_days", "is_working_day", "working_days_between"]
