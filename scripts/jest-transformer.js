const { join, sep } = require("node:path");
const { createTransformer } = require("@swc/jest");
const { lazyOptions, OPTIONS } = require("./swc-options");

const LIB = join(__dirname, "..", "lib") + sep;

/** Compiles lib/ like the build, and the tests without lazy loading. */
function transformer(source, path) {
  return createTransformer(path.startsWith(LIB) ? lazyOptions(source) : OPTIONS);
}

module.exports = {
  process: (source, path, options) => transformer(source, path).process(source, path, options),
  getCacheKey: (source, path, options) => transformer(source, path).getCacheKey(source, path, options),
};
