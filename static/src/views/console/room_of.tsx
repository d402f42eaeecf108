// Which room stands behind which word of the side bar.

import type { JSX } from "preact";
import { AgendaRoom } from "./agenda";
import { HallRoom } from "./hall";
import type { Hall } from "./hall_state";
import { ActivitiesRoom, AnnounceRoom, AttendanceRoom, GroupingRoom, HistoryRoom, PapersRoom, PeopleRoom, ProjectorRoom, SettingsRoom } from "./later";
import { room } from "./rooms";

export function RoomOf({ hall }: { readonly hall: Hall }): JSX.Element {
  switch (room.value) {
    case "agenda":
      return <AgendaRoom hall={hall} />;
    case "hall":
      return <HallRoom hall={hall} />;
    case "groups":
      return <GroupingRoom hall={hall} />;
    case "sheets":
      return <ActivitiesRoom hall={hall} />;
    case "people":
      return <PeopleRoom hall={hall} />;
    case "attendance":
      return <AttendanceRoom hall={hall} />;
    case "announce":
      return <AnnounceRoom hall={hall} />;
    case "screen":
      return <ProjectorRoom hall={hall} />;
    case "papers":
      return <PapersRoom hall={hall} />;
    case "history":
      return <HistoryRoom hall={hall} />;
    case "settings":
      return <SettingsRoom hall={hall} />;
  }
}
