import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { SOURCE_FILE } from "../core/formats/paths";
import { holdsToken } from "../core/token-text";
import { byteOrder } from "./byte-order";
import { FilesPackage, type Package } from "./package";
import { fileOf } from "./source-file";
import { MOST_FILES } from "./zip-archive";

// Limits of Linux, where Google unpacks the archive: https://man7.org/linux/man-pages/man3/pathconf.3.html
const MOST_PATH_BYTES = 4_095;
const MOST_NAME_BYTES = 255;

/** The package of files that are given as text. */
export function inlinePackage(texts: { [path: string]: string }, at: IConstruct): Package {
  const entries = Object.entries(texts);
  if (entries.length === 0) throw invalid("'source' must hold at least one file, got none", at);
  if (entries.length > MOST_FILES) {
    throw invalid(`'source' must hold at most ${MOST_FILES} files, got ${entries.length}`, at);
  }
  const files = entries.map(([path, text]) => {
    checkPath(path, at);
    checkText(path, text, at);
    return fileOf(path, Buffer.from(text));
  });
  checkFolders(
    entries.map(([path]) => path),
    at,
  );
  files.sort((a, b) => byteOrder(a.path, b.path));
  return new FilesPackage("inline files", files, at);
}

function checkPath(path: string, at: IConstruct): void {
  checkFormat("source", path, SOURCE_FILE, at, { must: "name its files by", isName: true });
  const names = path.split("/");
  const longest = Math.max(...names.map((name) => Buffer.byteLength(name)));
  if (longest <= MOST_NAME_BYTES && Buffer.byteLength(path) <= MOST_PATH_BYTES) return;
  throw invalid(
    `'source' must have names of at most ${MOST_NAME_BYTES} bytes in paths of at most ${MOST_PATH_BYTES}, got one of ${longest} in ${Buffer.byteLength(path)}`,
    at,
  );
}

function checkText(path: string, text: string, at: IConstruct): void {
  if (!holdsToken(text)) return;
  throw invalid(
    `'source' must be known at synthesis, got a token in ${got(path)}; pass it in 'environment'`,
    at,
  );
}

/** Throws if one name is both a file and a folder, because then nothing can unpack the archive. */
function checkFolders(paths: string[], at: IConstruct): void {
  const files = new Set(paths);
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (!files.has(folder)) continue;
      throw invalid(
        `'source' must give a name to a file or to a folder, got ${got(folder)} as both, for ${got(path)}`,
        at,
      );
    }
  }
}
