/**
 * The zip library, loaded when it is first needed: it takes as long to load as this whole package may, and not every app
 * packs a directory.
 */
export function fflate(): typeof import("fflate") {
  return require("fflate") as typeof import("fflate");
}
