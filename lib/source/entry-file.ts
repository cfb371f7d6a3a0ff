import { Language } from "./language";

/** What a buildpack knows of a source package: the names of its files, and the text of one. */
export interface PackageContents {
  readonly paths: string[];

  readText(path: string): string;
}

/** The file at the top of a package in which a buildpack looks for the entry point. */
interface EntryFile {
  readonly description: string;

  isIn(contents: PackageContents): boolean;
}

const ENTRY_FILES: { [language in Language]: EntryFile } = {
  [Language.NODEJS]: {
    description: "the 'main' of package.json, index.js or function.js",
    isIn: hasNodeMain,
  },
  [Language.PYTHON]: named("main.py", /^main\.py$/),
  [Language.GO]: named("a .go file", /^[^/]+\.go$/),
  [Language.JAVA]: named(
    "pom.xml, build.gradle or a .jar file",
    /^(pom\.xml|build\.gradle(\.kts)?|[^/]+\.jar)$/,
  ),
  [Language.RUBY]: named("app.rb", /^app\.rb$/),
  [Language.PHP]: named("index.php", /^index\.php$/),
  [Language.DOTNET]: named("a project file", /^[^/]+\.(cs|fs|vb)proj$/),
};

/**
 * The file that the buildpack of a language will not find in a package; undefined where it finds it.
 *
 * The build environment can point it to another file or folder.
 */
export function missingEntryFile(
  language: Language,
  contents: PackageContents,
  buildEnvironment: { [name: string]: string },
): string | undefined {
  if (buildEnvironment.GOOGLE_BUILDABLE) return undefined;
  const source = buildEnvironment.GOOGLE_FUNCTION_SOURCE;
  if (source) {
    const path = source.replace(/^\.\//, "");
    return contents.paths.some((file) => file === path || file.startsWith(`${path}/`)) ? undefined : source;
  }
  const entryFile = ENTRY_FILES[language];
  return entryFile.isIn(contents) ? undefined : entryFile.description;
}

function named(description: string, pattern: RegExp): EntryFile {
  return { description, isIn: ({ paths }) => paths.some((path) => pattern.test(path)) };
}
function hasNodeMain(contents: PackageContents): boolean {
  const { paths } = contents;
  if (paths.includes("package.json")) {
    const manifest = parsed(contents.readText("package.json"));
    // Code that is compiled during the build is not in the package yet.
    if (manifest.scripts?.["gcp-build"] ?? manifest.scripts?.build) return true;
    const { main } = manifest;
    if (main) return paths.some((path) => isModule(path, main));
  }
  return paths.includes("index.js") || paths.includes("function.js");
}

function isModule(path: string, main: string): boolean {
  const base = main.replace(/^\.\//, "").replace(/\/$/, "");
  return [base, `${base}.js`, `${base}.json`, `${base}/index.js`].includes(path);
}

interface PackageManifest {
  readonly main?: string;
  readonly scripts?: { [name: string]: string };
}

/** A manifest that cannot be read says nothing of a main file; npm will say why. */
function parsed(text: string): PackageManifest {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === "object" && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}
