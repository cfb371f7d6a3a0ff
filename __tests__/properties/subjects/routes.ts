import { HttpMethod } from "cdktf-cloud-run-functions";
import {
  OpenApiDocument,
  OpenApiVersion,
  type Route,
  type RoutesProps,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { bad, type Choices, parts, type Props, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, textOrReference } from "../texts";
import { optional, reasons, wildName, wildText } from "./common";
import * as gateway from "./gateway-parts";

// Browsers ask OPTIONS without credentials: a route of it with security is refused.
const methods = fc.constantFrom(
  ...Object.values(HttpMethod).filter((method) => method !== HttpMethod.OPTIONS),
);
const letters = chars(LETTERS, 1, 8);
const segment = chars(`${LETTERS}${DIGITS}-_.~%!$&'()+,;=@ é日`, 1, 10);

/** A path of whole segments. Some of them are variables with different names. */
export const templates = fc
  .tuple(
    fc.array(fc.tuple(segment, fc.boolean()), { maxLength: 5 }),
    fc.constantFrom("", "", ":cancel", ":é"),
  )
  .map(([segments, verb]) => {
    const written = segments.map(([one, isVariable], position) =>
      isVariable ? `{v${String(position)}}` : one,
    );
    return `/${written.join("/")}${segments.length > 0 ? verb : ""}`;
  });

const wildPath = fc.oneof(
  { weight: 2, arbitrary: templates },
  { weight: 2, arbitrary: textOrReference.map((rest) => `/${rest}`) },
  { weight: 1, arbitrary: wildName },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["/{a}/{a}", "/{}", "/{a", "/a}", "/{a=*}", "/{a=**}/b", "/{a=**}", "/{a}{b}", "/a{b}", "//"],
      ...["/{__proto__}", "/{a b}", "/a/", "/a//b", "/*", "/**", "/{a}:", "/a:b:c", "/{a.b}", "/a?b=c#d"],
      `/${"a".repeat(600)}`,
      Array.from({ length: 61 }, (_, index) => `/{v${String(index)}}`).join(""),
    ),
  },
);

const route: Choices<Route> = {
  method: methods,
  path: templates,
  operationId: letters,
  backend: gateway.reachable,
  backendOptions: gateway.partly(gateway.backendOptions),
  security: gateway.schemes,
  unauthenticatedReason: reasons,
  summary: wildText,
};

// If two shapes differ, Google also treats the paths as different.
const shapeOf = (path: string) => path.replace(/\{[^{}]*\}/g, "{}");

const routes = fc
  .uniqueArray(
    fc
      .tuple(
        fc.record(
          { ...route, security: optional(route.security) },
          {
            requiredKeys: ["method", "path", "operationId"],
          },
        ),
        fc.boolean(),
        optional(gateway.backends),
      )
      .map(
        ([
          { unauthenticatedReason, security, backend: _, backendOptions: __, ...rest },
          isOpen,
          backend,
        ]) => ({
          ...{ ...rest, ...backend },
          ...(isOpen && unauthenticatedReason !== undefined ? { unauthenticatedReason } : { security }),
        }),
      ),
    {
      minLength: 1,
      maxLength: 5,
      comparator: (one: Props, other: Props) =>
        one.method === other.method && shapeOf(one.path as string) === shapeOf(other.path as string),
    },
  )
  .map((all) =>
    all.map((one, position) => ({ ...one, operationId: `${String(one.operationId)}_${String(position)}` })),
  );

const document: Choices<RoutesProps> = {
  title: wildText,
  version: wildText,
  routes,
  security: gateway.schemes,
  openApiVersion: fc.constantFrom(...Object.values(OpenApiVersion)),
};

const wildRoute: Choices<Route> = {
  ...route,
  path: wildPath,
  operationId: fc.oneof(wildName, letters, fc.constantFrom("__proto__", "constructor", "é", "-", "a-b")),
  backendOptions: gateway.partly(gateway.wildBackendOptions),
  security: gateway.wildSchemes,
  unauthenticatedReason: wildText,
};

const one = (rest: object) => fc.constant({ routes: [{ ...PLAIN, ...rest }] });
const PLAIN = { method: HttpMethod.GET, path: "/a", operationId: "a" };

export const routesSubject: Subject = {
  name: "OpenApiDocument.fromRoutes",
  valid: fc.record({ ...document }, { requiredKeys: ["title", "version", "routes", "security"] }),
  wild: {
    ...document,
    title: wildText,
    version: wildText,
    routes: fc.array(fc.record({ ...wildRoute }, { requiredKeys: ["method", "path", "operationId"] }), {
      maxLength: 3,
    }),
    security: gateway.wildSchemes,
  },
  faults: {
    routes: bad("routes", [], [PLAIN, { ...PLAIN, operationId: "b" }]),
    path: one({ path: "a" }),
    paths: fc
      .constantFrom("/a/", "//", "/a//b", "/{a", "/a}", "/a{b}", "/{a}{b}", "/{}", `/${"a".repeat(512)}`)
      .map((path) => ({ routes: [{ ...PLAIN, path }] })),
    "paths: of one shape": bad("routes", [
      { ...PLAIN, path: "/{a}" },
      { ...PLAIN, path: "/{b}", operationId: "b" },
    ]),
    operationId: fc
      .constantFrom("", "é", "-")
      .map((operationId) => ({ routes: [{ ...PLAIN, operationId }] })),
    "operationId: twice": bad("routes", [PLAIN, { ...PLAIN, path: "/b", operationId: "A-" }]),
    unauthenticatedReason: one({ unauthenticatedReason: "a page", security: [gateway.KEY] }),
    reason: one({ unauthenticatedReason: " " }),
    security: fc.constant({ routes: [PLAIN], security: [] }),
    deadlineSeconds: fc.constantFrom(0, -1, NaN, Infinity).map((deadlineSeconds) => ({
      routes: [{ ...PLAIN, backend: gateway.FUNCTION, backendOptions: { deadlineSeconds } }],
    })),
  },
  define: (shop, props) => {
    const given = parts(props, shop) as unknown as RoutesProps;
    const made = OpenApiDocument.fromRoutes(given);
    // For the routes without a backend.
    made.addDefaultBackend(gateway.FUNCTION.make(shop));
    gateway.serve(shop, made);
  },
};
