"""The laptop is lost after a copy was made: another one starts on the copy, and the hall brings what it does not hold.

Phones send again by themselves (RC1).  What staff did after the copy nobody sends again: the facilitator does it once more, as
`docs/backup.md` says, looks at what is late or has two texts, and lets nobody be forgotten.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from workshop.rehearsal.ground import PATIENCE_S, Ground, calm, online
from workshop.rehearsal.host import must
from workshop.rehearsal.keeping import Acknowledged
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message
from workshop.rehearsal.seen import Seen
from workshop.rehearsal.stage import Stage
from workshop.rehearsal.stretch import Stretch
from workshop.rehearsal.stumble import Stumbled

# Decided anew from what the console shows when all is there; who waited for an approval scans once more.
LOOKED_AT_AGAIN = ("let_in_entry", "choose_rival", "admit_claim")
WAITS_FOR_A_ROW = ("unknown_entry", "not_withdrawn")
AGAIN_S = 0.1


class RestoredBackup:
    """A copy goes to a stick, the stick is pulled, the hall writes on, the laptop dies, another one has the stick."""

    name = "restored_backup"

    def __init__(self, stage: Stage, ground: Ground, stretch: Stretch) -> None:
        self.stage, self.hall, self.ground, self.stretch = stage, stage.hall, ground, stretch
        stretch.acts = True
        self.seen = Seen(self.name)
        self.stick = ground.house.place / "stick"

    def joins(self) -> None:
        self.stretch.joins(self.copies, self.is_lost)

    def copies(self) -> None:
        """As *Cadangan* in the console does; then the stick is taken out, so that no other copy follows."""
        calm(self.hall)
        standing = must(self.hall.host.post("/api/host/backups/folder", {"folder": str(self.stick)}), "backups/folder")
        if standing["state"] != "good":
            self.hall.fault("rehearsal.fault.no_copy", state=standing["state"])
        for phone in [self.hall.lead, *online(self.hall)]:
            if not phone.waits(lambda phone=phone: phone.kept.copied > 0):  # type: ignore[misc]
                self.hall.fault("rehearsal.fault.not_told_of_copy", name=phone.name)
        self.stick.rename(self._pulled)

    def is_lost(self) -> None:
        epoch, pages = self.hall.lead.epoch, self._that_wrote_since()
        were_online = [*online(self.hall), *pages]
        after, again = sum(len(phone.kept.held) for phone in were_online), sum(len(phone.again) for phone in were_online)
        scanned = self.stage.door.scanned
        self.ground.house.loses_power()
        began = time.monotonic()
        self._pulled.rename(self.stick)
        self.ground.house.is_another_laptop(self.stick)
        self.ground.opens(self.hall)
        self.hall.lead.connect()
        if self.hall.lead.epoch == epoch:
            self.hall.fault("rehearsal.fault.same_epoch")
        back = time.monotonic()
        done_again = self._everybody_brings(were_online)
        self._looks_over()
        self.ground.until_level(self.hall)
        for page in pages:
            page.disconnect()
        self._forget_the_old_epoch()
        self.seen.figures |= {
            "after_copy": after, "sent_again": sum(len(phone.again) for phone in were_online) - again, "done_again": done_again,
            "scanned_again": self.stage.door.scanned - scanned, "broken": calm(self.hall),
            "down_s": round(back - began, 1), "level_s": round(time.monotonic() - back, 1),
        }  # fmt: skip
        self.stretch.is_over()

    @property
    def _pulled(self) -> Path:
        return self.stick.with_name("pulled-out")

    def _that_wrote_since(self) -> list[Phone]:
        """Who is away by now, or on a page of the old address: what they brought since the copy waits there."""
        copied = self.hall.lead.kept.copied
        pages = [*self.hall.phones.values(), *self.hall.old_pages.values()]
        return [page for page in pages if not page.online and any(one.seq > copied for one in page.kept.held)]

    def _everybody_brings(self, were_online: list[Phone]) -> int:
        """At once: phones by themselves, the facilitator by hand."""
        with ThreadPoolExecutor(1) as pool:
            coming = pool.submit(self.ground.come_back, self.hall, were_online)
            done = DoneAgain(self.stage).all()
            coming.result()
        for phone in were_online:
            for id, answer in phone.again.items():
                if not answer.get("ok"):
                    self.hall.fault("rehearsal.fault.not_sent_again", name=phone.name, row=id, code=answer.get("code"))
        return done

    def _looks_over(self) -> None:
        """What is late is let in, and of two texts the one stands that was typed last (EN1, EN2)."""
        self.hall.lead.reaches(int(self.hall.leads("set_clock", now=self._now())["seq"]))
        for entry in self.hall.lead.all("entry"):
            if entry.get("late") or entry.get("late_edit"):
                self.hall.leads("let_in_entry", entry=entry["id"])
            for name in entry.get("rivals") or {}:
                self.stage.writer.decides(entry["id"], name)

    def _now(self) -> str:
        return self.hall.data.calendar.moment(self.stretch.last)

    def _forget_the_old_epoch(self) -> None:
        """A revision of the old laptop means nothing on this one."""
        for entry in self.hall.lead.all("entry"):
            if entry["id"] in self.stage.writer.revisions:
                self.stage.writer.revisions[entry["id"]] = max((entry.get("revisions") or {"": 0}).values())


class DoneAgain:
    """The commands of staff that the copy does not hold, in their order, each as a new act."""

    def __init__(self, stage: Stage) -> None:
        self.hall, self.writer = stage.hall, stage.writer

    def all(self) -> int:
        """Some have to wait for a row that its phone has yet to bring."""
        waiting = sorted(self._lost(), key=lambda one: one[1].seq)
        count, until = len(waiting), time.monotonic() + PATIENCE_S
        while waiting:
            refused = [one for one in waiting if not self._done(*one)]
            if refused and time.monotonic() > until:
                raise Stumbled("rehearsal.stumble.step", step=refused[0][1].name, detail=refused[0][1].subject)
            waiting = refused
            time.sleep(AGAIN_S if waiting else 0)
        return count

    def _lost(self) -> list[tuple[Phone, Acknowledged]]:
        found = []
        for member in dict.fromkeys([self.hall.lead, *self.hall.staff.values()]):
            member.connect()
            found += [(member, one) for one in member.owed if one.name not in LOOKED_AT_AGAIN]
            member.owed = []
        return found

    def _done(self, member: Phone, lost: Acknowledged) -> bool:
        id = self.hall.command_id(lost.name)
        answer = member.send(id, lost.name, lost.payload)
        if not answer.get("ok"):
            if answer.get("code") in WAITS_FOR_A_ROW:
                return False
            self.hall.fault("rehearsal.fault.not_done_again", step=lost.name, code=answer.get("code"))
            return True
        self._remember(lost.id, id, answer)
        return True

    def _remember(self, before: str, id: str, answer: Message) -> None:
        """A row entered on behalf may be asked about again later: by its new command."""
        if before in self.writer.sent:
            self.writer.sent[before] = replace(self.writer.sent[before], id=id, answer=answer)
