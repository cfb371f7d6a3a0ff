import { isKnown } from "../core/tokens";
import type { PackageContents } from "./entry-file";
import { Language } from "./language";

// The files of interpreted languages, in which the name of a function stands as it is called.
const SCRIPTS: { readonly [language in Language]?: RegExp } = {
  [Language.NODEJS]: /\.(?:[cm]?[jt]s|[jt]sx)$/,
  [Language.PYTHON]: /\.py$/,
  [Language.RUBY]: /\.rb$/,
  [Language.PHP]: /\.php$/,
};

// Of more files, none is read only to give a warning.
const MOST_FILES = 500;

/**
 * Whether a name of an entry point occurs nowhere in the code, so that it can hardly be the name of a function.
 *
 * Undecided, and so false, for compiled languages, for code without any text, and for large packages.
 */
export function isNowhere(entryPoint: string, language: Language, contents: PackageContents): boolean {
  const scripts = contents.paths.filter((path) => SCRIPTS[language]?.test(path));
  if (!isKnown(entryPoint) || scripts.length > MOST_FILES) return false;
  // `api.orders` is the function `orders` of what the code exports as `api`.
  const missing = new Set(entryPoint.split(/[.:\\]+/));
  let length = 0;
  for (const path of scripts) {
    const text = contents.readText(path);
    length += text.length;
    for (const name of missing) if (text.includes(name)) missing.delete(name);
    if (missing.size === 0) return false;
  }
  return length > 0;
}
