import { posix } from "node:path";
import { got } from "../core/errors";

/**
 * Where Google's builder puts a file of a zip archive in the source. Empty if the name leads out of the source.
 *
 * https://github.com/GoogleCloudPlatform/cloud-builders/blob/master/gcs-fetcher/pkg/fetcher/fetcher.go
 */
export function unpackedPaths(name: string): string[] {
  return leadsOut(name) ? [] : [posix.join("/", name).slice(1)];
}

/** Warnings about names in a zip archive. Google's builder accepts such names, but does not do what the author expects. */
export function nameWarnings(names: readonly string[], archive: string): string[] {
  const last = new Map(names.map((name, index) => [name, index]));
  const twice = names.filter((name, index) => last.get(name) !== index);
  const suspicions: [rule: string, found: string[], fact: string][] = [
    [
      "hold only files below its top",
      names.filter(leadsOut),
      "which Google's builder puts beside the source",
    ],
    [
      "name its files by relative paths",
      names.filter((name) => name.startsWith("/")),
      "whose first slash Google's builder ignores",
    ],
    [
      "name its files with forward slashes",
      names.filter((name) => name.includes("\\")),
      "whose backslashes are letters for Google's builder",
    ],
    ["hold each file once", twice, "which Google's builder writes over the first of that name"],
  ];
  return suspicions.flatMap(([rule, [name], fact]) =>
    (name as string | undefined) === undefined
      ? []
      : [`'source' must ${rule}, got ${got(name)} in ${archive}, ${fact}`],
  );
}

function leadsOut(name: string): boolean {
  return posix.normalize(name).startsWith("../");
}
