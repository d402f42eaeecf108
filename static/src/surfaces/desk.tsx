// The registration desk: a second laptop or tablet by the entrance.

import commonTexts from "../../../workshop/texts/common.json";
import deskTexts from "../../../workshop/texts/desk.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { Desk } from "../views/desk/desk";
import { DeskRoom } from "../views/desk/room";
import { takeLink } from "../views/linked/opening";
import { NoLink, show } from "../views/linked/page";

learn(commonTexts, deskTexts, refusalTexts);

const link = takeLink("desk");
show({
  link,
  client: new Desk(link),
  shelf: "desk",
  none: (ended) => <NoLink title={ended ? t("desk.ended") : t("desk.no_link")} act={t("desk.no_link_do")} />,
  draw: (desk) => <DeskRoom desk={desk} />,
});
