// The notulis' page: a laptop or a phone; whoever leads opens it from the console, with the token held there.

import commonTexts from "../../../workshop/texts/common.json";
import notesTexts from "../../../workshop/texts/notes.json";
import plenaryTexts from "../../../workshop/texts/plenary.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { takeLink } from "../views/linked/opening";
import { NoLink, show } from "../views/linked/page";
import { NotesDesk } from "../views/notes/notes_desk";
import { NotesPage } from "../views/notes/page";

learn(commonTexts, notesTexts, plenaryTexts, placeTexts, refusalTexts);

const own = takeLink("notes");
const leading = takeLink("console");
const link = own.token === "" ? leading : own;
show({
  link,
  client: new NotesDesk(link),
  shelf: "notes",
  none: (ended) => <NoLink title={ended ? t("notes.ended") : t("notes.no_link")} act={t("notes.no_link_do")} />,
  draw: (desk) => <NotesPage desk={desk} led={leading.token !== ""} />,
});
