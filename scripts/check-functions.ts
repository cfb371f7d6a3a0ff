// Starts the code of every function that main.ts, the examples and the README deploy, as Google does: from its archive, with the
// functions framework of its language. Each must answer a request.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeployedCode, deployedCode } from "./function-check/deployed-code";
import { LANGUAGES } from "./function-check/frameworks";
import { requestAnswer } from "./function-check/function-server";
import { startGoogleStandIn } from "./function-check/google-stand-in";
import { skip } from "./skip";

void check();

async function check(): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-functions-")));
  const google = await startGoogleStandIn();
  try {
    const waiting = new Set(deployedCode(folder));
    let answered = 0;
    for (const { language, runtimes, install } of LANGUAGES) {
      const code = [...waiting].filter(({ runtime }) => runtimes.test(runtime));
      const place = join(folder, "code");
      mkdirSync(place, { recursive: true });
      const framework = install(place, code);
      if (!framework) {
        skip("check:functions", namesOf(code), `${language} cannot be installed here`);
        for (const each of code) waiting.delete(each);
        continue;
      }
      for (const each of code) {
        await requestAnswer(each, framework, google.environment);
        waiting.delete(each);
        answered++;
      }
      console.log(`check:functions: ${language}: ${namesOf(code)}`);
    }
    if (waiting.size > 0) throw new Error(`no language of this check is that of ${namesOf([...waiting])}`);
    if (answered === 0) throw new Error("no function was started");
  } finally {
    google.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function namesOf(code: DeployedCode[]): string {
  return code.map(({ name }) => name).join(", ");
}
