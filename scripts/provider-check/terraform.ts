import { spawnSync } from "node:child_process";

/** The steps of Terraform in a folder. Each returns what went wrong; undefined if nothing did. */
export interface Terraform {
  init(folder: string): string | undefined;
  validate(folder: string): string | undefined;
  plan(folder: string): string | undefined;
}

// Nothing listens there: whatever a provider asks over HTTPS fails, and reaches nobody.
const NOWHERE = "http://127.0.0.1:9";

/**
 * The terraform on the PATH. TF_CLI_CONFIG_FILE says where providers come from.
 *
 * Only `init` has a network. No step has credentials.
 */
export const TERRAFORM: Terraform = {
  init: (folder) => run(folder, {}, "init", "-input=false", "-no-color"),
  validate: (folder) => run(folder, withoutNetwork(), "validate", "-no-color"),
  plan: (folder) =>
    run(folder, withoutNetwork(), "plan", "-input=false", "-refresh=false", "-lock=false", "-no-color"),
};

function withoutNetwork(): NodeJS.ProcessEnv {
  return {
    ...{ HTTPS_PROXY: NOWHERE, HTTP_PROXY: NOWHERE, https_proxy: NOWHERE, http_proxy: NOWHERE },
    ...{ NO_PROXY: "", no_proxy: "", GOOGLE_OAUTH_ACCESS_TOKEN: "none" },
  };
}

function run(folder: string, more: NodeJS.ProcessEnv, ...args: string[]): string | undefined {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GOOGLE|GCLOUD|CLOUDSDK|GCP)_|^TF_(?!CLI_CONFIG_FILE$)/.test(name),
  );
  const env = { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", ...more };
  const { status, stdout, stderr, error } = spawnSync("terraform", args, {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  if (error) return error.message;
  return status === 0 ? undefined : problemIn(`${stdout}\n${stderr}`);
}

/** The text of the errors that Terraform prints, in one line. */
function problemIn(printed: string): string {
  const from = printed.indexOf("Error:");
  return printed.slice(Math.max(from, 0)).replace(/[│╷╵]/g, " ").replace(/\s+/g, " ").trim().slice(0, 1000);
}
