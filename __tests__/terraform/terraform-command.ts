import { execFile } from "node:child_process";

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string };
}

/** Runs terraform and returns its output. If terraform reports errors, they are the message of the thrown error. */
export function runTerraform(directory: string, reattach: object, ...args: string[]): Promise<string> {
  const options = { cwd: directory, env: environment(reattach), maxBuffer: Infinity };
  return new Promise((resolve, reject) => {
    execFile("terraform", args, options, (error, stdout) => {
      if (error) reject(new Error(problemsIn(stdout) || error.message));
      else resolve(stdout);
    });
  });
}

// Each process is short: collecting garbage, or spreading the work over more threads, takes a third more of processor time.
const SHORT_LIVED = { GOGC: "off", GOMEMLIMIT: "1GiB", GOMAXPROCS: "1" };

/** The environment of this process, without variables that change the behaviour of terraform. */
function environment(reattach: object): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^TF_(?!VAR_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    ...SHORT_LIVED,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_REATTACH_PROVIDERS: JSON.stringify(reattach),
  };
}

/** The errors in terraform's JSON output, one per line. `validate` prints one document; other commands print one per line. */
function problemsIn(stdout: string): string {
  const messages = stdout.startsWith("{\n")
    ? [stdout]
    : stdout.split("\n").filter((line) => line.startsWith("{"));
  return messages
    .map((message) => JSON.parse(message) as { diagnostics?: Diagnostic[]; diagnostic?: Diagnostic })
    .flatMap(({ diagnostics, diagnostic }) => diagnostics ?? diagnostic ?? [])
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail, address, snippet }) => {
      const problem = [summary, detail].filter(Boolean).join(": ").replace(/\s+/g, " ");
      const place = address ?? snippet?.context?.replace(/^resource\./, "");
      return place ? `${problem} [at ${place}]` : problem;
    })
    .join("\n");
}
