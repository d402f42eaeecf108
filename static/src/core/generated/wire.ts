// Made by `python3 dev.py types` from workshop/domain; do not edit.

export interface Workshop {
  readonly type: "workshop";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly title: string;
  readonly stage: string;
  readonly place: string;
  readonly region: string;
  readonly organiser: string;
  readonly days: readonly unknown[];
  readonly half_days: readonly unknown[];
  readonly presence_by: string;
  readonly timezone: string;
  readonly language: string;
  readonly themes: readonly unknown[];
  readonly choice_sets: Readonly<Record<string, unknown>>;
  readonly year_range: readonly number[];
  readonly profile: Readonly<Record<string, unknown>>;
  readonly purpose: string;
  readonly contact: string;
  readonly retention: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly join_code: string;
  readonly joining: string;
  readonly rehearsal: boolean;
  readonly clock_at: string | null;
  readonly owner_id: string;
  readonly template: string;
  readonly copied_from: string | null;
  readonly created_at: string;
}

export interface AgendaItem {
  readonly type: "agenda_item";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly day: number;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly kind: string;
  readonly worksheets: readonly string[];
  readonly grouping_id: string | null;
  readonly minutes: number | null;
  readonly state: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly after: string | null;
  readonly removed: boolean;
  readonly timing: string;
  readonly expected: string;
}

export interface Organisation {
  readonly type: "organisation";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly kind: string;
  readonly sector: string;
  readonly position: number;
  readonly aliases: readonly string[];
  readonly status: string;
  readonly merged_into: string | null;
}

export interface Person {
  readonly type: "person";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly name: string;
  readonly position: string;
  readonly sector: string;
  readonly sex: string;
  readonly nip: string;
  readonly rank: string;
  readonly phone: string;
  readonly list_key: string;
  readonly status: string;
  readonly staff: boolean;
  readonly substitute_for: string | null;
  readonly merged_into: string | null;
  readonly corrected: Readonly<Record<string, string>>;
  readonly erasure_asked_at: string | null;
  readonly erased_at: string | null;
}

export interface Credential {
  readonly type: "credential";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly person_id: string;
  readonly kind: string;
  readonly secret_hash: string;
  readonly device_hash: string;
  readonly code: string;
  readonly label: string;
  readonly made_at: string;
  readonly revoked_at: string | null;
}

export interface Grant {
  readonly type: "grant";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly person_id: string;
  readonly role: string;
  readonly scope: Readonly<Record<string, readonly string[]>>;
  readonly revoked_at: string | null;
}

export interface Seat {
  readonly type: "seat";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly organisation_id: string;
  readonly person_id: string;
  readonly position: number;
  readonly status: string;
}

export interface Substitution {
  readonly type: "substitution";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly seat_id: string;
  readonly predecessor_id: string;
  readonly substitute_id: string;
  readonly at: string;
  readonly by: string;
  readonly ended_at: string | null;
  readonly undone: boolean;
}

export interface Grouping {
  readonly type: "grouping";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly key: string;
  readonly title: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly late_placing: boolean;
  readonly removed: boolean;
}

export interface Group {
  readonly type: "group";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly grouping_id: string;
  readonly number: number;
  readonly key: string;
  readonly title: string;
  readonly theme: string;
  readonly place: string;
  readonly colour: string;
  readonly scribe_seat_id: string | null;
  readonly chair_seat_id: string | null;
  readonly speaker_seat_id: string | null;
  readonly removed: boolean;
}

export interface Membership {
  readonly type: "membership";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly grouping_id: string;
  readonly seat_id: string;
  readonly group_id: string | null;
  readonly how: string;
}

export interface Seating {
  readonly type: "seating";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly grouping_id: string;
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly people: number;
  readonly line: number;
  readonly seed: number;
  readonly undone: boolean;
}

export interface Worksheet {
  readonly type: "worksheet";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly key: string;
  readonly definition: Readonly<Record<string, unknown>>;
  readonly position: number;
  readonly share: boolean;
  readonly frozen: boolean;
  readonly removed: boolean;
}

export interface Activity {
  readonly type: "activity";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly worksheet_id: string;
  readonly unit: string;
  readonly title: string;
  readonly grouping_id: string | null;
  readonly agenda_item_id: string | null;
  readonly audience: readonly string[];
  readonly see: boolean;
  readonly write: boolean;
  readonly share: boolean;
  readonly secret: boolean;
  readonly minutes: number | null;
  readonly ends_at: string | null;
  readonly left_s: number | null;
  readonly state: string;
  readonly opened_at: string | null;
  readonly closed_at: string | null;
  readonly times_opened: number;
  readonly closing_at: string | null;
  readonly closing_until: string | null;
  readonly brought_from: string;
}

