"""Calendar files, read again with vobject: nothing is lost, days come back on the right weekdays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject

from coban.campaign import House, load
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.model import Campaign
from coban.pages.calendar_ics import calendar_files
from coban.pages.happenings import happenings


def read(campaign: Campaign, id: str) -> dict[str, Any]:
    """Events of one file by their UID, as another library understands them."""
    file = next(file for file in calendar_files(campaign) if file.id == id)
    calendar = vobject.readOne(file.content.decode())
    found = {event.uid.value: event for event in calendar.vevent_list}
    assert len(found) == len(calendar.vevent_list)
    return found


def test_there_is_one_for_citizens_and_one_for_each_phase(xu_lang: Brief, tuyen_quang: Brief) -> None:
    files = calendar_files(xu_lang.campaign)
    assert [(file.id, file.path) for file in files] == [
        ("calendar", "lich/xu-lang.ics"),
        ("calendar:phat-dong", "lich/cong-viec-phat-dong.ics"),
        ("calendar:phat-trien", "lich/cong-viec-phat-trien.ics"),
    ]
    assert calendar_files(tuyen_quang.campaign)[0].id == "calendar"


def test_radio_comes_back_on_its_weekdays_in_both_phases(xu_lang: Brief) -> None:
    first = read(xu_lang.campaign, "calendar:phat-dong")["kenh-truyen-thanh-cai-dat.xu-lang@coban"]
    days = [day.date() for day in first.getrruleset(addRDate=True)]
    assert (days[0], days[-1]) == (date(2022, 5, 12), date(2022, 6, 9))
    assert days == [
        day
        for day in (date(2022, 5, 11) + timedelta(days=ahead) for ahead in range(31))
        if day.weekday() in (3, 5, 6)
    ]
    second = read(xu_lang.campaign, "calendar:phat-trien")["kenh-truyen-thanh-isee.xu-lang@coban"]
    days = [day.date() for day in second.getrruleset(addRDate=True)]
    assert (days[0], days[-1]) == (date(2022, 6, 30), date(2022, 12, 31))
    assert {day.weekday() for day in days} == {1, 3, 5, 6}
    assert "buổi chiều" in second.summary.value
    assert not isinstance(second.dtstart.value, datetime)


def test_deadlines_have_their_hour_in_viet_nam_s_zone(xu_lang: Brief) -> None:
    entries = read(xu_lang.campaign, "calendar:phat-dong")
    release = entries["han-tcbc-1.xu-lang@coban"].dtstart.value
    assert release.isoformat() == "2022-05-10T17:00:00+07:00"
    banner = entries["han-an-pham-bang-zon-xa.xu-lang@coban"]
    assert banner.dtstart.value.isoformat() == "2022-05-11T18:00:00+07:00"
    assert banner.summary.value == "Hạn: Băng zôn cho mỗi xã, phường, thị trấn"
    raw = calendar_files(xu_lang.campaign)[1].content
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20220511T180000" in raw
    assert raw.count(b"BEGIN:VTIMEZONE") == 1 and b"TZOFFSETTO:+0700" in raw


def test_nothing_is_lost_between_the_facts_and_the_files(xu_lang: Brief) -> None:
    campaign = xu_lang.campaign
    told = {f"{row.id}.xu-lang@coban": row for row in happenings(campaign)}
    phases = [read(campaign, f"calendar:{phase.id}") for phase in campaign.phases]
    both = {uid: event for phase in phases for uid, event in phase.items()}
    assert both.keys() == told.keys()
    assert sum(map(len, phases)) == len(both), "an entry stands in two calendars"
    for uid, event in both.items():
        assert event.summary.value == told[uid].what
        if told[uid].where:
            assert event.location.value == told[uid].where
    for order in campaign.orders:
        if order.deadline and not isinstance(order.deadline, Unconfirmed):
            assert f"han-an-pham-{order.id}.xu-lang@coban" in both
    for release in campaign.releases:
        assert f"han-{release.id}.xu-lang@coban" in both
        assert f"phat-hanh-{release.id}.xu-lang@coban" in both


def test_citizens_see_no_deadline(xu_lang: Brief) -> None:
    entries = read(xu_lang.campaign, "calendar")
    assert "su-kien-le-phat-dong.xu-lang@coban" in entries
    assert not [uid for uid in entries if uid.startswith(("han-", "phat-hanh-"))]


def test_days_end_the_day_after_and_show_nobody_as_busy(xu_lang: Brief) -> None:
    entries = read(xu_lang.campaign, "calendar:phat-dong")
    press = entries["kenh-bao-chi.xu-lang@coban"]
    assert (press.dtstart.value, press.dtend.value) == (date(2022, 5, 11), date(2022, 5, 14))
    assert press.transp.value == "TRANSPARENT"


def test_months_without_weekdays_are_told_on_their_first_day(xu_lang: Brief) -> None:
    weekly = read(xu_lang.campaign, "calendar:phat-trien")["kenh-bao-dai-tuan.xu-lang@coban"]
    assert (weekly.dtstart.value, weekly.dtend.value) == (date(2022, 6, 1), date(2022, 6, 2))
    assert weekly.summary.value.startswith("Bắt đầu: ")
    assert weekly.summary.value.endswith("(ít nhất 1 phóng sự/tuần)")


def test_an_hour_on_the_clock_makes_an_appointment(xu_lang: Brief) -> None:
    channels = tuple(
        channel.model_copy(update={"schedule": channel.schedule.model_copy(update={"hour": "17:30"})})
        if channel.id == "truyen-thanh-isee" and channel.schedule
        else channel
        for channel in xu_lang.campaign.channels
    )
    campaign = xu_lang.campaign.model_copy(update={"channels": channels})
    entry = read(campaign, "calendar")["kenh-truyen-thanh-isee.xu-lang@coban"]
    times = list(entry.getrruleset(addRDate=True))
    assert entry.dtstart.value.isoformat() == "2022-06-30T17:30:00+07:00"
    assert (
        entry.rrule.value.endswith("UNTIL=20221231T165959Z") or "UNTIL=20221231T165959Z" in entry.rrule.value
    )
    assert times[-1].isoformat()[:16] == "2022-12-31T17:30"


def test_lines_are_as_the_standard_wants_them(xu_lang: Brief, tuyen_quang: Brief) -> None:
    for brief in (xu_lang, tuyen_quang):
        for file in calendar_files(brief.campaign):
            lines = file.content.split(b"\r\n")
            assert lines[-1] == b"" and not any(b"\n" in line for line in lines)
            assert max(map(len, lines)) <= 75
            assert file.content == next(
                again.content for again in calendar_files(brief.campaign) if again.id == file.id
            )


@pytest.mark.parametrize("slug", ["dak-nong-ra-quan", "quang-ngai-app"])
def test_the_other_campaigns_have_their_dates_too(slug: str, house: House) -> None:
    campaign = load(house, slug).campaign
    entries = [uid for phase in campaign.phases for uid in read(campaign, f"calendar:{phase.id}")]
    assert f"su-kien-bao-cao.{slug}@coban" in entries
