import type { Fact } from "../fact";
import { callsIn } from "./calls";
import { htmlText } from "./html-text";
import { sectionsOf } from "./sections";

const ROW = 34;
const BOX = { width: 380, height: 24 };
const GAP = 300;

/** A drawing of who calls what: callers on the left, what they call on the right, and a line for each call. */
export function svgDrawing(facts: readonly Fact[]): string {
  const calls = callsIn(facts);
  const callers = [...new Set(calls.map(({ from }) => from))].sort();
  const called = sectionsOf(facts).filter(
    ({ path, what }) => what !== undefined || calls.some(({ to }) => to === path),
  );
  const left = new Map(callers.map((name, row) => [name, row * ROW]));
  const right = new Map(called.map(({ path }, row) => [path, row * ROW]));
  const height = Math.max(callers.length, called.length, 1) * ROW;
  const width = 2 * BOX.width + GAP;
  const lines = calls.map(({ from, to, label, isPublic, isRefused }) => {
    const [y1, y2] = [left.get(from) ?? 0, right.get(to) ?? 0].map((y) => y + BOX.height / 2);
    const kind = [isPublic ? "public" : "", isRefused ? "refused" : ""].join(" ").trim();
    const title = `${from} calls ${to}${label === "" ? "" : `, ${label}`}${isRefused ? ": refused" : ""}`;
    return `<path class="call ${kind}" d="M${BOX.width} ${y1} C ${BOX.width + GAP / 2} ${y1}, ${BOX.width + GAP / 2} ${y2}, ${BOX.width + GAP} ${y2}"><title>${htmlText(title)}</title></path>`;
  });
  return `<svg role="img" aria-label="Who calls what" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${[...lines, ...[...left].map(([name, y]) => box(0, y, name)), ...[...right].map(([name, y]) => box(BOX.width + GAP, y, name))].join("\n")}
</svg>`;
}

function box(x: number, y: number, name: string): string {
  const shown = name.length > 52 ? `${name.slice(0, 51)}…` : name;
  return `<g transform="translate(${x} ${y})"><title>${htmlText(name)}</title><rect width="${BOX.width}" height="${BOX.height}" rx="4"/><text x="8" y="16">${htmlText(shown)}</text></g>`;
}
