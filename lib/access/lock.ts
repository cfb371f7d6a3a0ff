import { PACKAGE } from "../core/package-name";
import type { Fact } from "./fact";
import { sorted } from "./facts";
import { factIn, lineOf } from "./lock-line";

const HEAD = [
  `# Who can call what, one fact a line. Written by '${PACKAGE} access lock': review it, and don't edit it.`,
  "# The number is the version of this format.",
  "version 1",
];

/** The facts of a lock file, or what is wrong with the file. */
export type LockReading = { readonly facts: readonly Fact[] } | { readonly problem: string };

/** The content of a lock file. The same facts give the same content on every machine. */
export function lockOf(facts: readonly Fact[]): string {
  return [...HEAD, "", ...facts.map(lineOf), ""].join("\n");
}

/** The facts of a lock file. */
export function readLock(content: string): LockReading {
  const lines = content.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const [version, ...told] = lines;
  if (version !== "version 1") return { problem: "must begin with 'version 1'" };
  const facts: Fact[] = [];
  for (const line of told) {
    const fact = factIn(line);
    if (!fact)
      return { problem: `must hold facts as 'access lock' writes them, got ${JSON.stringify(line)}` };
    facts.push(fact);
  }
  return { facts: sorted(facts) };
}
