import { type Change } from "../change";
import { type Fact } from "../fact";
import { besideOf, wordsFor } from "../wording";
import { htmlText } from "./html-text";
import { summaryOf } from "./summary";
import { svgDrawing } from "./svg-drawing";

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }
svg { max-width: 100%; height: auto; font-size: 12px; }
rect { fill: #f4f6f8; stroke: #888; }
.call { fill: none; stroke: #567; }
.call.public { stroke: #c00; stroke-width: 2; }
.call.refused { stroke-dasharray: 4 4; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
input { font: inherit; padding: .3rem .6rem; width: 24rem; max-width: 100%; margin: 1rem 0; }
.gained, .widened { color: #c00; } .lost, .narrowed { color: #070; } .unknown { color: #850; }
`;

// The only script of the page. It hides the rows without the search words.
const SCRIPT = `
const search = document.getElementById("search");
const rows = [...document.querySelectorAll("#facts tbody tr")];
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\\s+/);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
});
`;

/** A page for auditors, with a drawing and a searchable table. It loads no other files. */
export function htmlPage(facts: readonly Fact[], changes?: readonly Change[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Who can call what</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Who can call what</h1>
${changes === undefined ? "" : changesIn(changes)}
${svgDrawing(facts)}
<p><input id="search" type="search" aria-label="Search" placeholder="Search: a name, a role, a word"></p>
${table("facts", ["construct", "what", "tells"], facts.map(rowOf))}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function changesIn(changes: readonly Change[]): string {
  const rows = changes.map(({ kind, path, text }) => [
    `<span class="${kind.split(" ")[0]}">${kind}</span>`,
    htmlText(path),
    htmlText(text),
  ]);
  return `<h2>${htmlText(summaryOf(changes))}</h2>\n${table("changes", ["change", "construct", "what changes"], rows)}`;
}

function rowOf(fact: Fact): string[] {
  return [fact.path, fact.kind, [wordsFor(fact), ...besideOf(fact)].join(", ")].map(htmlText);
}

function table(id: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table id="${id}"><thead>${cells("th", head)}</thead><tbody>\n${rows.map((row) => cells("td", row)).join("\n")}\n</tbody></table>`;
}
