// Protocol order within an organisation: whoever ranks higher first, by the workshop's own list `positions`; then the office's list.

export type Ranks = readonly RegExp[];

export function ranksIn(choices: unknown): Ranks {
  if (!Array.isArray(choices)) return [];
  return choices.map((choice: unknown) => {
    const label: unknown = typeof choice === "object" && choice !== null ? (choice as Record<string, unknown>)["label_id"] : "";
    const words = typeof label === "string" ? label.trim().replace(/\s+/g, " ") : "";
    return words === "" ? /(?!)/ : new RegExp(`(?:^|[^\\p{L}\\p{N}_])(${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})`, "iu");
  });
}

/** What the position begins with counts, of several the longest: a *Sekretaris Camat* is no *Sekretaris*. */
export function rankOf(position: string, ranks: Ranks): number {
  let best = { at: Infinity, length: 0, rank: ranks.length };
  ranks.forEach((pattern, rank) => {
    const match = pattern.exec(position);
    if (match === null) return;
    const length = (match[1] ?? "").length;
    const at = match.index + match[0].length - length;
    if (at < best.at || (at === best.at && length > best.length)) best = { at, length, rank };
  });
  return best.rank;
}
