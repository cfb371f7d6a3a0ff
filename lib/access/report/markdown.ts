import { type Change, ChangeKind } from "../change";
import type { Fact } from "../fact";
import { besideOf, wordsFor } from "../wording";
import { printable } from "./printable";
import { sectionsOf } from "./sections";
import { summaryOf } from "./summary";

// GitHub limits a comment to 65,536 characters.
const MOST_CHARACTERS = 60_000;
const MOST_CHANGES = 20;

const SIGNS: { readonly [kind in ChangeKind]: string } = {
  [ChangeKind.GAINED]: "🔴",
  [ChangeKind.WIDENED]: "🔴",
  [ChangeKind.UNKNOWN]: "🟡",
  [ChangeKind.LOST]: "🟢",
  [ChangeKind.NARROWED]: "🟢",
  [ChangeKind.RENAMED]: "⚪",
  [ChangeKind.REASON]: "⚪",
  [ChangeKind.CHANGED]: "⚪",
};

/** Who can call what, as a table. */
export function markdownReport(facts: readonly Fact[]): string {
  return `### Who can call what\n\n${cut(factTable(facts))}`;
}

/** The changes, for a comment on a pull request. The table of all facts is collapsed below them. */
export function markdownDifference(changes: readonly Change[], facts: readonly Fact[]): string {
  const title = `### Who can call what: ${summaryOf(changes).toLowerCase()}\n`;
  const [first, rest] = [changes.slice(0, MOST_CHANGES), changes.slice(MOST_CHANGES)];
  return cut(
    [
      title,
      ...(first.length > 0 ? [changeTable(first)] : []),
      ...(rest.length > 0 ? [folded(`${rest.length} more changes`, changeTable(rest))] : []),
      folded("Who can call what after this change", factTable(facts)),
    ].join("\n"),
  );
}

function changeTable(changes: readonly Change[]): string {
  return table(
    ["", "construct", "what changes"],
    changes.map(({ kind, path, text }) => [`${SIGNS[kind]} ${kind}`, code(path), escaped(text)]),
  );
}

function factTable(facts: readonly Fact[]): string {
  const rows = sectionsOf(facts).flatMap(({ path, what, callers, others }) => {
    const told = [...callers, ...others].map((fact) =>
      escaped([wordsFor(fact), ...besideOf(fact)].join(", ")),
    );
    return [
      [
        code(path) + (what === undefined ? "" : `<br>${escaped(what)}`),
        told.join("<br>") || "nobody may call",
      ],
    ];
  });
  return table(["construct", "who can call it, and what it can do"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n</details>\n`;
}

/** Escapes Markdown and HTML, and prevents mentions and links. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>#|~&$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?<!\w)@/g, "@<!-- -->")
    .replace(/:\/\//g, ":<!-- -->//");
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** Shortens a text that is too long for a comment, at the end of a line. */
function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const kept = text.slice(0, text.lastIndexOf("\n", MOST_CHARACTERS));
  const open = kept.split("<details>").length - kept.split("</details>").length;
  return `${kept}\n${"\n</details>\n".repeat(open)}\nThe rest is too long for a comment.\n`;
}
