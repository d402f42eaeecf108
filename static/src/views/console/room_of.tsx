// Which room stands behind which word of the side bar.

import type { JSX } from "preact";
import { ActivitiesRoom } from "./activities";
import { AgendaRoom } from "./agenda";
import { AnnounceRoom } from "./announce";
import { AttendanceRoom } from "./attendance";
import { GroupingRoom } from "./grouping";
import { HallRoom } from "./hall";
import type { Hall } from "./hall_state";
import { PapersRoom } from "./papers";
import { PeopleRoom } from "./people";
import { ProjectorRoom } from "./projector";
import { room } from "./rooms";
import { SettingsRoom } from "./settings";

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
    case "settings":
      return <SettingsRoom hall={hall} />;
  }
}
