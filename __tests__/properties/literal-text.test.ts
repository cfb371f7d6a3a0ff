import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  FunctionSource,
  PushSubscription,
  SchedulerJob,
  ServiceAccount,
  Topic,
} from "cdktf-cloud-run-functions";
import { Construct } from "constructs";
import fc from "fast-check";
import { template } from "../../stand-ins/hcl/template";
import { describeTerraform } from "../terraform/describe-terraform";
import { runTerraform } from "../terraform/terraform-command";
import type { Workshop } from "./made";
import { property, RUNS } from "./property";
import { plainFunction } from "./subjects/common";
import { newDirectory, synthesized } from "./synthesis";
import { text, TOKEN } from "./texts";

/** What a user writes: texts, some of them with the value of a variable at the end. */
interface Written {
  readonly texts: readonly string[];
  readonly token: boolean;
}

/** A text in a synthesized document, and the value that terraform must read. */
interface Rendering {
  readonly rendered: unknown;
  readonly meant: unknown;
}

const VALUE = "some-text"; // the variable's
const MOST_READ = 1_000; // terraform takes a square of the time for more
const LONG = 500; // the description of a job
const SHORT = 60; // display names, filters and ids have limits

const written: fc.Arbitrary<Written> = fc.record({
  texts: fc.array(text, { minLength: 8, maxLength: 8 }),
  token: fc.boolean(),
});

const renderings: Rendering[] = [];

/** Writes the texts wherever a user may write one. Returns them as they are in the document. */
function render({ texts, token }: Written): Rendering[] {
  const [description, variable, key, header, body, ...limited] = texts;
  const [displayName, filter, id] = limited.map((one) =>
    Array.from(one)
      .slice(0, SHORT / 2)
      .join(""),
  );
  const ofJob = Array.from(description)
    .slice(0, LONG / 2)
    .join("");
  const end = token ? VALUE : "";
  const name = `K${key.replace(/[=\s\p{Cc}]/gu, "").slice(0, 1_000)}`;
  const sent = header.replace(/\p{Cc}/gu, ""); // of a header
  // constructs replaces what separates ids in a path; in 10.7, that is also a line break.
  const folder = `f${id.replaceAll("${TfToken[", "").replace(/[/\n]/g, "")}`;

  const outcome = synthesized((shop) => {
    const suffix = token ? TOKEN.make(shop) : "";
    const fn = plainFunction(shop, "orders", {
      description: description + suffix,
      environment: { [name]: variable.slice(0, 10_000) + suffix },
      buildEnvironment: { [name]: variable + suffix },
    });
    fn.addEnvironment("ADDED", displayName + suffix);
    new ServiceAccount(shop.stack, "account", {
      displayName: displayName + suffix,
      description: filter + suffix,
    });
    const shared = { target: fn, description: ofJob + suffix };
    const headers = { "X-Text": sent + suffix };
    new SchedulerJob(shop.stack, "job", {
      ...shared,
      schedule: "* * * * *",
      timeZone: "Etc/UTC",
      headers,
      body: body + suffix,
    });
    new PushSubscription(shop.stack, "push", {
      target: fn,
      topic: new Topic(shop.stack, "topic"),
      filter: filter + suffix,
    });
    inFolder(shop, folder);
  });
  if (outcome.refusal !== undefined) throw new Error(outcome.refusal);

  const one = (type: string, address: RegExp) => {
    const named = outcome.document.resource?.[type] ?? {};
    return named[Object.keys(named).find((found) => address.test(found)) ?? "none"] as never as {
      [argument: string]: string & { [argument: string]: never };
    };
  };
  const fn = one("google_cloudfunctions2_function", /^orders/);
  const account = one("google_service_account", /^account/);
  const job = one("google_cloud_scheduler_job", /^job/);
  const added = displayName + end;
  return [
    { rendered: fn.description, meant: description + end },
    {
      rendered: fn.service_config.environment_variables,
      meant: { LOG_EXECUTION_ID: "true", ADDED: added, [name]: variable.slice(0, 10_000) + end },
    },
    { rendered: fn.build_config.environment_variables, meant: { [name]: variable + end } },
    { rendered: account.display_name, meant: added },
    { rendered: account.description, meant: filter + end },
    { rendered: job.description, meant: ofJob + end },
    { rendered: job.http_target.headers, meant: { "X-Text": sent + end } },
    {
      rendered: job.http_target.body,
      meant: Buffer.from(token ? (body + end).normalize("NFC") : body).toString("base64"),
    },
    { rendered: one("google_pubsub_subscription", /^push/).filter, meant: filter + end },
    {
      rendered: String(one("google_storage_bucket_object", /./).name).replace(/\/[0-9a-f]{32}\.zip$/, ""),
      meant: `shop/${folder}/packed`,
    },
  ];
}

/** A function below a construct with a given id. Only Terraform knows its name, so that of its archive begins with the path. */
function inFolder(shop: Workshop, folder: string): void {
  const scope = new Construct(shop.stack, folder);
  const source = FunctionSource.inline({ "index.js": "" });
  plainFunction(shop, "packed", { name: TOKEN.make(shop), source }, scope);
}

// Terraform normalizes all text to this form of Unicode.
const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value).normalize("NFC"));

/** The texts without expressions, as terraform reads them. */
function asRead(rendered: unknown): unknown {
  if (typeof rendered === "string") return template(rendered).text;
  return Object.fromEntries(
    Object.entries(rendered as object).map(([key, value]) => [asRead(key), asRead(value)]),
  );
}

property("text that a user writes is in the document as terraform reads it", written, (one) => {
  const all = render(one);
  if (renderings.length < MOST_READ) renderings.push(...all);
  if (one.token) return;
  for (const { rendered, meant } of all) expect(normal(asRead(rendered))).toEqual(normal(meant));
});

describeTerraform("terraform", () => {
  test(
    "reads what the user wrote, with the values of variables",
    async () => {
      const directory = newDirectory();
      mkdirSync(directory);
      const output = Object.fromEntries(
        renderings.map(({ rendered }, index) => [`t${String(index)}`, { value: rendered }]),
      );
      const stack = { variable: { text: { default: VALUE } }, output };
      writeFileSync(join(directory, "main.tf.json"), JSON.stringify(stack));
      await runTerraform(directory, {}, "apply", "-json", "-input=false", "-auto-approve");
      const read = JSON.parse(await runTerraform(directory, {}, "output", "-json")) as {
        [name: string]: { value: unknown };
      };
      const values = renderings.map((_, index) => normal(read[`t${String(index)}`].value));
      const wrong = renderings
        .map(({ rendered, meant }, index) => ({ rendered, meant: normal(meant), read: values[index] }))
        .filter((text) => !isDeepStrictEqual(text.meant, text.read));
      expect(wrong).toEqual([]);
    },
    120_000 + RUNS * 100,
  );
});
