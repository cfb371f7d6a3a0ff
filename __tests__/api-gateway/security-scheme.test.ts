import { Fn } from "cdktf";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { ApiKeyLocation, SecurityScheme } from "../../lib/api-gateway/security-scheme";

const { V2_0, V3_0, V3_1 } = OpenApiVersion;

/** A scheme as version 2 and version 3 define it. */
function definitions(scheme: SecurityScheme): object {
  expect(scheme._definition(V3_1)).toEqual(scheme._definition(V3_0));
  return { name: scheme.name, v2: scheme._definition(V2_0), v3: scheme._definition(V3_0) };
}

/** A token's scheme as it is expected. */
const token = (name: string, issuer: string, jwksUri: string, audiences: string[]) => ({
  name,
  v2: {
    type: "oauth2",
    flow: "implicit",
    authorizationUrl: "",
    "x-google-issuer": issuer,
    "x-google-jwks_uri": jwksUri,
    ...(audiences.length > 0 ? { "x-google-audiences": audiences.join(",") } : {}),
  },
  v3: {
    type: "oauth2",
    flows: { implicit: { authorizationUrl: "", scopes: {} } },
    "x-google-auth": { issuer, jwksUri, ...(audiences.length > 0 ? { audiences } : {}) },
  },
});

test.each([
  [undefined, { type: "apiKey", name: "x-api-key", in: "header" }],
  [ApiKeyLocation.HEADER, { type: "apiKey", name: "x-api-key", in: "header" }],
  [ApiKeyLocation.QUERY, { type: "apiKey", name: "key", in: "query" }],
])("an API key is read in %s", (location, definition) => {
  expect(definitions(SecurityScheme.apiKey(location))).toEqual({
    name: "api_key",
    v2: definition,
    v3: definition,
  });
});

test.each([
  [
    "Google's ID tokens",
    SecurityScheme.googleIdToken("a.apps.googleusercontent.com", "b.apps.googleusercontent.com"),
    token("google_id_token", "https://accounts.google.com", "https://www.googleapis.com/oauth2/v3/certs", [
      "a.apps.googleusercontent.com",
      "b.apps.googleusercontent.com",
    ]),
  ],
  [
    "Firebase",
    SecurityScheme.firebase("example-project"),
    token(
      "firebase",
      "https://securetoken.google.com/example-project",
      "https://www.googleapis.com/service_accounts/v1/metadata/x509/securetoken@system.gserviceaccount.com",
      ["example-project"],
    ),
  ],
  [
    "Auth0",
    SecurityScheme.auth0("example.eu.auth0.com", "https://orders.example.com"),
    token("auth0", "https://example.eu.auth0.com/", "https://example.eu.auth0.com/.well-known/jwks.json", [
      "https://orders.example.com",
    ]),
  ],
  [
    "Auth0, for the gateway's own audience",
    SecurityScheme.auth0("example.eu.auth0.com"),
    token("auth0", "https://example.eu.auth0.com/", "https://example.eu.auth0.com/.well-known/jwks.json", []),
  ],
  [
    "a service account",
    SecurityScheme.serviceAccount("batch", "batch@example-project.iam.gserviceaccount.com", "orders"),
    token(
      "batch",
      "batch@example-project.iam.gserviceaccount.com",
      "https://www.googleapis.com/robot/v1/metadata/x509/batch@example-project.iam.gserviceaccount.com",
      ["orders"],
    ),
  ],
  [
    "any issuer",
    SecurityScheme.jwt("okta", { issuer: "okta", jwksUri: "https://okta.example.com/keys" }),
    token("okta", "okta", "https://okta.example.com/keys", []),
  ],
])("the definition is right for %s", (_what, scheme, expected) => {
  expect(definitions(scheme)).toEqual(expected);
});

test("tokens are taken", () => {
  const unknown = Fn.lower("X");
  expect(() => [
    SecurityScheme.googleIdToken(unknown),
    SecurityScheme.firebase(unknown),
    SecurityScheme.auth0(unknown),
    SecurityScheme.serviceAccount("batch", unknown),
    SecurityScheme.jwt("okta", { issuer: unknown, jwksUri: unknown, audiences: [unknown] }),
  ]).not.toThrow();
});

const jwt = (name: string, issuer: string, jwksUri: string, audiences?: string[]) =>
  SecurityScheme.jwt(name, { issuer, jwksUri, audiences });

test.each([
  [() => SecurityScheme.googleIdToken(), "'audiences' must hold at least one, got none"],
  [
    () => SecurityScheme.auth0("https://example.eu.auth0.com"),
    "'domain' must be a host name, like 'example.eu.auth0.com', got 'https://example.eu.auth0.com'",
  ],
  [
    () => SecurityScheme.serviceAccount("ada", "ada@example.com"),
    "'email' must be the email address of a service account, like 'reports@example-project.iam.gserviceaccount.com', got 'ada@example.com'",
  ],
  [() => jwt("o k", "x", "https://x"), "'name' must be letters, digits, '.', '_' and '-', got 'o k'"],
  [
    () => jwt("__proto__", "x", "https://x"),
    "'name' must be letters, digits, '.', '_' and '-', got '__proto__'",
  ],
  [() => jwt("okta", " ", "https://x"), "'issuer' must not be empty, got ' '"],
  [() => jwt("okta", "x", "https://x", [" "]), "'audiences' must not be empty, got ' '"],
  [
    () => jwt("okta", "x", "https://x", ["a,b"]),
    "'audiences' must hold no ',', at which Google takes them apart, got 'a,b'",
  ],
  [
    () => SecurityScheme.firebase(""),
    "'projectId' must be the id of a project, like 'example-project', got ''",
  ],
  [() => jwt("okta", "", "https://x"), "'issuer' must not be empty, got ''"],
  [() => jwt("okta", "x", "http://x"), "'jwksUri' must be an https URL, got 'http://x'"],
  [() => jwt("okta", "x", "https://x", [""]), "'audiences' must not be empty, got ''"],
])("an invalid scheme is refused: %#", (make, message) => {
  expect(make).toThrow(new Error(message));
});
