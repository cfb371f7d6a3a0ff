const { TestEnvironment } = require("jest-environment-node");

let first;

/**
 * One environment for all test files of a process, so that they can share the modules that `runtime.js` loads once.
 *
 * After each file, it removes the globals that the file has added, and restores the environment variables.
 */
class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    // A watching process runs a file again after a change of the code.
    const { watch, watchAll } = config.globalConfig;
    if (first && !watch && !watchAll) return first;
    super(config, context);
    // The tokens of a module outlive a file, as the module does.
    this.kept = new Set([...Reflect.ownKeys(this.global), "__cdktfTokenMap"]);
    this.variables = { ...this.global.process.env };
    this.exit = this.global.process.exit;
    first = this;
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const key of Reflect.ownKeys(this.global)) {
      if (!this.kept.has(key)) delete this.global[key];
    }
    const { process } = this.global;
    for (const name of Object.keys(process.env)) {
      if (!(name in this.variables)) delete process.env[name];
    }
    Object.assign(process.env, this.variables);
    process.exit = this.exit; // Jest wraps it for each file.
  }
}

module.exports = SharedEnvironment;
