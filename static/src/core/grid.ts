// A table as it was copied from Excel, Calc or Word: its cells, row by row.  What stands in a cell is kept as it stands; wholly empty rows and
// columns go, and a cell merged over several rows holds in each of them.

export type Grid = readonly (readonly string[])[];

export function gridOf(copied: { readonly html: string; readonly text: string }): Grid {
  const drawn = fromHtml(copied.html);
  return trimmed(drawn.length > 0 ? drawn : fromText(copied.text));
}

function fromHtml(html: string): Grid {
  if (!/<table/i.test(html)) return [];
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const grid: string[][] = [];
  [...(table?.rows ?? [])].forEach((row, at) => {
    const cells = (grid[at] ??= []);
    for (const cell of row.cells) place(grid, at, free(cells), cell);
  });
  return grid.map((row) => Array.from(row, (text) => text ?? ""));
}

function free(cells: readonly (string | undefined)[]): number {
  const gap = cells.findIndex((text) => text === undefined);
  return gap < 0 ? cells.length : gap;
}

/** Over several rows it is the same thing; over several columns it is one. */
function place(grid: string[][], top: number, left: number, cell: HTMLTableCellElement): void {
  for (let down = 0; down < Math.max(1, cell.rowSpan); down += 1) {
    const row = (grid[top + down] ??= []);
    while (row.length < left) row.push(...new Array<string>(1));
    for (let along = 0; along < cell.colSpan; along += 1) row[left + along] = along === 0 ? written(cell) : "";
  }
}

/** Line breaks in the source are spaces; those that were typed are `<br>` or paragraphs. */
function written(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const br of copy.querySelectorAll("br")) br.replaceWith("\u0000");
  for (const paragraph of copy.querySelectorAll("p + p, div + div, li + li")) paragraph.prepend("\u0000");
  return (copy.textContent ?? "").replace(/\s+/g, " ").replace(/ ?\u0000 ?/g, "\n");
}

/** Tabs between cells; a cell with a tab or a line break in it stands in quotes, with its own quotes doubled. */
export function fromText(text: string): Grid {
  const grid: string[][] = [[]];
  let rest = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (;;) {
    const [cell, end, after] = first(rest);
    grid[grid.length - 1]?.push(cell);
    if (end === "") return grid;
    if (end === "\n") grid.push([]);
    rest = after;
  }
}

function first(rest: string): readonly [cell: string, end: string, after: string] {
  const quoted = /^"((?:[^"]|"")*)"(\t|\n|$)/.exec(rest);
  if (quoted !== null && /[\t\n]/.test(quoted[1] ?? "")) return [(quoted[1] ?? "").replace(/""/g, '"'), quoted[2] ?? "", rest.slice(quoted[0].length)];
  const [cell = ""] = /^[^\t\n]*/.exec(rest) ?? [];
  return [cell, rest.slice(cell.length, cell.length + 1), rest.slice(cell.length + 1)];
}

function trimmed(grid: Grid): Grid {
  const rows = grid.map((row) => row.map((text) => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, ""))).filter((row) => row.some((text) => text !== ""));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) => rows.some((row) => (row[at] ?? "") !== ""));
  return rows.map((row) => used.map((at) => row[at] ?? ""));
}
