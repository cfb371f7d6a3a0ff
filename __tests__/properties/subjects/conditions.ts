import { AppEngineIap, GoogleProject, IamCondition, type IPrincipal, Role } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken, text, TOKEN } from "../texts";
import { conditions } from "./app-engine-parts";
import { namedPrincipals, wildName, wildText } from "./common";

const LEVEL = "accessPolicies/123/accessLevels/";
const days = fc
  .date({ min: new Date("2126-01-01"), max: new Date("9000-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const short = chars(`${LETTERS}${DIGITS}-_.~%'"\\`, 0, 10);

type Make = (...given: string[]) => IamCondition;

/** A subject that makes a condition of one to three texts. */
function conditionOf(
  kind: string,
  prop: string,
  make: Make,
  given: { valid: fc.Arbitrary<string>; wild?: (part: string) => string; faults: unknown[][]; most?: number },
): Subject {
  const { valid, wild = (part) => part, faults, most = 3 } = given;
  const wildOne = fc.oneof(
    { weight: 8, arbitrary: valid },
    { weight: 1, arbitrary: wildName },
    { weight: 1, arbitrary: wildName.map((part) => (part instanceof Made ? part : wild(part))) },
  );
  return {
    name: `IamCondition.${kind}`,
    valid: fc.record({ given: fc.array(valid, { minLength: 1, maxLength: most }), to: namedPrincipals }),
    wild: { given: fc.array(wildOne, { maxLength: most === 1 ? 1 : 16, minLength: most === 1 ? 1 : 0 }) },
    faults: { [prop]: fc.constantFrom(...faults).map((texts) => ({ given: texts })) },
    define: (shop, props) => {
      const { given: texts, to } = parts(props, shop) as { given: string[]; to: IPrincipal };
      const made = make(...texts);
      new AppEngineIap(shop.stack, "iap").grantAccess(to, { condition: made });
      GoogleProject.of(shop.stack).grant(Role.LOGGING_LOG_WRITER, to, { condition: made });
    },
  };
}

export const conditionSubjects: Subject[] = [
  conditionOf("requestPath", "prefixes", (...all) => IamCondition.requestPath(...all), {
    valid: short.map((rest) => `/${rest}`),
    wild: (part) => `/${part}`,
    faults: [[], ["a"], [""], ["/a b"], ["/a", "/\n"], ["${x}"]],
  }),
  conditionOf("requestHost", "hosts", (...all) => IamCondition.requestHost(...all), {
    valid: name(2, 20).map((host) => `${host}.example.com`),
    wild: (part) => `${part}.example.com`,
    faults: [
      [],
      [""],
      ["A.example.com"],
      ["https://a.example.com"],
      ["a.example.com", "a b"],
      ["é.example.com"],
    ],
  }),
  conditionOf("until", "end", (end) => IamCondition.until(end), {
    valid: fc.oneof(
      days.map((day) => day.slice(0, 10)),
      days.map((day) => day.replace(/\..*/, "Z")),
    ),
    wild: (part) => `2126-12-31T${part}Z`,
    faults: [
      ...["", "tomorrow", "2126-02-30", "2126-13-01", "2126-12-31T24:00:00Z", "2126-12-31T12:60:00Z"],
      ...["2126-12-31T12:00:00", "2126-12-31T12:00:00+09:00", "2126-12-31 12:00:00Z", "2126-1-1", "${x}"],
    ].map((end) => [end]),
    most: 1,
  }),
  conditionOf("accessLevels", "levels", (...all) => IamCondition.accessLevels(...all), {
    valid: chars(`${LETTERS}${DIGITS}_`, 1, 20).map((level) => LEVEL + level),
    wild: (part) => LEVEL + part,
    faults: [[], [""], ["office"], [LEVEL], [`${LEVEL}a-b`], ["accessPolicies/a/accessLevels/b"], ["${x}"]],
  }),
  {
    name: "IamCondition.cel",
    valid: fc.record({
      title: text.map((all) => all.replaceAll("${", "$ {").slice(0, 50)).map((all) => `t${all}`),
      expression: fc.oneof(
        fc.constantFrom(
          "true",
          'request.time.getHours("Asia/Tokyo") < 18',
          "a == '&&||&&||&&||&&||&&||&&||&&||'",
        ),
        fc.integer({ min: 1, max: 12 }).map((count) => `true${" && true".repeat(count)}`),
        stringToken,
      ),
      to: namedPrincipals,
    }),
    wild: {
      title: wildName,
      expression: fc.oneof(
        wildText,
        fc.nat({ max: 30 }).map((count) => `true${" || !true".repeat(count)}`),
      ),
    },
    faults: {
      title: bad("title", "", " ", "\n", "x".repeat(101), TOKEN),
      expression: bad("expression", "", " ", "\n\t", `true${" && true".repeat(13)}`, `${"!".repeat(13)}true`),
    },
    define: (shop, props) => {
      const { title, expression, to } = parts(props, shop) as { [prop: string]: string } & { to: IPrincipal };
      const condition = IamCondition.cel(title, expression);
      GoogleProject.of(shop.stack).grant(Role.LOGGING_LOG_WRITER, to, { condition });
    },
  },
  {
    name: "IamCondition.all",
    valid: fc.record({ given: fc.array(conditions, { minLength: 1, maxLength: 3 }), to: namedPrincipals }),
    wild: { given: fc.array(conditions, { maxLength: 6 }) },
    faults: { conditions: bad("given", []) },
    define: (shop, props) => {
      const { given, to } = parts(props, shop) as { given: IamCondition[]; to: IPrincipal };
      new AppEngineIap(shop.stack, "iap").grantAccess(to, { condition: IamCondition.all(...given) });
    },
  },
];
