// Cascade layers for browsers that do not know them: WebViews before 2022 throw away everything inside `@layer`.  Every rule
// leaves its layer and is lifted above the layers before it by an id no page has, so that one stylesheet means the same
// to all browsers.  Reads what esbuild writes: flat rules, no nesting.

const LIFT = ":not(#_)";
const WITHIN = /^@(media|supports|container)\b/;

export function flatten(css) {
  const order = [];
  const rules = parse(css);
  for (const rule of rules) {
    const named = /^@layer\s+([^{]+)$/.exec(rule.head);
    for (const name of named === null ? [] : named[1].split(",")) if (!order.includes(name.trim())) order.push(name.trim());
  }
  return write(rules, order, order.length);
}

function write(rules, order, rank) {
  return rules.map((rule) => written(rule, order, rank)).join("");
}

function written({ head, body }, order, rank) {
  if (head.startsWith("@layer")) return body === null ? "" : write(parse(body), order, order.indexOf(head.slice("@layer".length).trim()));
  if (body === null) return `${head};`;
  if (WITHIN.test(head)) return `${head}{${write(parse(body), order, rank)}}`;
  if (head.startsWith("@")) return `${head}{${body}}`;
  return `${split(head, ",").map((selector) => lifted(selector.trim(), rank)).join(",")}{${body}}`;
}

/** The id goes behind a leading element's name and before all else. */
function lifted(selector, rank) {
  return selector.replace(/^(\*|[a-zA-Z][\w-]*)?/, (element) => element + LIFT.repeat(rank));
}

/** `head{body}` and `head;` one after the other; comments go, strings and brackets are kept whole. */
export function parse(css) {
  const rules = [];
  let at = 0;
  while (at < css.length) {
    const end = find(css, at, "{;");
    const head = css.slice(at, end).replace(/\/\*[^]*?\*\//g, "").trim();
    if (css[end] === "{") {
      const close = find(css, end + 1, "}");
      rules.push({ head, body: css.slice(end + 1, close) });
      at = close + 1;
    } else {
      if (head !== "") rules.push({ head, body: null });
      at = end + 1;
    }
  }
  return rules;
}

export function split(text, mark) {
  const parts = [];
  for (let at = 0; at <= text.length; ) {
    const end = find(text, at, mark);
    parts.push(text.slice(at, end));
    at = end + 1;
  }
  return parts;
}

const CLOSING = { "(": ")", "[": "]", "{": "}" };

/** Where one of the marks stands outside strings, comments and brackets; the end where none does. */
function find(text, from, marks) {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (marks.includes(letter)) return at;
    if (letter === "\\") at += 1;
    else if (letter === '"' || letter === "'") at = endOfString(text, at);
    else if (text.startsWith("/*", at)) at = text.indexOf("*/", at + 2) + 1;
    else if (letter in CLOSING) at = find(text, at + 1, CLOSING[letter]);
  }
  return text.length;
}

function endOfString(text, from) {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from]) at += text[at] === "\\" ? 2 : 1;
  return at;
}
