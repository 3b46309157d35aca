"""The objects that the access matrix tries the pages of the roster with."""

from plugins.member_roster.tests.access_adjusting import FACTORIES as ADJUSTING

FACTORIES = {**ADJUSTING}
