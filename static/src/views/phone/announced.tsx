// The last thing the facilitator said to all, until it is put away on this phone.

import type { JSX } from "preact";
import { signal } from "@preact/signals";
import type { Announcement } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import type { Phone } from "./phone";
import { tellWhere } from "./route";

const READ = "rembuk.read";
const MOST_KEPT = 50;

/** Put away on this phone, also after a reload. */
const read = signal<readonly string[] | undefined>(undefined);

function away(phone: Phone): readonly string[] {
  return (read.value ??= (phone.keep.getItem(READ) ?? "").split(" "));
}

export function putAway(phone: Phone, id: string): void {
  read.value = [...away(phone), id].slice(-MOST_KEPT);
  phone.keep.setItem(READ, read.value.join(" "));
  setTimeout(tellWhere);
}

export function announcements(phone: Phone): readonly Announcement[] {
  const standing = phone.objects.all("announcement").filter((said) => !said.withdrawn);
  return [...standing].sort((one, other) => other.at.localeCompare(one.at));
}

/** The last one, unless it was put away. */
export function latestUnread(phone: Phone): Announcement | undefined {
  const latest = announcements(phone)[0];
  return latest === undefined || away(phone).includes(latest.id) ? undefined : latest;
}

export function Announced({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const latest = latestUnread(phone);
  if (latest === undefined) return null;
  return (
    <Notice
      tone="live"
      icon="announce"
      title={t("phone.announced", { time: clockTime(latest.at, workshopOf(phone.objects)?.timezone ?? "") })}
      way={
        <button type="button" class="x" aria-label={t("common.close")} onClick={() => putAway(phone, latest.id)}>
          <Icon name="close" />
        </button>
      }
    >
      <span class="kept">{latest.text}</span>
    </Notice>
  );
}
