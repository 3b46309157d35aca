"""What administrators set for the portal as a whole."""

from flask_babel import lazy_gettext as _l

from ..items import Setting
from ..records.file_limits import LARGEST_FILE, MOST_FILES, MOST_STAGED
from ..records.review.steps import DEFAULT_LEVELS, LEVELS

_SITE = (
    Setting("name", _l("Name of the conference")),
    Setting("tagline", _l("Line beside the name")),
    Setting("organiser", _l("Run by")),
    Setting("phone", _l("Telephone")),
    Setting("hours", _l("Office hours")),
    Setting("address", _l("Address")),
    Setting("accessibility_contact", _l("Contact for people who cannot use the site")),
    Setting("code", _l("Government site code")),
    Setting("icp", _l("ICP registration")),
    Setting("police", _l("Police registration")),
)
_STEPS = _l("3: head of section, secrecy, leader; 2: secrecy, leader; 1: leader only.")
_REVIEW = (
    Setting(LEVELS, _l("Steps of a publication review"), "number", DEFAULT_LEVELS, _STEPS, minimum=1, maximum=3),
    Setting("review_words", _l("Words that reviewers look at twice"), hint=_l("Separated by commas.")),
)
_FILES = (
    Setting("file_megabytes", _l("Largest file, in MB"), "number", LARGEST_FILE, minimum=1, maximum=50),
    Setting("files_per_record", _l("Most files of one record"), "number", MOST_FILES, minimum=1, maximum=500),
    Setting("files_per_form", _l("Most files of one form of the public"), "number", MOST_STAGED, minimum=1, maximum=20),
)
SETTINGS = (*_SITE, *_REVIEW, *_FILES)
