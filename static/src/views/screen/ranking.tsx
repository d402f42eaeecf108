// The words said most, each with the number of rows that say it; names are left out by the server (VS3).

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Progress as Bar } from "../parts/progress";
import type { WallWords } from "./figures";
import { Footer, titled } from "./parts";

export function Ranking({ told }: { readonly told: WallWords }): JSX.Element {
  const most = Math.max(1, ...told.words.map((one) => one.rows));
  return (
    <>
      <main class="ranking">
        <h1 class="long">{titled(told)}</h1>
        {told.words.length === 0 ? (
          <p class="nothing">{t("screen.nothing_yet")}</p>
        ) : (
          <ol>
            {told.words.map((one, at) => (
              <li key={one.word}>
                <b class="rank">{at > 0 && told.words[at - 1]?.rows === one.rows ? "" : at + 1}</b>
                <span>{one.word}</span>
                <Bar share={one.rows / most} />
                <b>{one.rows}</b>
              </li>
            ))}
          </ol>
        )}
      </main>
      <Footer>{told.words.length > 0 && t("screen.words.of", { count: told.rows })}</Footer>
    </>
  );
}
