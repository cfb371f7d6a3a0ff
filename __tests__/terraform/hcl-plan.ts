import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Google } from "../../stand-ins/provider/google";
import { ProviderSchemas } from "../../stand-ins/provider/provider-schemas";
import { ProviderServer } from "../../stand-ins/provider/provider-server";
import { ProviderService } from "../../stand-ins/provider/provider-service";
import { runTerraform } from "./terraform-command";

// Without a host, it is in the registry of the program that runs: that of Terraform or OpenTofu.
const ADDRESS = "hashicorp/google";
const BLOCK = /^(resource|data) "(google_\w+)"/gm;

/** Runs the real terraform on HCL files, without constructs and without Google. */
export class HclWorkspace {
  private readonly root = mkdtempSync(join(tmpdir(), "hcl-"));
  private readonly schemas = new ProviderSchemas("google", "6.50.0");
  private server: ProviderServer | undefined;

  /** The output of `terraform show -json` for a plan of these files. */
  public async plan(files: { readonly [name: string]: string }): Promise<unknown> {
    const directory = this.write(files);
    const server = await this.started();
    const reattach = { [ADDRESS]: server.reattach };
    // Modules on disk need no network. Nothing else needs `init`, because there are no providers to install.
    await runTerraform(directory, reattach, "get");
    await runTerraform(directory, reattach, "plan", "-json", "-input=false", "-out=plan");
    return JSON.parse(await runTerraform(directory, reattach, "show", "-json", "plan")) as unknown;
  }

  /** Applies these files, so that the next plan has a prior state. */
  public async apply(files: { readonly [name: string]: string }): Promise<void> {
    const directory = this.write(files);
    const server = await this.started();
    await runTerraform(
      directory,
      { [ADDRESS]: server.reattach },
      "apply",
      "-json",
      "-input=false",
      "-auto-approve",
    );
  }

  /** The output of `terraform show -json` for the state. */
  public async state(): Promise<unknown> {
    const server = await this.started();
    const shown = await runTerraform(join(this.root, "hcl"), { [ADDRESS]: server.reattach }, "show", "-json");
    return JSON.parse(shown) as unknown;
  }

  public close(): void {
    this.server?.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  private write(files: { readonly [name: string]: string }): string {
    const directory = join(this.root, "hcl");
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
      const types = { resource: new Set<string>(), data: new Set<string>() };
      for (const [, kind, type] of text.matchAll(BLOCK)) types[kind as "resource" | "data"].add(type);
      this.schemas.add(types.resource, types.data);
    }
    return directory;
  }

  private async started(): Promise<ProviderServer> {
    this.server ??= await ProviderServer.start(
      new ProviderService(this.schemas, this.root, new Google()),
      join(this.root, "google.sock"),
    );
    return this.server;
  }
}
