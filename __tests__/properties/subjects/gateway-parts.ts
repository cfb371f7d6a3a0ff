import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import {
  AppEngineBackend,
  AppEngineIap,
  CloudRunFunction,
  CloudRunService,
  FirstGenFunction,
  GoogleProject,
  type IInvocable,
  IngressSettings,
  Role,
} from "cdktf-cloud-run-functions";
import {
  ApiGateway,
  type ApiGatewayProps,
  BackendAuthentication,
  type BackendOptions,
  BackendProtocol,
  type CallOptions,
  type OpenApiDocument,
  PathTranslation,
  SecurityScheme,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { Made, type Workshop } from "../made";
import type { Choices } from "../subject";
import { numberToken, stringToken, textOrReference } from "../texts";
import { plainFunction, wildName, wildNumber } from "./common";

/** A gateway that serves the document. */
export function serve(
  shop: Workshop,
  document: OpenApiDocument | undefined,
  { id = "gateway", ...props }: Partial<ApiGatewayProps> & { id?: string } = {},
): ApiGateway {
  provideBeta(shop);
  return new ApiGateway(shop.stack, id, { document, ...props });
}

/** Declares the provider that has API Gateway. */
export function provideBeta(shop: Workshop): void {
  shop.once("google-beta", (scope, name) => new GoogleBetaProvider(scope, name, {}));
}

const CLIENT = "123456789012-abc.apps.googleusercontent.com";

function target(id: string, make: (shop: Workshop, id: string) => IInvocable): Made<IInvocable> {
  return new Made(id, (shop) => shop.once(id, () => make(shop, id)));
}

export const FUNCTION = target("function", (shop, id) =>
  plainFunction(shop, id, { ingress: IngressSettings.ALL }),
);

const onCloudRun = [
  FUNCTION,
  target("found", ({ stack }, id) => CloudRunFunction.fromFunctionName(stack, id, "found")),
  target(
    "service",
    ({ stack }, id) =>
      new CloudRunService(stack, id, {
        image: "asia-northeast1-docker.pkg.dev/example-project/shop/prices:1",
        ingress: IngressSettings.ALL,
        deletionProtection: false,
      }),
  ),
];

const reachableByRole = fc.constantFrom(...onCloudRun);

/** The backends of a gateway. */
export const reachable: fc.Arbitrary<Made<IInvocable>> = fc.constantFrom(
  ...onCloudRun,
  target("first-gen", ({ stack }, id) => FirstGenFunction.fromFunctionName(stack, id, "old")),
  target(
    "app",
    ({ stack }, id) =>
      new AppEngineBackend(stack, id, {
        iap: new AppEngineIap(stack, "iap"),
        uri: "https://example-project.an.r.appspot.com",
        oauthClientId: CLIENT,
        location: "asia-northeast1",
      }),
  ),
);

const paths = fc.constantFrom("/", "/v1", "/a%20b/c", "/日本", "/:id");

export const callOptions: Choices<CallOptions> = {
  pathTranslation: fc.constantFrom(...Object.values(PathTranslation)),
  deadlineSeconds: fc.oneof(fc.double({ min: 0.001, max: 3600, noNaN: true }), numberToken),
  protocol: fc.constantFrom(...Object.values(BackendProtocol)),
};
export const wildCallOptions: Choices<CallOptions> = { ...callOptions, deadlineSeconds: wildNumber };

const customRole = new Made("Role.of('projects/p/roles/caller')", () => Role.of("projects/p/roles/caller"));
const project = new Made("GoogleProject.of(stack)", ({ stack }) => GoogleProject.of(stack));

/** The options, except the IAP setup role, which only one kind of backend accepts. */
export const backendOptions: Choices<Omit<BackendOptions, "iapSetupRole">> = {
  ...callOptions,
  path: paths,
  role: fc.constant(customRole),
  grantOn: fc.constant(project),
};
export const wildBackendOptions: Choices<Omit<BackendOptions, "iapSetupRole">> = {
  ...backendOptions,
  ...wildCallOptions,
  path: fc.oneof(
    wildName,
    textOrReference.map((rest) => `/${rest}`),
  ),
  role: fc.constantFrom(customRole, ...["RUN_INVOKER", "IAP_HTTPS_RESOURCE_ACCESSOR"].map(builtIn)),
};

function builtIn(role: string): Made<Role> {
  return new Made(`Role.${role}`, () => Role[role as "RUN_INVOKER"]);
}

/** An object in which each of these props may be missing. */
export function partly(choices: { readonly [prop: string]: fc.Arbitrary<unknown> }) {
  return fc.record({ ...choices }, { requiredKeys: [] });
}

export const authentications = fc.oneof(
  fc.constant(new Made("BackendAuthentication.NONE", () => BackendAuthentication.NONE)),
  fc.oneof(fc.constantFrom("https://example.com", CLIENT), stringToken).map(idToken),
);

export function idToken(audience: unknown): Made<BackendAuthentication> {
  return new Made(`BackendAuthentication.idToken(${fc.stringify(audience)})`, (shop) =>
    BackendAuthentication.idToken((audience instanceof Made ? audience.make(shop) : audience) as string),
  );
}

export const KEY = new Made("SecurityScheme.apiKey()", () => SecurityScheme.apiKey());

/** Schemes that one document may all have. Each has its own name and issuer. */
const TOKENS = [
  new Made("SecurityScheme.googleIdToken('a', 'b')", () => SecurityScheme.googleIdToken("a", "b")),
  new Made("SecurityScheme.firebase('example-project')", () => SecurityScheme.firebase("example-project")),
  new Made("SecurityScheme.auth0('example.eu.auth0.com')", () =>
    SecurityScheme.auth0("example.eu.auth0.com", "https://api.example.com"),
  ),
  new Made("SecurityScheme.serviceAccount('batch', …)", () =>
    SecurityScheme.serviceAccount("batch", "batch@example-project.iam.gserviceaccount.com"),
  ),
];

/** Schemes that may be required together: a key and a token, or several tokens. */
export const schemes: fc.Arbitrary<Made<SecurityScheme>[]> = fc.oneof(
  fc.subarray(TOKENS, { minLength: 1 }),
  fc.constantFrom(...TOKENS).map((token): Made<SecurityScheme>[] => [KEY, token]),
  fc.constant<Made<SecurityScheme>[]>([KEY]),
);

/** Any combination of them. */
export const wildSchemes = fc.shuffledSubarray([KEY, ...TOKENS]);

/** A backend, and its options. */
export const backends = fc.oneof(
  fc.record(
    { backend: reachableByRole, backendOptions: partly(backendOptions) },
    { requiredKeys: ["backend"] },
  ),
  fc.record(
    { backend: reachable, backendOptions: partly({ ...callOptions, path: paths }) },
    { requiredKeys: ["backend"] },
  ),
);
