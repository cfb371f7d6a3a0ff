import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { projectPath } from "../../lib/source/project-path";
import { newStack } from "../support/stack";

let project: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), "project-path-")));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(project, { recursive: true });
});

const at = () => new RootConstruct("shop");

describe("a relative path starts", () => {
  test("at the folder of the cdktf.json in the app's context, wherever the app runs", () => {
    const app = at();
    app.node.setContext("cdktfJsonPath", join(project, "cdktf.json"));
    jest.spyOn(process, "cwd").mockReturnValue(tmpdir());
    expect(projectPath("./lib/../orders/", app)).toBe(join(project, "orders"));
  });

  test("at the folder of the nearest cdktf.json above the current folder, without that context", () => {
    writeFileSync(join(project, "cdktf.json"), "{}");
    mkdirSync(join(project, "deep/down"), { recursive: true });
    jest.spyOn(process, "cwd").mockReturnValue(join(project, "deep/down"));
    expect(projectPath("orders", at())).toBe(join(project, "orders"));
  });

  test("at the current folder if there is no cdktf.json", () => {
    jest.spyOn(process, "cwd").mockReturnValue(project);
    expect(projectPath("orders", at())).toBe(join(project, "orders"));
  });
});

test("an absolute path does not change", () => {
  expect(projectPath(join(project, "orders"), at())).toBe(join(project, "orders"));
});

test("a token is refused", () => {
  const stack = newStack();
  const path = new TerraformVariable(stack, "path", {}).stringValue;
  expect(() => projectPath(path, stack)).toThrow(
    new Error("'source' must be a path known at synthesis, got a token [at shop]"),
  );
});
