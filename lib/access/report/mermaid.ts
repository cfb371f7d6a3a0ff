import type { Fact } from "../fact";
import { callsIn } from "./calls";
import { printable } from "./printable";
import { sectionsOf } from "./sections";

// What is larger, GitHub draws so small that nobody reads it.
const MOST_CALLS = 200;

/** A drawing of who calls whom by which path, in the language of Mermaid, which GitHub and GitLab draw. */
export function mermaidDrawing(facts: readonly Fact[]): string {
  const calls = callsIn(facts);
  const drawn = calls.slice(0, MOST_CALLS);
  const what = new Map(
    sectionsOf(facts).flatMap((section) => (section.what ? [[section.path, section.what]] : [])),
  );
  const names = [...new Set([...what.keys(), ...drawn.flatMap(({ from, to }) => [from, to])])].sort();
  const ids = new Map(names.map((name, index) => [name, `n${index}`]));
  const nodes = names.map((name) => {
    const label = [name, what.get(name)]
      .flatMap((text) => (text === undefined ? [] : [escaped(text)]))
      .join("<br/>");
    return `  ${ids.get(name) ?? ""}${what.has(name) ? `["${label}"]` : `(["${label}"])`}`;
  });
  const lines = drawn.map(({ from, to, label, isRefused }) => {
    const arrow = isRefused ? "-.->" : "-->";
    return `  ${ids.get(from) ?? ""} ${arrow}${label === "" ? "" : `|"${escaped(label)}"|`} ${ids.get(to) ?? ""}`;
  });
  const open = new Set(drawn.filter(({ isPublic }) => isPublic).map(({ from }) => ids.get(from)));
  const rest = calls.length - drawn.length;
  return [
    "flowchart LR",
    ...(rest > 0 ? [`  %% ${rest} more calls are not drawn`] : []),
    ...nodes,
    ...lines,
    ...(open.size > 0
      ? ["  classDef public stroke:#c00,stroke-width:3px", `  class ${[...open].join()} public`]
      : []),
    "",
  ].join("\n");
}

/** Mermaid reads a character by its number as text, whatever it would mean otherwise. */
function escaped(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N} .,:/@_-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
