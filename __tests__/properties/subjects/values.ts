import { CloudRunFunction, GoogleProject, GoogleService, type IPrincipal } from "cdktf-cloud-run-functions";
import { IngressSettings, Role, Runtime, ServiceAgent, Topic } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, parts, type Subject } from "../subject";
import { name, stringToken, TOKEN } from "../texts";
import * as common from "./common";
import { secret, vpcAccess } from "./parts";

const { locations, plainFunction, principals, projects, wildName } = common;

const BAD_ROLES = [
  "",
  "run.invoker",
  "roles/",
  "roles/1x",
  "roles/run invoker",
  "projects/p/roles/ab",
  "folders/1/roles/abc",
];
const versions = fc.oneof(
  fc.integer({ min: 1 }).map(String),
  fc.constantFrom("latest", "live_1"),
  stringToken,
);
const connectorName = (project: string) =>
  `projects/${project}/locations/${common.HOME.location}/connectors/main`;

/** Subjects for value classes, each with a stack that uses the value. */
export const valueSubjects: Subject[] = [
  {
    name: "Role.of",
    valid: fc.record({ role: common.roles, principal: principals }),
    wild: { role: fc.oneof(wildRole(), common.roles) },
    faults: { name: fc.constantFrom<unknown>(...BAD_ROLES, TOKEN).map((role) => ({ role: roleOf(role) })) },
    define: (shop, props) => {
      const { role, principal } = parts(props, shop) as { role: Role; principal: IPrincipal };
      GoogleProject.of(shop.stack).grant(role, principal);
    },
  },
  {
    name: "GoogleProject.fromProjectId",
    valid: fc.record({
      projectId: fc.oneof(projects, stringToken),
      role: common.roles,
      principal: principals,
    }),
    wild: { projectId: wildName },
    faults: { project: bad("projectId", "") },
    define: (shop, props) => {
      const { projectId, role, principal } = parts(props, shop) as {
        projectId: string;
        role: Role;
        principal: IPrincipal;
      };
      GoogleProject.fromProjectId(shop.stack, "project", projectId).grant(role, principal);
    },
  },
  {
    name: "ServiceAgent",
    valid: fc.record({ domain: name(3, 20), projectNumber: fc.oneof(fc.nat().map(String), stringToken) }),
    wild: { domain: fc.oneof(wildName, name(2, 5)), projectNumber: fc.oneof(wildName, fc.nat().map(String)) },
    faults: {
      domain: bad("domain", "", "gcp sa", "Gcp-sa", "gcp-sa.iam", "-x", TOKEN),
      projectNumber: bad("projectNumber", "", "example-project", "1.5", "-1", "12 3"),
    },
    define: (shop, props) => {
      const { domain, projectNumber } = parts(props, shop) as { domain: string; projectNumber: string };
      new Topic(shop.stack, "topic").grantPublish(ServiceAgent.of(domain).inProject(projectNumber));
    },
  },
  {
    name: "SecretVersion",
    valid: fc.record({ version: versions }),
    wild: { version: wildName },
    faults: { version: bad("version", "", "0", "01", "-1", "1.5", "a b", "1a", "_x", "a".repeat(64)) },
    define: (shop, props) => {
      const { version } = parts(props, shop) as { version: string };
      plainFunction(shop, "reader", {
        secretEnvironment: { KEY: secret("key").make(shop).version(version) },
      });
    },
  },
  {
    name: "VpcAccess",
    valid: fc.record({ connector: fc.oneof(projects.map(connectorName), stringToken) }),
    wild: {
      connector: fc.oneof(
        wildName,
        wildName.map((part) => (part instanceof Made ? part : connectorName(part))),
      ),
    },
    faults: {
      connector: bad(
        "connector",
        "",
        "main",
        "projects/p/connectors/main",
        `${connectorName("p")}/x`,
        `${connectorName("p")}-${"x".repeat(25)}`,
      ),
    },
    define: (shop, props) => {
      const { connector } = parts(props, shop) as { connector: string };
      plainFunction(shop, "inside", { vpcAccess: vpcAccess(connector).make(shop) });
    },
  },
  {
    name: "Runtime.of",
    valid: fc.record({
      id: fc.constantFrom(
        "nodejs22",
        "nodejs99",
        "python313",
        "go125",
        "java21",
        "ruby34",
        "php84",
        "dotnet8",
      ),
    }),
    wild: { id: fc.oneof(wildName, fc.constantFrom("nodejs18", "python0", "go999", "java21")) },
    faults: { id: bad("id", "", "nodejs", "22", "NodeJS22", "rust1", "nodejs22.1", "node js22", TOKEN) },
    define: (shop, props) => {
      const { id } = parts(props, shop) as { id: string };
      const runtime = Runtime.of(id);
      plainFunction(shop, "running", { runtime, buildEnvironment: { GOOGLE_BUILDABLE: "./main" } });
    },
  },
  {
    name: "CloudRunFunction.fromFunctionName",
    valid: fc.record(
      {
        functionName: fc.oneof(name(4, 40), stringToken),
        ...{ location: fc.oneof(locations, stringToken), project: fc.oneof(projects, stringToken) },
        ...{ ingress: common.ingresses, principal: principals },
      },
      { requiredKeys: ["functionName", "principal"] },
    ),
    wild: { functionName: wildName, location: wildName, project: wildName, ingress: common.ingresses },
    faults: { location: bad("location", ""), project: bad("project", "") },
    define: (shop, props) => {
      const { functionName, principal, ...options } = parts(props, shop);
      const found = CloudRunFunction.fromFunctionName(shop.stack, "found", functionName as string, options);
      found.grantInvoke(principal as IPrincipal);
    },
  },
  {
    name: "CloudRunFunction.fromFunctionAttributes",
    valid: fc
      .record(
        {
          functionName: name(4, 40),
          uri: fc.oneof(
            name(4, 40).map((host) => `https://${host}-an.a.run.app`),
            stringToken,
          ),
          serviceName: fc.oneof(
            name(4, 40),
            name(4, 40).map((id) => `projects/p/locations/l/services/${id}`),
            stringToken,
          ),
          ...{ location: locations, project: projects, ingress: common.ingresses, principal: principals },
        },
        { requiredKeys: ["functionName", "uri", "serviceName", "principal"] },
      )
      .map(common.placedOnce),
    wild: {
      functionName: wildName,
      uri: wildName,
      serviceName: wildName,
      location: wildName,
      project: wildName,
    },
    faults: { location: bad("location", ""), project: bad("project", "") },
    define: (shop, props) => {
      const { principal, ...attributes } = parts(props, shop);
      const found = CloudRunFunction.fromFunctionAttributes(shop.stack, "found", attributes as never);
      found.grantInvoke(principal as IPrincipal);
      plainFunction(shop, "reader").addEnvironment("FOUND", found.uri);
    },
  },
  {
    name: "GoogleService.callingAs",
    valid: fc.record({
      service: common.googleServices,
      principal: common.namedPrincipals,
      ingress: ingressAll(),
    }),
    wild: { service: common.googleServices, ingress: common.ingresses },
    faults: {
      ingress: fc.constant({
        service: new Made("GoogleService.API_GATEWAY", () => GoogleService.API_GATEWAY),
        ingress: new Made("IngressSettings.INTERNAL", () => IngressSettings.INTERNAL),
      }),
    },
    define: (shop, props) => {
      const { service, principal, ingress } = parts(props, shop) as {
        service: GoogleService;
        principal: IPrincipal;
        ingress: IngressSettings;
      };
      plainFunction(shop, "called", { ingress }).grantInvoke(service.callingAs(principal));
    },
  },
];

function roleOf(role: unknown): Made<Role> {
  return new Made(`Role.of(${fc.stringify(role)})`, (shop) =>
    Role.of((role instanceof Made ? role.make(shop) : role) as string),
  );
}

function wildRole(): fc.Arbitrary<Made<Role>> {
  return fc
    .oneof(
      wildName,
      wildName.map((part) => (part instanceof Made ? part : `projects/${part}/roles/${part}`)),
    )
    .map(roleOf);
}

function ingressAll(): fc.Arbitrary<Made<IngressSettings>> {
  return fc.constant(new Made("IngressSettings.ALL", () => IngressSettings.ALL));
}
