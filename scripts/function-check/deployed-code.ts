import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { App } from "cdktf";
import { unzipSync } from "fflate";
import { examples } from "../../__tests__/support/examples";
import { blocksOf, transpiled } from "../../__tests__/support/readme";
import { Shop } from "../../main";

/** The code of a function as Google gets it, in a folder. */
export interface DeployedCode {
  readonly name: string;
  readonly folder: string;
  readonly entryPoint: string;
  readonly runtime: string;

  /** Whether it takes events, and no other requests. */
  readonly takesEvents: boolean;
}

interface Stack {
  readonly resource: {
    readonly google_cloudfunctions2_function?: {
      [id: string]: {
        readonly build_config: {
          readonly entry_point: string;
          readonly runtime: string;
          readonly source: { readonly storage_source: { readonly object: string } };
        };
        readonly event_trigger?: object;
      };
    };
    readonly google_storage_bucket_object?: { [id: string]: { readonly source: string } };
  };
}

/** Synthesizes main.ts, the examples and the README's first program, and unpacks each archive that they deploy, once. */
export function deployedCode(folder: string): DeployedCode[] {
  const found = new Map<string, DeployedCode>();
  for (const output of synthesized(join(folder, "apps"))) {
    for (const name of readdirSync(join(output, "stacks"))) {
      for (const code of codeOf(join(output, "stacks", name), folder)) {
        const key = [code.folder, code.entryPoint, code.takesEvents].join();
        if (!found.has(key)) found.set(key, code);
      }
    }
  }
  return [...found.values()];
}

/** The output of each app, in a folder of its own. */
function synthesized(folder: string): string[] {
  mkdirSync(folder);
  const settings = { project: "example-project", region: "asia-northeast1", stateBucket: "" };
  for (const [name, Stack] of [["main", Shop] as const, ...examples()]) {
    const app = new App({ outdir: join(folder, name) });
    new Stack(app, name, settings);
    app.synth();
  }
  process.env.CDKTF_OUTDIR = join(folder, "readme");
  const [program] = blocksOf("README.md");
  (compileFunction(transpiled(program.code), ["require", "exports"]) as (...args: unknown[]) => void)(
    require,
    {},
  );
  return readdirSync(folder).map((name) => join(folder, name));
}

function codeOf(place: string, folder: string): DeployedCode[] {
  const { resource } = JSON.parse(readFileSync(join(place, "cdk.tf.json"), "utf8")) as Stack;
  return Object.entries(resource.google_cloudfunctions2_function ?? {}).flatMap(([id, fn]) => {
    const { entry_point: entryPoint, runtime, source } = fn.build_config;
    const object = /google_storage_bucket_object\.([\w-]+)\./.exec(source.storage_source.object)?.[1];
    const archive = object && resource.google_storage_bucket_object?.[object].source;
    if (!archive) return [];
    const name = `${id.replace(/_[\dA-F]{8}$/, "")} (${entryPoint})`;
    const takesEvents = Boolean(fn.event_trigger);
    return [{ name, entryPoint, runtime, takesEvents, folder: unpacked(join(place, archive), folder) }];
  });
}

/** Unpacks an archive in a folder that is named after its digest, and returns that. */
function unpacked(archive: string, folder: string): string {
  const target = join(folder, "code", basename(dirname(archive)));
  for (const [path, data] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(join(target, path), data);
  }
  return target;
}
