import { npm } from "../package-check/commands";
import { VERSIONS } from "./port";

/** Why npm's registry does not give cdktn; undefined where it does. It asks once, because npm asks for minutes where nobody answers. */
export function whyNoCdktn(): string | undefined {
  try {
    npm(process.cwd(), "view", `cdktn@${VERSIONS.cdktn}`, "version", "--fetch-retries=0", "--prefer-online");
    return undefined;
  } catch (error) {
    return `npm does not give cdktn: ${String(error)}`;
  }
}
