import { TerraformProvider, TerraformResource, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { GoogleProviderVersion, needsProvider, PROVIDER_FEATURES } from "../../lib/core/provider-version";
import { NEWER_ARGUMENTS } from "../stand-ins/schema/newer-arguments";
import { newApp, newStack } from "../support/stack";

const IAP = PROVIDER_FEATURES.SERVICE_IAP;

/** A construct below a stack that needs a feature. */
function need(stack: TerraformStack): void {
  needsProvider(new Construct(stack, "orders"), "iap", IAP);
}

const failure = (stack: string, version: string) =>
  new Error(
    "Validation failed with the following errors:\n" +
      `  [${stack}/orders] 'iap' must not ask for IAP on a Cloud Run service before google 7.21.0, got google ${version}; pin a newer one with GoogleProviderVersion.pin(stack, '7.21.0')\n` +
      "\nIf you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.\n",
  );

test("Terraform uses the pinned version", () => {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.45.0");
  const { terraform } = JSON.parse(Testing.synth(stack, true)) as {
    terraform: { required_providers: { google: object } };
  };
  expect(terraform.required_providers.google).toEqual({ source: "google", version: "7.45.0" });
});

test("without a pinned version, Terraform uses the version of the bindings", () => {
  const { terraform } = JSON.parse(Testing.synth(newStack(), true)) as {
    terraform: { required_providers: { google: object } };
  };
  expect(terraform.required_providers.google).toEqual({ source: "google", version: "6.50.0" });
});

test.each(["7.21.0", "7.21.1", "7.100.0", "8.0.0"])("version %s has a feature of 7.21.0", (version) => {
  const [before, after] = [newStack(), newStack()];
  GoogleProviderVersion.pin(before, version);
  need(before);
  need(after);
  GoogleProviderVersion.pin(after, version);
  for (const stack of [before, after]) expect(() => Testing.synth(stack, true)).not.toThrow();
});

test.each(["6.50.0", "6.50.1", "7.0.0", "7.3.0", "7.20.9"])(
  "version %s does not have a feature of 7.21.0",
  (version) => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, version);
    need(stack);
    expect(() => Testing.synth(stack, true)).toThrow(failure("shop", version));
  },
);

test("the version of the bindings does not have a later feature", () => {
  const stack = newStack();
  need(stack);
  expect(() => Testing.synth(stack, true)).toThrow(failure("shop", "6.50.0"));
});

test("a version is pinned for one stack", () => {
  const app = newApp();
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  GoogleProviderVersion.pin(shop, "7.45.0");
  need(shop);
  need(depot);
  expect(() => Testing.synth(shop, true)).not.toThrow();
  expect(() => Testing.synth(depot, true)).toThrow(failure("depot", "6.50.0"));
});

test.each(["", "7", "7.45", "~> 7.45.0", "v7.45.0", "7.45.0-beta1", ">= 7.45.0"])(
  "refuses '%s', which is not an exact version",
  (version) => {
    expect(() => {
      GoogleProviderVersion.pin(newStack(), version);
    }).toThrow(new Error(`'version' must be an exact version, like '7.45.0', got '${version}' [at shop]`));
  },
);

test.each(["6.49.9", "5.100.100", "6.9.0"])("refuses %s, which is older than the bindings", (version) => {
  expect(() => {
    GoogleProviderVersion.pin(newStack(), version);
  }).toThrow(
    new Error(
      `'version' must be at least 6.50.0, which the bindings are made from, got '${version}'; without a pin, Terraform uses 6.50.0 [at shop]`,
    ),
  );
});

test("the newest of several pinned versions counts, in any order", () => {
  const stack = newStack();
  for (const version of ["7.21.0", "7.45.0", "7.30.0"]) GoogleProviderVersion.pin(stack, version);
  const { terraform } = JSON.parse(Testing.synth(stack, true)) as {
    terraform: { required_providers: { google: object } };
  };
  expect(terraform.required_providers.google).toEqual({ source: "google", version: "7.45.0" });
});