export interface Sheet {
  readonly type: "sheet";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly activity_id: string;
  readonly unit: string;
  readonly unit_id: string;
  readonly done: boolean;
  readonly done_by: string | null;
  readonly done_at: string | null;
  readonly reopened: boolean;
  readonly touched_at: string | null;
}

export interface Entry {
  readonly type: "entry";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly sheet_id: string;
  readonly activity_id: string;
  readonly author_id: string;
  readonly entered_by: string;
  readonly origin: string;
  readonly position: number;
  readonly state: string;
  readonly late: boolean;
  readonly late_edit: boolean;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly parsed: Readonly<Record<string, unknown>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly rivals: Readonly<Record<string, readonly unknown[]>>;
  readonly created_at: string;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly reopened: boolean;
  readonly late_fields: readonly string[];
}

export interface Review {
  readonly type: "review";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly target: string;
  readonly target_id: string;
  readonly field_id: string | null;
  readonly act: string;
  readonly text: string;
  readonly by: string;
  readonly recorded_by: string | null;
  readonly at: string;
  readonly quoted: string;
  readonly round: number;
  readonly private: boolean;
  readonly withdrawn: boolean;
  readonly activity_id: string;
  readonly sheet_id: string;
  readonly number: number;
  readonly kind: string;
  readonly theme: string;
  readonly seen: Readonly<Record<string, unknown>>;
}

export interface Cluster {
  readonly type: "cluster";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly worksheet_id: string;
  readonly title: string;
  readonly theme: string;
  readonly withdrawn: boolean;
  readonly note: string;
  readonly places: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: string;
}

export interface Source {
  readonly type: "source";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly cluster_id: string;
  readonly entry_id: string;
  readonly withdrawn: boolean;
  readonly by: string;
  readonly at: string;
  readonly sheet_id: string;
}

export interface Ballot {
  readonly type: "ballot";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly kind: string;
  readonly question: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly unit: string;
  readonly state: string;
  readonly secret: boolean;
  readonly revealed: boolean;
  readonly opened_at: string | null;
  readonly closed_at: string | null;
  readonly grouping_id: string | null;
  readonly round: number;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly removed: boolean;
}

export interface Vote {
  readonly type: "vote";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly ballot_id: string;
  readonly voter_id: string;
  readonly choice: Readonly<Record<string, unknown>>;
  readonly channel: string;
  readonly at: string;
  readonly late: boolean;
  readonly withdrawn: boolean;
  readonly round: number;
  readonly secret: boolean;
  readonly side: string;
  readonly cast_by: string;
  readonly late_choice: Readonly<Record<string, unknown>> | null;
}

