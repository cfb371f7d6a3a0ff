const { createTransformer } = require("@swc/jest");
const swcOptions = require("./swc-options");

/** Compiles what the tests import as the build does. */
module.exports = {
  process: (source, path, options) => createTransformer(swcOptions(source)).process(source, path, options),
  getCacheKey: (source, path, options) =>
    createTransformer(swcOptions(source)).getCacheKey(source, path, options),
};
