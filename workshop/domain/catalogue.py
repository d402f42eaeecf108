"""Every kind of object, by its name on the wire and in the journal.  The tables carry the plural of the name."""

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Carrying, Homework, Lineage, Snapshot, SnapshotRow
from workshop.domain.corrections import Correction
from workshop.domain.days import DayClosing, Waiver
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, Seating
from workshop.domain.judgements import (
    Ballot,
    BallotReset,
    Cluster,
    Decision,
    DocumentVersion,
    PaperCount,
    Review,
    Source,
    Vote,
)
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall, Screen, UndoneAct
from workshop.domain.objects import Stored
from workshop.domain.offices import Office
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.plenaries import Plenary, PlenaryAct, Presentation
from workshop.domain.remarks import Remark
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution
from workshop.domain.workshops import Workshop

KINDS: tuple[type[Stored], ...] = (
    Workshop,
    AgendaItem,
    Organisation,
    Person,
    Credential,
    Grant,
    Seat,
    Substitution,
    Grouping,
    Group,
    Membership,
    Seating,
    Worksheet,
    Activity,
    Sheet,
    Entry,
    Review,
    Cluster,
    Source,
    Ballot,
    Vote,
    PaperCount,
    BallotReset,
    Decision,
    Attachment,
    Citation,
    AttendanceMark,
    Announcement,
    HelpCall,
    Screen,
    DocumentVersion,
    DayClosing,
    Waiver,
    Office,
    UndoneAct,
    Lineage,
    Carrying,
    Snapshot,
    SnapshotRow,
    Homework,
    Plenary,
    Presentation,
    PlenaryAct,
    Remark,
    Correction,
)

BY_NAME: dict[str, type[Stored]] = {kind.type: kind for kind in KINDS}


def table_of(kind: type[Stored]) -> str:
    name = kind.type
    return name[:-1] + "ies" if name.endswith("y") else name + ("es" if name.endswith("x") else "s")
