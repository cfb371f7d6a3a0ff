import { type Change, ChangeKind } from "../change";
import { type Fact, FactKind } from "../fact";
import { besideOf, wordsFor } from "../wording";
import { printable } from "./printable";
import { sectionsOf } from "./sections";
import { summaryOf } from "./summary";

const COLOURS = { bold: 1, red: 31, green: 32, yellow: 33, grey: 90 };

type Colour = keyof typeof COLOURS;

const OF_CHANGES: { readonly [kind in ChangeKind]: Colour } = {
  [ChangeKind.GAINED]: "red",
  [ChangeKind.WIDENED]: "red",
  [ChangeKind.UNKNOWN]: "yellow",
  [ChangeKind.LOST]: "green",
  [ChangeKind.NARROWED]: "green",
  [ChangeKind.RENAMED]: "grey",
  [ChangeKind.REASON]: "grey",
  [ChangeKind.CHANGED]: "grey",
};

/** Reports for a terminal. Colours only repeat what the words say. */
export class TerminalText {
  constructor(private readonly hasColours: boolean) {}

  /** Who can call what, by construct. */
  public report(facts: readonly Fact[]): string {
    const told = sectionsOf(facts).map(({ path, what, callers, others }) => {
      const nobody =
        what !== undefined && callers.length === 0 && !others.some(opensAll) ? ["  nobody may call"] : [];
      return [
        this.in("bold", printable(path)) + (what === undefined ? "" : ` (${printable(what)})`),
        ...[...callers, ...others].map((fact) => `  ${this.fact(fact)}`),
        ...nobody,
        "",
      ].join("\n");
    });
    return told.length === 0 ? "Nothing here can be called.\n" : told.join("\n");
  }

  /** The changes, with one on each line. */
  public difference(changes: readonly Change[]): string {
    const width = Math.max(...changes.map(({ kind }) => kind.length));
    const lines = changes.map(
      ({ kind, path, text }) =>
        `${this.in(OF_CHANGES[kind], kind.padEnd(width))}  ${this.in("bold", printable(path))}  ${printable(text)}`,
    );
    return [...lines, ...(lines.length > 0 ? [""] : []), `${summaryOf(changes)}.`, ""].join("\n");
  }

  private fact(fact: Fact): string {
    const words = printable([wordsFor(fact), ...besideOf(fact)].join(", "));
    if (fact.kind === FactKind.UNKNOWN) return this.in("yellow", words);
    const isOpen = fact.subject === "allUsers" || opensAll(fact) || fact.kind === FactKind.OPEN_OPERATION;
    return isOpen ? this.in("red", words) : words;
  }

  private in(colour: Colour, text: string): string {
    return this.hasColours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;
  }
}

function opensAll({ kind }: Fact): boolean {
  return kind === FactKind.INVOKER_CHECK;
}
