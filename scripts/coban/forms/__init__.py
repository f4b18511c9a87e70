"""What offices fill in, send and receive: letters of invitation, texts for operators, report forms.

Nothing here is for the press shop or the site; all of it is for people at a desk with an office suite.
"""

from coban.forms.letter_files import write_letters
from coban.forms.letter_reading import PLAN as LETTERS
from coban.forms.remarks import Remark, Weight
from coban.forms.report_files import write_collected, write_report_forms
from coban.forms.report_plan import PLAN, read_plan
from coban.forms.sms import sms, strangers, unclear, unmarked
from coban.forms.sms_slips import sms_channels, write_slips
from coban.forms.totals import Collected, collect

__all__ = [
    "LETTERS",
    "PLAN",
    "Collected",
    "Remark",
    "Weight",
    "collect",
    "read_plan",
    "sms",
    "sms_channels",
    "strangers",
    "unclear",
    "unmarked",
    "write_collected",
    "write_letters",
    "write_report_forms",
    "write_slips",
]
