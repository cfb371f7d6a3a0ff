import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The packages with the bindings of the providers, by the providers' names. */
const PACKAGES: { readonly [provider: string]: string } = {
  google: "@cdktf/provider-google",
  "google-beta": "@cdktf/provider-google-beta",
};

interface SourceMap {
  readonly sourcesContent: readonly string[];
}

/** What a stack can use of a provider: the provider's settings, a resource type or a data source type. */
export type BindingKind = "provider" | "resource" | "data source";

/**
 * The TypeScript that cdktf generated for one class of a provider's bindings: of those that are installed, or of others in a folder.
 *
 * The package has only compiled files, with their sources in inline source maps. Only the source shows whether an attribute
 * is required, optional or computed.
 */
export function bindingSource(
  provider: string,
  kind: BindingKind,
  type: string,
  bindings = packageDirectory(provider),
): string {
  const folder = join(bindings, "lib", folderOf(provider, kind, type));
  if (!existsSync(folder)) {
    throw new Error(`provider ${provider} has no ${kind} ${type}: ${PACKAGES[provider]} holds no such class`);
  }
  // The largest types have the classes of their blocks in separate files.
  const structs = join(folder, "index-structs");
  const structFiles = existsSync(structs) ? readdirSync(structs).filter((name) => name.endsWith(".js")) : [];
  return [join(folder, "index.js"), ...structFiles.map((name) => join(structs, name))]
    .map(sourceOf)
    .join("\n");
}

function sourceOf(file: string): string {
  const compiled = readFileSync(file, "latin1");
  const sourceMap = compiled.slice(compiled.lastIndexOf("base64,") + "base64,".length);
  const { sourcesContent } = JSON.parse(Buffer.from(sourceMap, "base64").toString()) as SourceMap;
  return sourcesContent[0];
}

function packageDirectory(provider: string): string {
  const name = PACKAGES[provider];
  if (!name) {
    throw new Error(
      `there is no stand-in for provider ${provider}, only for ${Object.keys(PACKAGES).join(" and ")}`,
    );
  }
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    throw new Error(`the stand-in for provider ${provider} needs ${name}, which is not installed`);
  }
}

function folderOf(provider: string, kind: BindingKind, type: string): string {
  // cdktf removes the first word of a type if it is the provider's name: for `google`, but not for `google-beta`.
  const folder = type.replaceAll("_", "-");
  return {
    provider: "provider",
    resource: folder.startsWith(`${provider}-`) ? folder.slice(provider.length + 1) : folder,
    "data source": `data-${folder}`,
  }[kind];
}
