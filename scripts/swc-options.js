const ts = require("typescript");

/**
 * How swc compiles a file for CommonJS: a module is loaded where it is first used. An app then loads the classes of
 * the resources it makes, and not those of every resource this package knows; so does a test.
 */
module.exports = (source) => ({
  jsc: { parser: { syntax: "typescript" }, target: "es2022", keepClassNames: true },
  module: {
    type: "commonjs",
    lazy: ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName),
    // Without it, ECMAScript modules could not import a class by its name.
    exportInteropAnnotation: true,
  },
});
