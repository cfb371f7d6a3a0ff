// Before each file of tests with cdktn: to pin a version between that of the bindings for cdktf and that of those for cdktn does nothing. Tests
// pin such a version for a feature that the bindings for cdktn have anyway, where a pin below them is an error.
import type { TerraformStack } from "cdktf";
import { fits } from "../../lib/core/formats/format";
import { PROVIDER_VERSION } from "../../lib/core/formats/times";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { isBefore } from "../../stand-ins/schema/newer-schema";
import { VERSIONS } from "./port";

const OLDEST = "6.50.0";

const pin = GoogleProviderVersion.pin.bind(GoogleProviderVersion);

function pinAboveBindings(stack: TerraformStack, version: string): void {
  const isBetween =
    fits(version, PROVIDER_VERSION) && !isBefore(version, OLDEST) && isBefore(version, VERSIONS.provider);
  if (!isBetween) pin(stack, version);
}

// Files of tests share the class.
if (GoogleProviderVersion.pin.name !== pinAboveBindings.name) GoogleProviderVersion.pin = pinAboveBindings;