describe("bindings that an app generates from a newer provider", () => {
  class GeneratedProvider extends TerraformProvider {}

  const BELOW =
    "'version' must be at least 8.7.0, which the bindings are made from, got '7.45.0'; without a pin, Terraform uses 8.7.0";

  const made = (providerVersion: string) => ({ providerName: "google", providerVersion });

  function declareProvider(stack: TerraformStack, version: string): void {
    new GeneratedProvider(stack, "google", {
      terraformResourceType: "google",
      terraformGeneratorMetadata: made(version),
    });
  }

  function resourceOf(stack: TerraformStack, version: string): TerraformResource {
    return new TerraformResource(stack, "example", {
      terraformResourceType: "google_example",
      terraformGeneratorMetadata: made(version),
    });
  }

  /** A stack whose provider's class says that it is made from this version, with a construct that needs a feature. */
  function stackOfBindings(version: string): TerraformStack {
    const stack = new TerraformStack(newApp(), "shop");
    declareProvider(stack, version);
    need(stack);
    return stack;
  }

  test("have what their version has, without a pin", () => {
    expect(() => Testing.synth(stackOfBindings("8.7.0"), true)).not.toThrow();
  });

  test("do not have what is newer", () => {
    expect(() => Testing.synth(stackOfBindings("7.20.0"), true)).toThrow("got google 7.20.0");
  });

  test("refuse a pin below their version", () => {
    const stack = stackOfBindings("8.7.0");
    expect(() => {
      GoogleProviderVersion.pin(stack, "7.45.0");
    }).toThrow(new Error(`${BELOW} [at shop]`));
  });

  test("refuse it at synthesis where the provider is declared later", () => {
    const stack = new TerraformStack(newApp(), "shop");
    GoogleProviderVersion.pin(stack, "7.45.0");
    declareProvider(stack, "8.7.0");
    expect(() => Testing.synth(stack, true)).toThrow(`  [shop] ${BELOW}\n`);
  });

  test("say it also where a resource is asked, and not the construct around it", () => {
    const stack = stackOfBindings("8.7.0");
    needsProvider(resourceOf(stack, "8.7.0"), "iap", IAP);
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });

  test("say it by their resources where a stack declares no provider", () => {
    const stack = new TerraformStack(newApp(), "shop");
    needsProvider(resourceOf(stack, "7.20.0"), "iap", IAP);
    expect(() => Testing.synth(stack, true)).toThrow("got google 7.20.0");
  });

  test("take a pin of their version, or above", () => {
    const stack = stackOfBindings("8.7.0");
    GoogleProviderVersion.pin(stack, "8.7.0");
    GoogleProviderVersion.pin(stack, "8.8.0");
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });
});

test("every feature needs a newer version than the bindings", () => {
  const versions = Object.values(PROVIDER_FEATURES).map(({ since }) => since);
  expect(versions.filter((since) => !/^[78]\.\d+\.\d+$/.test(since))).toEqual([]);
});

const SERVICE = "google_cloud_run_v2_service";
const FUNCTION = "google_cloudfunctions2_function";

const JOB = "google_cloud_run_v2_job";

/** The arguments that each feature writes. */
const ARGUMENTS: { [feature: string]: [type: string, path: string][] } = {
  FUNCTION_DIRECT_VPC: [[FUNCTION, "service_config.direct_vpc_network_interface"]],
  SERVICE_WITHOUT_DEFAULT_URI: [[SERVICE, "default_uri_disabled"]],
  SERVICE_IN_SEVERAL_REGIONS: [[SERVICE, "multi_region_settings.regions"]],
  SERVICE_MAX_INSTANCES: [[SERVICE, "scaling.max_instance_count"]],
  VOLUME_SUB_PATH: [
    [SERVICE, "template.containers.volume_mounts.sub_path"],
    [JOB, "template.template.containers.volume_mounts.sub_path"],
  ],
  BUCKET_MOUNT_OPTIONS: [
    [SERVICE, "template.volumes.gcs.mount_options"],
    [JOB, "template.template.volumes.gcs.mount_options"],
  ],
  SERVICE_WITHOUT_HEALTH_CHECK: [[SERVICE, "template.health_check_disabled"]],
  SERVICE_IAP: [[SERVICE, "iap_enabled"]],
  READINESS_PROBE: [[SERVICE, "template.containers.readiness_probe"]],
  SERVICE_TAGS: [[SERVICE, "tags"]],
  SANDBOX_LAUNCHER: [[SERVICE, "template.containers.sandbox_launcher"]],
  JOB_RUN_BY_DEPLOYMENT: [
    [JOB, "start_execution_token"],
    [JOB, "run_execution_token"],
  ],
  JOB_DELAY: [[JOB, "template.delay_execution"]],
  JOB_TAGS: [[JOB, "tags"]],
  JOB_SANDBOX_LAUNCHER: [[JOB, "template.template.containers.sandbox_launcher"]],
  SANDBOX_TEMPLATES: [[SERVICE, "template.sandboxes.templates.image"]],
  UTILIZATION_TARGETS: [
    [SERVICE, "template.scaling.cpu_utilization"],
    [SERVICE, "template.scaling.concurrency_utilization"],
  ],
  EVENT_WITHOUT_RETRY: [["google_eventarc_trigger", "retry_policy.max_attempts"]],
};

// A value, and a behaviour, of arguments that version 6.50.0 has.
const WITHOUT_ARGUMENT = ["FUNCTION_TRAFFIC_PINNING", "VOLUME_ON_DISK"];

test("every feature is known by its argument, or has none", () => {
  const known = [...Object.keys(ARGUMENTS), ...WITHOUT_ARGUMENT];
  expect(known.sort()).toEqual(Object.keys(PROVIDER_FEATURES).sort());
});

test.each(
  Object.entries(ARGUMENTS).flatMap(([feature, all]) => all.map(([type, path]) => [feature, type, path])),
)("%s comes with the version that the bindings show for %s", (feature, type, path) => {
  const { since } = PROVIDER_FEATURES[feature as keyof typeof PROVIDER_FEATURES];
  const { versions, types } = NEWER_ARGUMENTS;
  const first = versions.indexOf(types[type][path].from);
  const [before, from] = [versions[first - 1], versions[first]];
  expect([isAfter(since, before), isAfter(since, from)]).toEqual([true, false]);
});

function isAfter(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) > 0;
}
