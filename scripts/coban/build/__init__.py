"""The recipe that turns a campaign's folder into everything it needs."""

from __future__ import annotations

from coban.build.choice import Choice
from coban.build.code import make_code
from coban.build.elsewhere import judge_file
from coban.build.judging import Judgement, judge_dist
from coban.build.loading import load_all, load_for, stop_release
from coban.build.many import Rendering, render_many
from coban.build.planning import plan
from coban.build.recipe import build
from coban.build.single import render_one
from coban.build.site import mkdocs_command, mkdocs_environment, preview_folder
from coban.build.summary import CampaignSummary, Say, Summary, silent
from coban.build.target import FORMATS, Target
from coban.build.tidy import DISK_FULL
from coban.build.verdicts import Ruling, tally
from coban.build.wishes import Wishes, read_size, read_wishes

__all__ = [
    "DISK_FULL",
    "FORMATS",
    "CampaignSummary",
    "Choice",
    "Judgement",
    "Rendering",
    "Ruling",
    "Say",
    "Summary",
    "Target",
    "Wishes",
    "build",
    "judge_dist",
    "judge_file",
    "load_all",
    "load_for",
    "make_code",
    "mkdocs_command",
    "mkdocs_environment",
    "plan",
    "preview_folder",
    "read_size",
    "read_wishes",
    "render_many",
    "render_one",
    "silent",
    "stop_release",
    "tally",
]
