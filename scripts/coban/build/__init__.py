"""The recipe that turns a campaign's folder into everything it needs."""

from __future__ import annotations

from coban.build.choosing import Choice
from coban.build.code import make_code
from coban.build.elsewhere import judge_file
from coban.build.judging import Judgement, judge_dist
from coban.build.loading import load_all, stop_release
from coban.build.recipe import build
from coban.build.single import render
from coban.build.site import mkdocs_command, mkdocs_environment, preview_folder
from coban.build.summary import CampaignSummary, Say, Summary, silent
from coban.build.tidy import DISK_FULL
from coban.build.verdicts import Ruling, tally
from coban.build.wishes import Wishes

__all__ = [
    "DISK_FULL",
    "CampaignSummary",
    "Choice",
    "Judgement",
    "Ruling",
    "Say",
    "Summary",
    "Wishes",
    "build",
    "judge_dist",
    "judge_file",
    "load_all",
    "make_code",
    "mkdocs_command",
    "mkdocs_environment",
    "preview_folder",
    "render",
    "silent",
    "stop_release",
    "tally",
]