export interface PaperCount {
  readonly type: "paper_count";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly ballot_id: string;
  readonly round: number;
  readonly papers: number;
  readonly totals: Readonly<Record<string, unknown>>;
  readonly witnesses: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

export interface BallotReset {
  readonly type: "ballot_reset";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly ballot_id: string;
  readonly round: number;
  readonly voices: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly closed_at: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly withdrawn: boolean;
}

export interface Decision {
  readonly type: "decision";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly ballot_id: string | null;
  readonly text: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  readonly withdrawn: boolean;
  readonly options: readonly unknown[];
  readonly name: string;
  readonly position: string;
  readonly departs: boolean;
  readonly recorded_by: string;
  readonly round: number;
  readonly chosen: readonly Readonly<Record<string, unknown>>[];
}

export interface Attachment {
  readonly type: "attachment";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly unit: string;
  readonly unit_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly content_hash: string;
  readonly activity_id: string | null;
  readonly agenda_item_id: string | null;
  readonly caption: string;
  readonly shared: boolean;
  readonly number: number;
  readonly replaces: string | null;
  readonly organisation_id: string | null;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

export interface Citation {
  readonly type: "citation";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly entry_id: string;
  readonly sheet_id: string;
  readonly activity_id: string;
  readonly attachment_id: string;
  readonly place: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

export interface AttendanceMark {
  readonly type: "attendance_mark";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly person_id: string;
  readonly half_day: string;
  readonly kind: string;
  readonly at: string;
  readonly source: string;
  readonly by: string;
  readonly reason: string;
  readonly withdrawn: boolean;
}

export interface Announcement {
  readonly type: "announcement";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly text: string;
  readonly at: string;
  readonly by: string;
  readonly on_projector: boolean;
  readonly withdrawn: boolean;
  readonly audience: readonly string[];
}

export interface HelpCall {
  readonly type: "help_call";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly person_id: string;
  readonly group_id: string | null;
  readonly at: string;
  readonly answered_by: string | null;
  readonly ended_at: string | null;
}

export interface Screen {
  readonly type: "screen";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly page: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly hidden: boolean;
}

export interface DocumentVersion {
  readonly type: "document_version";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly kind: string;
  readonly number: number;
  readonly seq: number;
  readonly language: string;
  readonly by: string;
  readonly at: string;
  readonly content_hash: string;
  readonly silence: boolean;
  readonly note: string;
  readonly of: string | null;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly withdrawn: boolean;
}

export interface DayClosing {
  readonly type: "day_closing";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly day: number;
  readonly state: string;
  readonly times: number;
  readonly closed_at: string;
  readonly closed_by: string;
  readonly left_open: number;
  readonly reopened_at: string | null;
  readonly reopened_by: string | null;
}

export interface Waiver {
  readonly type: "waiver";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly closing_id: string;
  readonly closed_for: number;
  readonly person_id: string;
  readonly rows: number;
  readonly heard_at: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly arrived_at: string | null;
  readonly arrived: number | null;
}

export interface Office {
  readonly type: "office";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly emblem: string;
  readonly changed_by: string;
  readonly changed_at: string;
}

export interface UndoneAct {
  readonly type: "undone_act";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly line: number;
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly undone: boolean;
}

export interface Lineage {
  readonly type: "lineage";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly entry_id: string;
  readonly activity_id: string;
  readonly sheet_id: string;
  readonly carrying_id: string;
  readonly source_kind: string;
  readonly source_id: string;
  readonly source_workshop: string;
  readonly source_title: string;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly entry_revision: number;
  readonly mark: string;
  readonly marked_by: string;
  readonly marked_at: string | null;
  readonly withdrawn: boolean;
}

export interface Carrying {
  readonly type: "carrying";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly activity_id: string;
  readonly titles: string;
  readonly rows: number;
  readonly by: string;
  readonly at: string;
  readonly source_workshop: string;
  readonly undone: boolean;
}

export interface Snapshot {
  readonly type: "snapshot";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly title: string;
  readonly kind: string;
  readonly rows: number;
  readonly digest: string;
  readonly by: string;
  readonly at: string;
  readonly source_workshop: string;
  readonly removed: boolean;
}

export interface SnapshotRow {
  readonly type: "snapshot_row";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly snapshot_id: string;
  readonly row_id: string;
  readonly worksheet: string;
  readonly title: string;
  readonly unit_title: string;
  readonly theme: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly mark: string;
  readonly position: number;
}

export interface Homework {
  readonly type: "homework";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly title: string;
  readonly due: string;
  readonly kind: string;
  readonly activity_id: string | null;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

export interface Plenary {
  readonly type: "plenary";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly title: string;
  readonly agenda_item_id: string | null;
  readonly activity_id: string | null;
  readonly unit: string;
  readonly grouping_id: string | null;
  readonly minutes: number;
  readonly how: string;
  readonly seed: number;
  readonly names: boolean;
  readonly remote: boolean;
  readonly state: string;
  readonly current_id: string | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly removed: boolean;
}

export interface Presentation {
  readonly type: "presentation";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly plenary_id: string;
  readonly unit: string;
  readonly unit_id: string;
  readonly position: number;
  readonly state: string;
  readonly allotted_s: number | null;
  readonly spent_s: number;
  readonly since: string | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly page: number;
  readonly pages: number;
}

export interface PlenaryAct {
  readonly type: "plenary_act";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly plenary_id: string;
  readonly kind: string;
  readonly presentation_id: string | null;
  readonly by: string;
  readonly at: string;
  readonly line: number;
  readonly undone: boolean;
}

export interface Remark {
  readonly type: "remark";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly agenda_item_id: string | null;
  readonly presentation_id: string | null;
  readonly speaker_id: string;
  readonly speaker_name: string;
  readonly speaker_from: string;
  readonly text: string;
  readonly mark: string;
  readonly who: string;
  readonly what: string;
  readonly due: string;
  readonly rivals: Readonly<Record<string, readonly unknown[]>>;
  readonly said_at: string;
  readonly by: string;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly withdrawn: boolean;
}

export interface Correction {
  readonly type: "correction";
  readonly id: string;
  readonly workshop_id: string;
  readonly revision: number;
  readonly target: string;
  readonly target_id: string;
  readonly field_id: string;
  readonly original: readonly string[];
  readonly text: readonly string[];
  readonly kinds: readonly string[];
  readonly activity_id: string;
  readonly above: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

export interface ObjectTypes {
  workshop: Workshop;
  agenda_item: AgendaItem;
  organisation: Organisation;
  person: Person;
  credential: Credential;
  grant: Grant;
  seat: Seat;
  substitution: Substitution;
  grouping: Grouping;
  group: Group;
  membership: Membership;
  seating: Seating;
  worksheet: Worksheet;
  activity: Activity;
  sheet: Sheet;
  entry: Entry;
  review: Review;
  cluster: Cluster;
  source: Source;
  ballot: Ballot;
  vote: Vote;
  paper_count: PaperCount;
  ballot_reset: BallotReset;
  decision: Decision;
  attachment: Attachment;
  citation: Citation;
  attendance_mark: AttendanceMark;
  announcement: Announcement;
  help_call: HelpCall;
  screen: Screen;
  document_version: DocumentVersion;
  day_closing: DayClosing;
  waiver: Waiver;
  office: Office;
  undone_act: UndoneAct;
  lineage: Lineage;
  carrying: Carrying;
  snapshot: Snapshot;
  snapshot_row: SnapshotRow;
  homework: Homework;
  plenary: Plenary;
  presentation: Presentation;
  plenary_act: PlenaryAct;
  remark: Remark;
  correction: Correction;
}

export type Stored = ObjectTypes[keyof ObjectTypes];

export interface AddAttachmentPayload {
  readonly attachment: string;
}

export interface ChangeAttachmentPayload {
  readonly attachment: string;
  readonly name?: string | null;
  readonly caption?: string | null;
  readonly agenda_item?: string | null;
}

export interface WithdrawAttachmentPayload {
  readonly attachment: string;
  readonly withdrawn?: boolean;
}

export interface ShareAttachmentPayload {
  readonly attachment: string;
  readonly shared?: boolean;
}

export interface EraseAttachmentPayload {
  readonly attachment: string;
}

export interface CiteAttachmentPayload {
  readonly citation: string;
  readonly entry: string;
  readonly attachment: string;
  readonly place?: string;
  readonly note?: string;
}

export interface WithdrawCitationPayload {
  readonly citation: string;
  readonly withdrawn?: boolean;
}

export interface MarkAttendancePayload {
  readonly person: string;
  readonly direction?: string;
  readonly at?: string | null;
}

export interface UndoAttendancePayload {
  readonly person: string;
  readonly half_day: string;
  readonly direction?: string;
}

export interface CorrectAttendancePayload {
  readonly person: string;
  readonly half_day: string;
  readonly present: boolean;
  readonly reason: string;
  readonly arrived?: string;
  readonly left?: string;
}

export interface ConfirmPresencePayload {
  readonly digits: string;
}

export interface RegisterGuestPayload {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisation_name?: string;
  readonly position?: string;
  readonly sex?: string;
  readonly at?: string | null;
}

export interface WithdrawGuestPayload {
  readonly person: string;
}

export interface CorrectOwnDetailsPayload {
  readonly name: string;
  readonly position?: string;
}

export interface SettleOwnDetailsPayload {
  readonly person: string;
  readonly keep?: boolean;
}

export interface SaveBallotPayload {
  readonly ballot: string;
  readonly kind: string;
  readonly question: string;
  readonly options: readonly Readonly<Record<string, unknown>>[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly unit?: string;
  readonly grouping?: string | null;
  readonly secret?: boolean;
}

export interface RemoveBallotPayload {
  readonly ballot: string;
  readonly removed?: boolean;
}

export interface OpenBallotPayload {
  readonly ballot: string;
}

export interface CloseBallotPayload {
  readonly ballot: string;
}

export interface RevealBallotPayload {
  readonly ballot: string;
  readonly revealed?: boolean;
}

export interface ResetBallotPayload {
  readonly reset: string;
  readonly ballot: string;
  readonly reason?: string;
}

export interface UndoResetPayload {
  readonly reset: string;
}

export interface CastVotePayload {
  readonly ballot: string;
  readonly choice: Readonly<Record<string, unknown>>;
  readonly round?: number;
}

export interface LetInVotesPayload {
  readonly ballot: string;
}

export interface EnterPaperCountPayload {
  readonly paper_count: string;
  readonly ballot: string;
  readonly papers: number;
  readonly totals: Readonly<Record<string, unknown>>;
  readonly witnesses: string;
}

export interface WithdrawPaperCountPayload {
  readonly paper_count: string;
  readonly withdrawn?: boolean;
}

export interface RecordDecisionPayload {
  readonly decision: string;
  readonly text: string;
  readonly ballot?: string | null;
  readonly options?: readonly string[];
  readonly by?: string;
  readonly name?: string;
  readonly position?: string;
  readonly reason?: string;
}

export interface WithdrawDecisionPayload {
  readonly decision: string;
  readonly withdrawn?: boolean;
}

export interface CarryRowsPayload {
  readonly carrying: string;
  readonly activity: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface UndoCarryingPayload {
  readonly carrying: string;
}

export interface MarkRowPayload {
  readonly entry: string;
  readonly mark?: string;
}

export interface BringStagePayload {
  readonly carrying: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly rows: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly people?: boolean;
}

export interface TakeSnapshotPayload {
  readonly snapshot: string;
  readonly title: string;
}

export interface RemoveSnapshotPayload {
  readonly snapshot: string;
  readonly removed?: boolean;
}

export interface GiveHomeworkPayload {
  readonly homework: string;
  readonly title: string;
  readonly due: string;
  readonly kind?: string;
  readonly activity?: string | null;
  readonly note?: string;
}

export interface WithdrawHomeworkPayload {
  readonly homework: string;
  readonly withdrawn?: boolean;
}

export interface BeginClosingPayload {
  readonly activity: string;
}

export interface CancelClosingPayload {
  readonly activity: string;
}

export interface LetInLatePayload {
  readonly activity?: string;
}

export interface MakeClusterPayload {
  readonly cluster: string;
  readonly title: string;
  readonly entries: readonly string[];
  readonly note?: string;
  readonly theme?: string | null;
  readonly places?: Readonly<Record<string, unknown>> | null;
}

export interface SaveClusterPayload {
  readonly cluster: string;
  readonly revision: number;
  readonly title: string;
  readonly note?: string;
  readonly theme?: string | null;
  readonly places?: Readonly<Record<string, unknown>> | null;
}

export interface JoinClusterPayload {
  readonly cluster: string;
  readonly entries?: readonly string[];
  readonly clusters?: readonly string[];
}

export interface LeaveClusterPayload {
  readonly cluster: string;
  readonly entries: readonly string[];
}

export interface DissolveClusterPayload {
  readonly cluster: string;
  readonly dissolved?: boolean;
}

export interface CloseDayPayload {
  readonly day: number;
  readonly waived?: readonly string[];
  readonly reason?: string;
}

export interface ReopenDayPayload {
  readonly day: number;
}

export interface PlaceSeatsPayload {
  readonly grouping: string;
  readonly seats: Readonly<Record<string, string | null>>;
  readonly how?: string;
  readonly as_of?: number | null;
  readonly rules?: Readonly<Record<string, unknown>> | null;
  readonly seed?: number;
}

export interface MoveSeatPayload {
  readonly grouping: string;
  readonly seat: string;
  readonly group: string | null;
}

export interface ReleaseSeatsPayload {
  readonly grouping: string;
  readonly seats: readonly string[];
}

export interface RestoreGroupingPayload {
  readonly grouping: string;
}

export interface UndoSeatingPayload {
  readonly seating: string;
}

export interface ChangeWorkshopPayload {
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ArchiveWorkshopPayload {
  readonly archived?: boolean;
}

export interface SetJoiningPayload {
  readonly open: boolean;
}

export interface SetClockPayload {
  readonly now: string;
}

export interface SaveAgendaItemPayload {
  readonly agenda_item: string;
  readonly day: number;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly kind?: string;
  readonly worksheets?: readonly string[];
  readonly grouping?: string | null;
  readonly minutes?: number | null;
  readonly timing?: string | null;
}

export interface RemoveAgendaItemPayload {
  readonly agenda_item: string;
}

export interface StartAgendaItemPayload {
  readonly agenda_item: string;
  readonly minutes?: number | null;
}

export interface UndoAgendaItemPayload {
  readonly agenda_item: string;
}

export interface EndAgendaItemPayload {
  readonly agenda_item: string;
}

export interface SaveOrganisationPayload {
  readonly organisation: string;
  readonly name: string;
  readonly abbreviation?: string;
  readonly kind?: string;
  readonly sector?: string;
  readonly position?: number | null;
}

export interface SavePersonPayload {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly position?: string;
  readonly sector?: string;
  readonly sex?: string;
  readonly nip?: string | null;
  readonly list_key?: string;
}

export interface RemovePersonPayload {
  readonly person: string;
}

export interface MergePersonPayload {
  readonly person: string;
  readonly into: string;
}

export interface MergeOrganisationPayload {
  readonly organisation: string;
  readonly into: string;
}

export interface AddStaffPayload {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly secret: string;
}

export interface RevokeCredentialsPayload {
  readonly person: string;
}

export interface RenewCodePayload {
  readonly person: string;
}

export interface AdmitClaimPayload {
  readonly credential: string;
  readonly admit?: boolean;
}

export interface LeavePayload {
}

export interface ImportOrganisationsPayload {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface ImportPeoplePayload {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface SaveGroupingPayload {
  readonly grouping: string;
  readonly key: string;
  readonly title: string;
  readonly defaults?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  readonly late_placing?: boolean;
  readonly rules?: Readonly<Record<string, unknown>> | null;
}

export interface RemoveGroupingPayload {
  readonly grouping: string;
}

export interface SaveGroupPayload {
  readonly group: string;
  readonly grouping: string;
  readonly number: number;
  readonly title?: string;
  readonly key?: string;
  readonly theme?: string;
  readonly place?: string;
  readonly colour?: string;
  readonly scribe_seat?: string | null;
  readonly chair_seat?: string | null;
  readonly speaker_seat?: string | null;
}

export interface RemoveGroupPayload {
  readonly group: string;
}

export interface ChangeOfficePayload {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly emblem?: string | null;
}

export interface UndoOfficePayload {
}

export interface SavePlenaryPayload {
  readonly plenary: string;
  readonly title: string;
  readonly activity?: string | null;
  readonly grouping?: string | null;
  readonly agenda_item?: string | null;
  readonly minutes?: number;
  readonly names?: boolean;
  readonly remote?: boolean;
}

export interface RemovePlenaryPayload {
  readonly plenary: string;
  readonly removed?: boolean;
}

export interface ArrangePresentationsPayload {
  readonly plenary: string;
  readonly how?: string;
  readonly seed?: number;
}

export interface MovePresentationPayload {
  readonly presentation: string;
  readonly before?: string | null;
}

export interface NextPresentationPayload {
  readonly plenary: string;
  readonly after?: string;
}

export interface PreviousPresentationPayload {
  readonly plenary: string;
  readonly after?: string;
}

export interface CallPresentationPayload {
  readonly presentation: string;
  readonly after?: string;
}

export interface SkipPresentationPayload {
  readonly presentation: string;
  readonly skipped?: boolean;
  readonly after?: string;
}

export interface ExtendPresentationPayload {
  readonly presentation: string;
  readonly minutes: number;
}

export interface PausePresentationPayload {
  readonly presentation: string;
  readonly paused?: boolean;
}

export interface TurnPagePayload {
  readonly presentation: string;
  readonly page: number;
}

export interface EndPlenaryPayload {
  readonly plenary: string;
}

export interface UndoPlenaryActPayload {
  readonly act: string;
}

export interface ErasePersonPayload {
  readonly person: string;
  readonly mentions?: readonly string[];
}

export interface EraseEveryonePayload {
}

export interface AskErasurePayload {
  readonly withdrawn?: boolean;
}

export interface SaveRemarkPayload {
  readonly remark: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly was?: Readonly<Record<string, string>>;
  readonly agenda_item?: string | null;
  readonly presentation?: string | null;
  readonly said_at?: string | null;
}

export interface WithdrawRemarkPayload {
  readonly remark: string;
  readonly withdrawn?: boolean;
}

export interface ChooseRemarkTextPayload {
  readonly remark: string;
  readonly field: string;
  readonly text: string;
  readonly seen?: readonly string[] | null;
}

export interface ReviewEntryPayload {
  readonly review: string;
  readonly entry: string;
  readonly act: string;
  readonly field?: string | null;
  readonly text?: string;
  readonly kind?: string;
  readonly theme?: string;
  readonly private?: boolean;
  readonly after?: number;
  readonly revision?: number;
  readonly spoken_by?: string | null;
}

export interface ReviewSheetPayload {
  readonly review: string;
  readonly sheet: string;
  readonly act: string;
  readonly text?: string;
  readonly after?: number;
  readonly spoken_by?: string | null;
}

export interface AcceptRestPayload {
  readonly sheet: string;
  readonly entries?: Readonly<Record<string, number>>;
  readonly spoken_by?: string | null;
}

export interface WithdrawReviewsPayload {
  readonly reviews: readonly string[];
}

export interface AnswerReviewPayload {
  readonly review: string;
  readonly entry: string;
  readonly text?: string;
}

export interface ScopeAssessorPayload {
  readonly person: string;
  readonly themes?: readonly string[];
  readonly groups?: readonly string[];
  readonly organisations?: readonly string[];
}

export interface ReplanDayPayload {
  readonly day: number;
  readonly minutes: Readonly<Record<string, number>>;
}

export interface SubstitutePersonPayload {
  readonly substitution: string;
  readonly predecessor: string;
  readonly person: string;
  readonly name?: string;
  readonly position?: string;
}

export interface EndSubstitutionPayload {
  readonly substitution: string;
  readonly undone?: boolean;
}

export interface ResumeSubstitutionPayload {
  readonly substitution: string;
}

export interface ReclaimSeatPayload {
}

export interface RestorePersonPayload {
  readonly person: string;
}

export interface UnmergePersonPayload {
  readonly person: string;
}

export interface UnmergeOrganisationPayload {
  readonly organisation: string;
}

export interface UndoActPayload {
  readonly line: number;
}

export interface MakeFinalPayload {
  readonly version: string;
  readonly silence?: boolean;
  readonly note?: string;
}

export interface WithdrawVersionPayload {
  readonly version: string;
}

export interface RestoreVersionPayload {
  readonly version: string;
}

export interface BringVersionPayload {
  readonly version: string;
  readonly attachment: string;
  readonly kind: string;
  readonly of: string;
}

export interface CorrectWordingPayload {
  readonly corrections: readonly Readonly<Record<string, unknown>>[];
}

export interface UndoWordingPayload {
  readonly corrections: readonly string[];
  readonly undone?: boolean;
  readonly revisions?: Readonly<Record<string, number>>;
}

export interface AddWorksheetPayload {
  readonly worksheet: string;
  readonly key: string;
}

export interface SaveActivityPayload {
  readonly activity: string;
  readonly worksheet: string;
  readonly unit?: string | null;
  readonly title?: string;
  readonly grouping?: string | null;
  readonly agenda_item?: string | null;
  readonly audience?: readonly string[];
  readonly see?: boolean;
  readonly write?: boolean;
  readonly share?: boolean;
  readonly minutes?: number | null;
}

export interface SetSwitchesPayload {
  readonly activity: string;
  readonly see?: boolean | null;
  readonly write?: boolean | null;
  readonly share?: boolean | null;
}

export interface OpenActivityPayload {
  readonly activity: string;
  readonly minutes?: number | null;
}

export interface CloseActivityPayload {
  readonly activity: string;
}

export interface ExtendTimerPayload {
  readonly activity: string;
  readonly minutes: number;
}

export interface PauseTimerPayload {
  readonly activity: string;
  readonly paused?: boolean;
}

export interface SaveEntryPayload {
  readonly activity: string;
  readonly unit: string;
  readonly entry: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly base?: Readonly<Record<string, number>>;
  readonly base_epoch?: string | null;
  readonly base_hashes?: Readonly<Record<string, string>>;
  readonly ready?: boolean | null;
  readonly origin?: string;
  readonly on_behalf_of?: string | null;
  readonly author?: string | null;
}

export interface WithdrawEntryPayload {
  readonly entry: string;
}

export interface RestoreEntryPayload {
  readonly entry: string;
}

export interface LetInEntryPayload {
  readonly entry: string;
}

export interface ChooseRivalPayload {
  readonly entry: string;
  readonly field: string;
  readonly text?: unknown;
  readonly seen?: readonly unknown[] | null;
}

export interface MarkDonePayload {
  readonly activity: string;
  readonly unit: string;
  readonly done?: boolean;
}

export interface AnnouncePayload {
  readonly announcement: string;
  readonly text: string;
  readonly on_projector?: boolean;
  readonly audience?: readonly string[];
}

export interface WithdrawAnnouncementPayload {
  readonly announcement: string;
}

export interface CallHelpPayload {
  readonly help_call: string;
}

export interface AnswerHelpPayload {
  readonly help_call: string;
  readonly ended?: boolean;
}

export interface ShowPagePayload {
  readonly page: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly hidden?: boolean;
  readonly projector?: string;
}

export interface CommandTypes {
  add_attachment: AddAttachmentPayload;
  change_attachment: ChangeAttachmentPayload;
  withdraw_attachment: WithdrawAttachmentPayload;
  share_attachment: ShareAttachmentPayload;
  erase_attachment: EraseAttachmentPayload;
  cite_attachment: CiteAttachmentPayload;
  withdraw_citation: WithdrawCitationPayload;
  mark_attendance: MarkAttendancePayload;
  undo_attendance: UndoAttendancePayload;
  correct_attendance: CorrectAttendancePayload;
  confirm_presence: ConfirmPresencePayload;
  register_guest: RegisterGuestPayload;
  withdraw_guest: WithdrawGuestPayload;
  correct_own_details: CorrectOwnDetailsPayload;
  settle_own_details: SettleOwnDetailsPayload;
  save_ballot: SaveBallotPayload;
  remove_ballot: RemoveBallotPayload;
  open_ballot: OpenBallotPayload;
  close_ballot: CloseBallotPayload;
  reveal_ballot: RevealBallotPayload;
  reset_ballot: ResetBallotPayload;
  undo_reset: UndoResetPayload;
  cast_vote: CastVotePayload;
  let_in_votes: LetInVotesPayload;
  enter_paper_count: EnterPaperCountPayload;
  withdraw_paper_count: WithdrawPaperCountPayload;
  record_decision: RecordDecisionPayload;
  withdraw_decision: WithdrawDecisionPayload;
  carry_rows: CarryRowsPayload;
  undo_carrying: UndoCarryingPayload;
  mark_row: MarkRowPayload;
  bring_stage: BringStagePayload;
  take_snapshot: TakeSnapshotPayload;
  remove_snapshot: RemoveSnapshotPayload;
  give_homework: GiveHomeworkPayload;
  withdraw_homework: WithdrawHomeworkPayload;
  begin_closing: BeginClosingPayload;
  cancel_closing: CancelClosingPayload;
  let_in_late: LetInLatePayload;
  make_cluster: MakeClusterPayload;
  save_cluster: SaveClusterPayload;
  join_cluster: JoinClusterPayload;
  leave_cluster: LeaveClusterPayload;
  dissolve_cluster: DissolveClusterPayload;
  close_day: CloseDayPayload;
  reopen_day: ReopenDayPayload;
  place_seats: PlaceSeatsPayload;
  move_seat: MoveSeatPayload;
  release_seats: ReleaseSeatsPayload;
  restore_grouping: RestoreGroupingPayload;
  undo_seating: UndoSeatingPayload;
  change_workshop: ChangeWorkshopPayload;
  archive_workshop: ArchiveWorkshopPayload;
  set_joining: SetJoiningPayload;
  set_clock: SetClockPayload;
  save_agenda_item: SaveAgendaItemPayload;
  remove_agenda_item: RemoveAgendaItemPayload;
  start_agenda_item: StartAgendaItemPayload;
  undo_agenda_item: UndoAgendaItemPayload;
  end_agenda_item: EndAgendaItemPayload;
  save_organisation: SaveOrganisationPayload;
  save_person: SavePersonPayload;
  remove_person: RemovePersonPayload;
  merge_person: MergePersonPayload;
  merge_organisation: MergeOrganisationPayload;
  add_staff: AddStaffPayload;
  revoke_credentials: RevokeCredentialsPayload;
  renew_code: RenewCodePayload;
  admit_claim: AdmitClaimPayload;
  leave: LeavePayload;
  import_organisations: ImportOrganisationsPayload;
  import_people: ImportPeoplePayload;
  save_grouping: SaveGroupingPayload;
  remove_grouping: RemoveGroupingPayload;
  save_group: SaveGroupPayload;
  remove_group: RemoveGroupPayload;
  change_office: ChangeOfficePayload;
  undo_office: UndoOfficePayload;
  save_plenary: SavePlenaryPayload;
  remove_plenary: RemovePlenaryPayload;
  arrange_presentations: ArrangePresentationsPayload;
  move_presentation: MovePresentationPayload;
  next_presentation: NextPresentationPayload;
  previous_presentation: PreviousPresentationPayload;
  call_presentation: CallPresentationPayload;
  skip_presentation: SkipPresentationPayload;
  extend_presentation: ExtendPresentationPayload;
  pause_presentation: PausePresentationPayload;
  turn_page: TurnPagePayload;
  end_plenary: EndPlenaryPayload;
  undo_plenary_act: UndoPlenaryActPayload;
  erase_person: ErasePersonPayload;
  erase_everyone: EraseEveryonePayload;
  ask_erasure: AskErasurePayload;
  save_remark: SaveRemarkPayload;
  withdraw_remark: WithdrawRemarkPayload;
  choose_remark_text: ChooseRemarkTextPayload;
  review_entry: ReviewEntryPayload;
  review_sheet: ReviewSheetPayload;
  accept_rest: AcceptRestPayload;
  withdraw_reviews: WithdrawReviewsPayload;
  answer_review: AnswerReviewPayload;
  scope_assessor: ScopeAssessorPayload;
  replan_day: ReplanDayPayload;
  substitute_person: SubstitutePersonPayload;
  end_substitution: EndSubstitutionPayload;
  resume_substitution: ResumeSubstitutionPayload;
  reclaim_seat: ReclaimSeatPayload;
  restore_person: RestorePersonPayload;
  unmerge_person: UnmergePersonPayload;
  unmerge_organisation: UnmergeOrganisationPayload;
  undo_act: UndoActPayload;
  make_final: MakeFinalPayload;
  withdraw_version: WithdrawVersionPayload;
  restore_version: RestoreVersionPayload;
  bring_version: BringVersionPayload;
  correct_wording: CorrectWordingPayload;
  undo_wording: UndoWordingPayload;
  add_worksheet: AddWorksheetPayload;
  save_activity: SaveActivityPayload;
  set_switches: SetSwitchesPayload;
  open_activity: OpenActivityPayload;
  close_activity: CloseActivityPayload;
  extend_timer: ExtendTimerPayload;
  pause_timer: PauseTimerPayload;
  save_entry: SaveEntryPayload;
  withdraw_entry: WithdrawEntryPayload;
  restore_entry: RestoreEntryPayload;
  let_in_entry: LetInEntryPayload;
  choose_rival: ChooseRivalPayload;
  mark_done: MarkDonePayload;
  announce: AnnouncePayload;
  withdraw_announcement: WithdrawAnnouncementPayload;
  call_help: CallHelpPayload;
  answer_help: AnswerHelpPayload;
  show_page: ShowPagePayload;
}
