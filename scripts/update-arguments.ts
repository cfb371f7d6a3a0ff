// Writes the arguments that Terraform takes away where the code leaves them out, after a change of the provider's bindings.
import { writeFileSync } from "node:fs";
import { LEFT_OUT_FILE, leftOutFile } from "./left-out-arguments";

writeFileSync(LEFT_OUT_FILE, leftOutFile());
