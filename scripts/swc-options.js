/** The options with which swc compiles TypeScript to CommonJS. */
const OPTIONS = {
  jsc: {
    parser: { syntax: "typescript", decorators: true },
    // The kind of decorators that jsii compiles.
    transform: { legacyDecorator: true },
    target: "es2022",
    keepClassNames: true,
  },
  module: { type: "commonjs" },
};

/**
 * The options for a file of the package. Each module is loaded when it is first used. So an app, or a test, only loads the
 * provider classes of the resources that it creates.
 */
function lazyOptions(source) {
  const ts = require("typescript");
  const lazy = ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
  // ECMAScript modules need the annotation to import a class by its name.
  return { ...OPTIONS, module: { ...OPTIONS.module, lazy, exportInteropAnnotation: true } };
}

module.exports = { OPTIONS, lazyOptions };
