import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";

/** Small stacks for the tests of this tier, each in its own directory. */
export class ScratchStacks {
  private root?: string;

  public get directory(): string {
    this.root ??= mkdtempSync(join(tmpdir(), "stand-in-"));
    return this.root;
  }

  /** The directory of a synthesized stack that `build` defines. */
  public synthesized(build: (stack: TerraformStack) => void): string {
    const app = new App({ outdir: mkdtempSync(join(this.directory, "app-")) });
    const stack = new TerraformStack(app, "shop");
    new GoogleProvider(stack, "google", { project: "shop-prod", region: "asia-northeast1" });
    build(stack);
    app.synth();
    return join(app.outdir, "stacks", "shop");
  }

  /** The directory of a hand-written stack, which can have any fault. */
  public written(json: object): string {
    const directory = mkdtempSync(join(this.directory, "stack-"));
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(json));
    return directory;
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true });
    this.root = undefined;
  }
}
