import type { Fact } from "../fact";
import { callsIn } from "./calls";
import { printable } from "./printable";
import { sectionsOf } from "./sections";

// GitHub draws larger diagrams too small to read.
const MOST_CALLS = 200;

/** A Mermaid diagram of who calls what, and by which network path. GitHub and GitLab draw it. */
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

/** Escapes text for Mermaid, which reads character codes as plain text. */
function escaped(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N} .,:/@_-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
