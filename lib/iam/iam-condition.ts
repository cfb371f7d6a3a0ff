import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import type { Format } from "../core/formats/format";
import { HOST } from "../core/formats/hosts";
import { ACCESS_LEVEL } from "../core/formats/iam";
import { PATH_PREFIX } from "../core/formats/paths";
import { DAY_OR_TIME } from "../core/formats/times";
import { isCalendarStrict, today } from "../core/today";
import { holdsToken } from "../core/token-text";
import { isKnown, isToken } from "../core/tokens";

const MAX_TITLE = 100;
const MAX_OPERATORS = 12; // https://cloud.google.com/iam/quotas

/**
 * A condition of a grant, in Google's Common Expression Language (CEL).
 *
 * Only grants on projects, service accounts, buckets, secrets, keys, Spanner databases and IAP can have one: elsewhere the
 * provider does not read it back. Terraform treats the same role with another condition as another grant.
 */
export class IamCondition {
  /** Requests to paths that begin with one of the prefixes, like `/api/`. For IAP and for Cloud Run services. */
  public static requestPath(...prefixes: string[]): IamCondition {
    const paths = listed("prefixes", prefixes, PATH_PREFIX);
    const tests = paths.map((prefix) => `request.path.startsWith(${quoted(prefix)})`);
    return new IamCondition(`only ${paths.join(", ")}`, anyOf(tests));
  }

  /** Requests to one of the hosts, like `orders.example.com`. For IAP and for Cloud Run services. */
  public static requestHost(...hosts: string[]): IamCondition {
    const names = listed("hosts", hosts, HOST);
    return new IamCondition(
      `only ${names.join(", ")}`,
      anyOf(names.map((host) => `request.host == ${quoted(host)}`)),
    );
  }

  /** Until a day begins, or a time, both in UTC: `2026-12-31`, `2026-12-31T18:00:00Z`. */
  public static until(end: string): IamCondition {
    if (isToken(end)) throw invalid("'end' must be known at synthesis, got a token; use IamCondition.cel");
    checkFormat("end", end, DAY_OR_TIME);
    const time = end.includes("T") ? end : `${end}T00:00:00Z`;
    return new IamCondition(`until ${end}`, `request.time < timestamp(${quoted(time)})`, end);
  }

  /** Requests that satisfy one of the access levels, like `accessPolicies/123/accessLevels/office`. For IAP alone. */
  public static accessLevels(...levels: string[]): IamCondition {
    const names = listed("levels", levels, ACCESS_LEVEL);
    const tests = names.map((level) => `${quoted(level)} in request.auth.access_levels`);
    return new IamCondition(
      `only ${names.map((level) => level.split("/").pop() ?? level).join(", ")}`,
      anyOf(tests),
    );
  }

  /** Any expression of the Common Expression Language, under a title of at most 100 characters. */
  public static cel(title: string, expression: string): IamCondition {
    if (isKnown(expression) && expression.trim() === "") {
      throw invalid(
        `'expression' must be an expression, like 'request.time.getHours("Asia/Tokyo") < 18', got ${got(expression)}`,
      );
    }
    return new IamCondition(title, expression);
  }

  /** All of the conditions at once. */
  public static all(...conditions: IamCondition[]): IamCondition {
    if (conditions.length === 0) throw invalid("'conditions' must hold at least one, got none");
    const ends = conditions.flatMap(({ end }) => end ?? []).sort();
    return new IamCondition(
      conditions.map(({ title }) => title).join(", "),
      conditions.map(({ expression }) => `(${expression})`).join(" && "),
      ends[0],
      conditions.flatMap(({ description }) => description ?? []).join("; ") || undefined,
    );
  }

  /**
   * The same condition with a description, for those who read the policy: why it is there, who asked for it.
   *
   * Terraform takes a role with another description for another grant, and makes it anew.
   */
  public describedAs(description: string): IamCondition {
    return new IamCondition(this.title, this.expression, this.end, description);
  }

  private constructor(
    /** What the condition says, in few words: it names the grant. */
    public readonly title: string,
    public readonly expression: string,
    private readonly end?: string,
    /** For those who read the policy; undefined if there is none. */
    public readonly description?: string,
  ) {
    if (isToken(title))
      throw invalid("'title' must be known at synthesis, because it names the grant, got a token");
    if (title.trim() === "" || title.length > MAX_TITLE) {
      throw invalid(
        `'title' must be 1 to ${MAX_TITLE} characters, got ${got(title)}; give a shorter one with IamCondition.cel`,
      );
    }
    const operators = holdsToken(expression) ? 0 : operatorsIn(expression);
    if (operators > MAX_OPERATORS) {
      throw invalid(
        `'expression' must hold at most ${MAX_OPERATORS} logical operators, got ${operators} of them for ${got(title)}`,
      );
    }
  }

  /**
   * Warns where the condition has ended: the grant has no effect any more and should be removed. A strict calendar throws.
   *
   * @internal
   */
  public _checkDate(at: IConstruct): void {
    if (this.end === undefined || this.end > today(at)) return;
    const message = `'condition' must not be over, got '${this.title}'; remove the grant`;
    if (isCalendarStrict(at)) throw invalid(message, at);
    Annotations.of(at).addWarning(message);
  }
}

checkCalls("IamCondition", IamCondition);

function listed(prop: string, values: string[], format: Format): string[] {
  if (values.length === 0) throw invalid(`'${prop}' must hold at least one, got none`);
  for (const value of values) {
    if (isToken(value))
      throw invalid(`'${prop}' must be known at synthesis, got a token; use IamCondition.cel`);
    checkFormat(prop, value, format);
  }
  return values;
}

function anyOf(tests: string[]): string {
  return tests.join(" || ");
}

/** How many logical operators an expression has outside its strings. */
function operatorsIn(expression: string): number {
  // A string that is not closed extends to the end of the expression.
  const code = expression.replace(/"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$)/gs, "");
  return code.match(/&&|\|\||!(?!=)/g)?.length ?? 0;
}

/** A string of the expression language. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
