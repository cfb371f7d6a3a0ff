import { HttpMethod } from "cdktf-cloud-run-functions";
import {
  ApiKeyLocation,
  type JwtIssuer,
  OpenApiDocument,
  OpenApiVersion,
  SecurityScheme,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken, TOKEN } from "../texts";
import { projects, wildName } from "./common";
import { FUNCTION, serve } from "./gateway-parts";

const names = fc.oneof(
  chars(`${LETTERS}${DIGITS}._-`, 1, 20).filter((id) => id !== "__proto__"),
  fc.constantFrom("constructor", "toString", "hasOwnProperty"),
);
const issuers = fc.oneof(
  name(3, 20).map((host) => `https://${host}.example.com/`),
  fc.constantFrom("batch@example-project.iam.gserviceaccount.com", "okta"),
  stringToken,
);
const keyUris = fc.oneof(
  name(3, 20).map((host) => `https://${host}.example.com/keys?v=1`),
  stringToken,
);
const audiences = fc.array(
  fc.oneof(
    fc.constantFrom("orders", "https://api.example.com", "a b", "1-x.apps.googleusercontent.com"),
    stringToken,
  ),
  { maxLength: 3 },
);
const someAudiences = audiences.filter((all) => all.length > 0);
const wildAudiences = fc.array(wildName, { maxLength: 3 });
const BAD_AUDIENCES = [[""], ["a", " "], ["a,b"], [","]];

const jwt: Choices<JwtIssuer> = { issuer: issuers, jwksUri: keyUris, audiences };
const wildJwt: Choices<JwtIssuer> = { issuer: wildName, jwksUri: wildUri(), audiences: wildAudiences };

const domains = name(3, 20).map((tenant) => `${tenant}.eu.auth0.com`);
const emails = projects.map((project) => `batch@${project}.iam.gserviceaccount.com`);

const versions = fc.constantFrom(...Object.values(OpenApiVersion));

/** A subject for a scheme that a document requires twice: for all operations, and for one. */
function subject(
  kind: string,
  props: Pick<Subject, "valid" | "wild" | "faults">,
  make: (given: { [prop: string]: unknown }) => SecurityScheme,
): Subject {
  return {
    name: `SecurityScheme.${kind}`,
    ...props,
    valid: fc.tuple(props.valid, versions).map(([given, openApiVersion]) => ({ ...given, openApiVersion })),
    define: (shop, given) => {
      const { openApiVersion, ...rest } = parts(given, shop);
      const scheme = make(rest);
      const route = { method: HttpMethod.GET, backend: FUNCTION.make(shop) };
      const document = OpenApiDocument.fromRoutes({
        ...{ title: "Orders", version: "1", security: [scheme] },
        openApiVersion: openApiVersion as OpenApiVersion,
        routes: [
          { ...route, path: "/a", operationId: "a" },
          { ...route, path: "/b", operationId: "b", security: [SecurityScheme.apiKey(), scheme] },
        ],
      });
      document.addSecurity(scheme);
      serve(shop, document);
    },
  };
}

export const securitySchemeSubjects: Subject[] = [
  subject(
    "apiKey",
    {
      valid: fc.record({ location: fc.constant(ApiKeyLocation.HEADER) }, { requiredKeys: [] }),
      wild: { location: fc.constantFrom(...Object.values(ApiKeyLocation)) },
      faults: {},
    },
    ({ location }) => SecurityScheme.apiKey(location as ApiKeyLocation),
  ),
  subject(
    "googleIdToken",
    {
      valid: fc.record({ audiences: someAudiences }),
      wild: { audiences: wildAudiences },
      faults: { audiences: bad("audiences", [], ...BAD_AUDIENCES) },
    },
    (given) => SecurityScheme.googleIdToken(...(given.audiences as string[])),
  ),
  subject(
    "firebase",
    {
      valid: fc.record({ projectId: fc.oneof(projects, stringToken) }),
      wild: { projectId: wildName },
      faults: { projectId: bad("projectId", "", "My Project", "a/b", "a,b") },
    },
    ({ projectId }) => SecurityScheme.firebase(projectId as string),
  ),
  subject(
    "auth0",
    {
      valid: fc.record({ domain: fc.oneof(domains, stringToken), audiences }),
      wild: { domain: wildName, audiences: wildAudiences },
      faults: {
        domain: bad("domain", "", "example", "https://example.eu.auth0.com", "a b.auth0.com", "a.auth0.com/"),
        audiences: bad("audiences", ...BAD_AUDIENCES),
      },
    },
    (given) => SecurityScheme.auth0(given.domain as string, ...(given.audiences as string[])),
  ),
  subject(
    "serviceAccount",
    {
      valid: fc.record({ name: names, email: fc.oneof(emails, stringToken), audiences }),
      wild: { name: wildName, email: wildName, audiences: wildAudiences },
      faults: {
        name: bad("name", "", "a b", "é", "a/b", "__proto__", TOKEN),
        email: bad("email", "", "ada@example.com", "batch", "a b@p.iam.gserviceaccount.com"),
        audiences: bad("audiences", ...BAD_AUDIENCES),
      },
    },
    (given) =>
      SecurityScheme.serviceAccount(
        given.name as string,
        given.email as string,
        ...(given.audiences as string[]),
      ),
  ),
  subject(
    "jwt",
    {
      valid: fc.record({ name: names, ...jwt }, { requiredKeys: ["name", "issuer", "jwksUri"] }),
      wild: { name: wildName, ...wildJwt },
      faults: {
        name: bad("name", "", "a b", "é", "a/b", "__proto__", TOKEN),
        issuer: bad("issuer", "", " "),
        jwksUri: bad("jwksUri", "", "http://example.com", "https://", "https://a b", "keys"),
        audiences: bad("audiences", ...BAD_AUDIENCES),
      },
    },
    ({ name: scheme, ...from }) => SecurityScheme.jwt(scheme as string, from as unknown as JwtIssuer),
  ),
];

function wildUri() {
  return fc.oneof(
    wildName,
    wildName.map((part) => (part instanceof Made ? part : `https://${part}`)),
  );
}
