const ts = require("typescript");

/** How swc compiles the TypeScript of this repository for CommonJS. */
const OPTIONS = {
  jsc: { parser: { syntax: "typescript" }, target: "es2022", keepClassNames: true },
  module: { type: "commonjs" },
};

/**
 * How swc compiles a file of the package: a module is loaded where it is first used. An app then loads the classes of the
 * resources it makes, and not those of every resource this package knows; so does a test.
 */
function lazyOptions(source) {
  const lazy = ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
  // Without the annotation, ECMAScript modules could not import a class by its name.
  return { ...OPTIONS, module: { ...OPTIONS.module, lazy, exportInteropAnnotation: true } };
}

module.exports = { OPTIONS, lazyOptions };
