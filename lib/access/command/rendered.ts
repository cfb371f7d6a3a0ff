import type { Change } from "../change";
import type { Fact } from "../fact";
import { htmlPage } from "../report/html-page";
import { jsonReport } from "../report/json-report";
import { markdownDifference, markdownReport } from "../report/markdown";
import { mermaidDrawing } from "../report/mermaid";
import { TerminalText } from "../report/terminal-text";
import type { Format } from "./options";

/** A report in one of the formats: about the changes if there is a comparison, and otherwise about the facts. */
export function rendered(
  format: Format,
  { hasColours }: { readonly hasColours: boolean },
  facts: readonly Fact[],
  changes?: readonly Change[],
): string {
  switch (format) {
    case "markdown":
      return changes ? markdownDifference(changes, facts) : markdownReport(facts);
    case "json":
      return jsonReport(facts, changes);
    case "mermaid":
      return mermaidDrawing(facts);
    case "html":
      return htmlPage(facts, changes);
    case "text": {
      const text = new TerminalText(hasColours);
      return changes ? text.difference(changes) : text.report(facts);
    }
  }
}
