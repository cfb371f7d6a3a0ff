const { join, sep } = require("node:path");
const { createTransformer } = require("@swc/jest");
const { lazyOptions, OPTIONS } = require("../swc-options");

const LIB = join(__dirname, "..", "..", "lib") + sep;

const plain = createTransformer(OPTIONS);
const keyOfLib = createTransformer({ ...OPTIONS, module: { ...OPTIONS.module, lazy: true } });

/** Compiles lib/ like the build, and the tests without lazy loading. */
module.exports = {
  process: (source, path, options) =>
    (path.startsWith(LIB) ? createTransformer(lazyOptions(source)) : plain).process(source, path, options),
  // The options of a file of lib/ follow from its source. To find them takes TypeScript, which takes a while to load.
  getCacheKey: (source, path, options) =>
    (path.startsWith(LIB) ? keyOfLib : plain).getCacheKey(source, path, options),
};
