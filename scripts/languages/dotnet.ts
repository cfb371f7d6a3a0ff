import { resolve } from "node:path";
import { run } from "../package-check/commands";
import { virtualEnvironment } from "./python";

// A grammar of C# for Python, which needs no .NET.
const GRAMMAR = ["tree-sitter==0.26.1", "tree-sitter-c-sharp==0.23.5"];

/** What reads C#, in a new folder; undefined where Python or its registry is missing. */
export function csharpReader(folder: string): string | undefined {
  return virtualEnvironment(folder, ...GRAMMAR);
}

/** Reads every file of C# in a folder. Returns how many there are. Throws where one is not C#, or there is none. */
export function readCsharp(python: string, sources: string): number {
  const script = resolve("scripts", "languages", "csharp_syntax.py");
  const lines = run(python, [script, sources], process.cwd()).trim().split(/\r?\n/);
  const count = Number(lines.pop());
  if (lines.length > 0 || count === 0)
    throw new Error(`every source for .NET must be C#, got ${lines.join(", ") || "no file"}`);
  return count;
}
