const { join, sep } = require("node:path");
const { default: Runtime } = require("jest-runtime");

const OWN = ["lib", "stand-ins"].map((folder) => join(__dirname, "..", "..", folder) + sep);

// Those of this repository, and those for cdktn.
const PACKAGES = `${sep}node_modules${sep}`;

// The parts of Jest that remember a test file.
const PER_FILE = /[\\/]node_modules[\\/](jest-circus|expect|@jest[\\/]expect|jest-snapshot)[\\/]/;

let shared;

/**
 * Loads the modules of this repository and its packages once for all test files of a process, and only the tests and their
 * support for each file. Loading all of them for each file took half of the time of `npm test`.
 *
 * A module of lib/ has no variables, so that no file sees what another one did. `jest.isolateModules` still loads copies.
 */
class SharingRuntime extends Runtime {
  constructor(config, environment, ...parameters) {
    super(config, environment, ...parameters);
    if (shared?.environment !== environment) {
      shared = { environment, runtime: new Runtime(config, environment, ...parameters) };
    }
    // A trace of a test goes through shared modules, too.
    this.transformCache.sourceMaps = shared.runtime.transformCache.sourceMaps;
  }

  requireModule(from, moduleName, ...options) {
    if (this.isShared(from, moduleName)) return shared.runtime.requireModule(from, moduleName, ...options);
    return super.requireModule(from, moduleName, ...options);
  }

  isShared(from, moduleName) {
    if (!moduleName || this.registries.isIsolated() || this._resolution.isCoreModule(moduleName))
      return false;
    const path =
      this._resolution.resolveCjsStub(from, moduleName) || this._resolution.resolveCjs(from, moduleName);
    const isShared = OWN.some((folder) => path.startsWith(folder)) || path.includes(PACKAGES);
    return isShared && !PER_FILE.test(path);
  }
}

module.exports = SharingRuntime;
