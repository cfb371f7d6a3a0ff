import { execFile } from "node:child_process";

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string };
}

/** Runs terraform to its end and answers what it printed; what terraform finds wrong is the error's message. */
export function runTerraform(directory: string, reattach: object, ...args: string[]): Promise<string> {
  const options = { cwd: directory, env: environment(reattach), maxBuffer: Infinity };
  return new Promise((resolve, reject) => {
    execFile("terraform", args, options, (error, stdout) => {
      if (error) reject(new Error(problemsIn(stdout) || error.message));
      else resolve(stdout);
    });
  });
}

/** This process's environment, save the variables that make terraform behave otherwise than on another machine. */
function environment(reattach: object): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^TF_(?!VAR_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_REATTACH_PROVIDERS: JSON.stringify(reattach),
  };
}

/** The errors in terraform's JSON output, one a line; `validate` prints one document, the others a message a line. */
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
