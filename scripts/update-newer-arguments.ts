// Writes stand-ins/schema/newer-arguments.json: which arguments come after version 6.50.0 of the provider, and from which version on, read
// from the bindings for cdktn. It downloads half a gigabyte.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bindingSchema } from "../stand-ins/schema/binding-schema";
import { outlineOf } from "../stand-ins/schema/outline";
import { unpackBindings } from "./cdktn/bindings";

/** Versions of the bindings, from the oldest to the newest. They come where the provider gets an argument that the constructs ask for. */
const BINDINGS = ["16.13.0", "19.0.0", "19.5.0", "19.9.0", "19.10.0", "20.0.0", "20.3.1", "21.0.0", "21.1.0"];

/** The types of which the constructs ask for newer arguments. */
const TYPES = [
  "google_cloud_run_v2_job",
  "google_cloud_run_v2_service",
  "google_cloudfunctions2_function",
  "google_eventarc_trigger",
];

const FILE = "stand-ins/schema/newer-arguments.json";

const folder = mkdtempSync(join(tmpdir(), "update-newer-arguments-"));
try {
  const outlines = BINDINGS.map((version) => read(version, join(folder, version)));
  const types = TYPES.map((type) => [type, newerIn(outlines, type)]);
  const table = {
    versions: outlines.map(({ provider }) => provider),
    types: Object.fromEntries(types) as object,
  };
  writeFileSync(FILE, `${JSON.stringify(table, undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Outlines {
  /** The version of the provider that bindings are made from. */
  readonly provider: string;
  readonly types: { readonly [type: string]: { readonly [path: string]: string } };
}

function read(version: string, place: string): Outlines {
  const folders = TYPES.map((type) => type.replace("google_", "").replaceAll("_", "-"));
  const missing = unpackBindings(
    version,
    place,
    [...folders, "provider"].map((name) => `lib/${name}`),
  );
  if (missing !== undefined) throw new Error(`the bindings ${version} cannot be had: ${missing}`);
  const made = /providerVersion: '([\d.]+)'/.exec(
    readFileSync(join(place, "lib", "provider", "index.js"), "utf8"),
  );
  if (!made) throw new Error(`the bindings ${version} do not say what they are made from`);
  const types = TYPES.map((type) => [type, outlineOf(bindingSchema("google", "resource", type, place))]);
  return { provider: made[1], types: Object.fromEntries(types) as Outlines["types"] };
}

/** The arguments that the first of these versions does not have. */
function newerIn(outlines: readonly Outlines[], type: string): object {
  const [{ types: oldest }] = outlines;
  const newest = outlines[outlines.length - 1].types[type];
  const added = Object.keys(newest).filter((path) => !(path in oldest[type]));
  return Object.fromEntries(
    added.sort().map((path) => {
      const first = outlines.find(({ types }) => path in types[type]);
      return [path, { from: first?.provider, is: newest[path] }];
    }),
  );
}
