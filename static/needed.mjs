// Of Pico, what pages here use: its own dark theme gives way to ours, and rules go for what no page has (a test looks for it).

import { parse, split } from "./layers.mjs";

export const UNUSED = /^dialog\b|^progress\b|data-tooltip|^\[type=(?:range|color)\]|\[role=(?:group|search)\]|breadcrumb|\bhgroup\b|blockquote|\bsamp\b|\biframe\b|\b(?:audio|video|canvas)\b|:host|^\[data-theme=|\[dir=rtl\]|::-ms-|checkbox\]\[aria-invalid|checkbox\]:[^,]*\[aria-invalid/;
const GONE = /prefers-color-scheme|^@keyframes (?:tooltip|progress)/;
const AROUND = /^@(?:media|supports)\b/;

export function needed(css) {
  return parse(css).map(written).join("");
}

function written({ head, body }) {
  if (GONE.test(head)) return "";
  if (body === null) return `${head};`;
  if (AROUND.test(head)) return around(head, needed(body));
  if (head.startsWith("@")) return `${head}{${body}}`;
  const kept = split(head, ",").map((selector) => selector.trim().replace(/^:root:not\(\[data-theme=dark\]\)/, ":root")).filter((selector) => !UNUSED.test(apart(selector)));
  return kept.length === 0 ? "" : `${kept.join(",")}{${body}}`;
}

function around(head, body) {
  return body === "" ? "" : `${head}{${body}}`;
}

/** What a selector leaves out is no reason to leave it out. */
function apart(selector) {
  return selector.replace(/:not\([^()]*\)/g, "");
}
