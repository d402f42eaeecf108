// The board's page: rows merged, suggestions, and where proposals went.  It opens with the token the console holds, or its link brings.

import type { JSX } from "preact";
import boardTexts from "../../../workshop/texts/board.json";
import chartTexts from "../../../workshop/texts/charts.json";
import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import traceTexts from "../../../workshop/texts/trace.json";
import { learn, t } from "../core/texts";
import { BoardDesk } from "../views/board/board_state";
import { BoardPage } from "../views/board/page";
import { openHall } from "../views/console/opening";
import { takeLink } from "../views/linked/opening";
import { put } from "../views/linked/page";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";

learn(boardTexts, chartTexts, traceTexts, commonTexts, saidTexts, placeTexts, refusalTexts);

const link = takeLink("console");
const { workshop, ground } = link;
// An assessor's device has no console: their own link is as good here.
const assessor = link.token === "";
const token = assessor ? takeLink("assess").token : link.token;
const home = `/${assessor && token !== "" ? "assess" : "console"}/${encodeURIComponent(workshop)}`;
const desk = token === "" ? undefined : new BoardDesk(openHall(workshop, token).hall, home, ground.keep);
put(Page);

function Page(): JSX.Element {
  if (desk === undefined || desk.hall.ended.value !== "") {
    return (
      <main class="alone">
        <Notice tone="fix" title={t("board.no_link")} />
        <LinkButton href={home}>{t("common.to_console")}</LinkButton>
      </main>
    );
  }
  return <BoardPage desk={desk} />;
}
