const { join, sep } = require("node:path");
const { createTransformer } = require("@swc/jest");
const { lazyOptions, OPTIONS } = require("./swc-options");

const LIB = join(__dirname, "..", "lib") + sep;

/** Compiles the package as the build does, and what tests it like any other program. */
function transformer(source, path) {
  return createTransformer(path.startsWith(LIB) ? lazyOptions(source) : OPTIONS);
}

module.exports = {
  process: (source, path, options) => transformer(source, path).process(source, path, options),
  getCacheKey: (source, path, options) => transformer(source, path).getCacheKey(source, path, options),
};
