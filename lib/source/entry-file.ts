import { posix } from "node:path";
import { isToken } from "../core/tokens";
import { Language } from "./language";

/** The contents of a source package, as a buildpack sees them. */
export interface PackageContents {
  readonly paths: string[];

  readText(path: string): string;
}

/** The file in which a buildpack looks for the entry point. */
interface EntryFile {
  readonly description: string;

  isIn(contents: PackageContents, buildEnvironment: { [name: string]: string }): boolean;
}

// As https://github.com/GoogleCloudPlatform/buildpacks detects functions.
const ENTRY_FILES: { [language in Language]: EntryFile } = {
  [Language.NODEJS]: {
    description: "the 'main' of package.json, index.js or function.js",
    isIn: hasNodeMain,
  },
  [Language.PYTHON]: named("main.py", /^main\.py$/),
  [Language.GO]: {
    description: "go.mod and a .go file",
    isIn: ({ paths }) => paths.includes("go.mod") && paths.some((path) => /^[^/]+\.go$/.test(path)),
  },
  [Language.JAVA]: named("pom.xml, build.gradle or a .jar file", /^(pom\.xml|build\.gradle|[^/]+\.jar)$/),
  [Language.RUBY]: named("app.rb", /^app\.rb$/),
  [Language.PHP]: named("index.php", /^index\.php$/),
  [Language.DOTNET]: named("a project file", /\.(cs|fs|vb)proj$/),
};

/**
 * The entry file that is missing in a package; undefined if the buildpack finds it.
 *
 * GOOGLE_FUNCTION_SOURCE in the build environment names another file or folder, and GOOGLE_NODE_RUN_SCRIPTS the scripts that
 * may make the file (https://cloud.google.com/docs/buildpacks/nodejs).
 */
export function missingEntryFile(
  language: Language,
  contents: PackageContents,
  buildEnvironment: { [name: string]: string },
): string | undefined {
  const { GOOGLE_BUILDABLE, GOOGLE_FUNCTION_SOURCE: source } = buildEnvironment;
  if (GOOGLE_BUILDABLE || isToken(source)) return undefined;
  if (source) return holds(contents.paths, source) ? undefined : source;
  const entryFile = ENTRY_FILES[language];
  return entryFile.isIn(contents, buildEnvironment) ? undefined : entryFile.description;
}

function named(description: string, pattern: RegExp): EntryFile {
  return { description, isIn: ({ paths }) => paths.some((path) => pattern.test(path)) };
}

/** Whether a file or folder is among the paths. */
function holds(paths: string[], wanted: string): boolean {
  const path = posix.normalize(wanted).replace(/\/$/, "");
  return path === "." || paths.some((file) => file === path || file.startsWith(`${path}/`));
}

function hasNodeMain(
  contents: PackageContents,
  { GOOGLE_NODE_RUN_SCRIPTS: run }: { [name: string]: string | undefined },
): boolean {
  const { paths } = contents;
  const { main, scripts } = manifestOf(contents);
  // A script may create the file during the build. An empty list is an order to run none.
  if (run === undefined ? (scripts?.["gcp-build"] ?? scripts?.build) : run.trim() !== "") return true;
  if (typeof main === "string" && posix.normalize(main) !== "./" && posix.normalize(main) !== ".")
    return holds(paths, main);
  return paths.includes("index.js") || paths.includes("function.js");
}

interface PackageManifest {
  readonly main?: unknown;
  readonly scripts?: { [name: string]: unknown };
}

/** The manifest; empty if it is missing or not valid JSON. npm reports that during the build. */
function manifestOf(contents: PackageContents): PackageManifest {
  if (!contents.paths.includes("package.json")) return {};
  try {
    const manifest: unknown = JSON.parse(contents.readText("package.json"));
    return typeof manifest === "object" && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}
