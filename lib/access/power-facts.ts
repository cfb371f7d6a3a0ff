import { hasRolesOfGoogle } from "../core/formats/principals";
import type { Model } from "../document/model";
import type { PolicyPart, Statement } from "../document/policy";
import {
  INVOKE_FUNCTION,
  INVOKE_SERVICE,
  PASS_IAP,
  RUN_JOB,
  RUN_SERVICE,
  SERVICE_ACCOUNT,
} from "../document/policy-kinds";
import { isTold } from "../document/spelling";
import { opaqueFact, toldCondition, unknownFact } from "./caller-facts";
import { deniedAt } from "./denial";
import { type Fact, FactKind } from "./fact";
import { ACT_AS, carriesPower, CHANGE_CALLERS } from "./indirect-powers";
import type { Told } from "./told";
import type { Who } from "./who";

// Prefixes of full names that are left out of a report.
const SHORT = /^(b|serviceAccounts|projects|folders|organizations)\/(?=[^/]+$)/;

/** Finds the roles of workloads, and the members that may call indirectly. */
export class PowerFacts {
  constructor(
    private readonly model: Model,
    private readonly who: Who,
    private readonly told: Told,
    /** The path of the construct with a full name, if the app deploys it. */
    private readonly pathOf: (target: string) => string | undefined,
  ) {}

  /** The facts about one IAM resource: roles of workloads, callers of everything below it, and indirect powers. */
  public of(part: PolicyPart): Fact[] {
    const unread = part.isRead || part.of.opens !== undefined ? [] : [this.unread(part)];
    return [...part.statements.flatMap((statement) => this.ofStatement(part, statement)), ...unread];
  }

  private ofStatement(part: PolicyPart, statement: Statement): Fact[] {
    const { role } = statement;
    const { of } = part;
    const path = this.placeOf(part);
    const kinds = [
      ...(of.above && this.opensAll(role) ? [FactKind.CALLER_OF_ALL] : []),
      ...(of.above && this.model.carries(role, RUN_JOB) ? [FactKind.RUNNER_OF_ALL] : []),
      ...((of.above ?? of === SERVICE_ACCOUNT) && this.carries(ACT_AS, role) ? [FactKind.MAY_ACT_AS] : []),
      ...((of.above ?? of.everyone === "caller") && this.carries(CHANGE_CALLERS, role)
        ? [FactKind.MAY_CHANGE_CALLERS]
        : []),
    ];
    return [
      ...(of.above ? this.unknownRole(path, statement) : []),
      ...statement.members.flatMap(({ spelling, everyone, isSomebody }) => {
        if (hasRolesOfGoogle(spelling) && of.above) return [];
        const subject = this.told.tell(spelling);
        if (!everyone && !isSomebody && kinds.length > 0)
          return [unknownFact(path, "who has a role", subject)];
        const details = {
          as: this.who.as(spelling),
          role: this.told.tell(role),
          ...toldCondition(statement.condition, this.told),
        };
        return [
          ...kinds.map((kind) => ({
            path,
            kind,
            subject,
            details:
              kind === FactKind.CALLER_OF_ALL ? { ...details, denied: this.denied(part, spelling) } : details,
          })),
          ...this.held(part, statement, spelling),
        ];
      }),
    ];
  }

  /** Whether deny policies deny a member: at most `perhaps` if it may also call 1st gen functions (not checked). */
  private denied({ target, statements }: PolicyPart, member: string): string | undefined {
    const denied = deniedAt({ policy: RUN_SERVICE, target: `${target}/-` }, member, this.model);
    if (denied === "no") return undefined;
    return statements.some(({ role }) => this.model.carries(role, INVOKE_FUNCTION)) ? "perhaps" : denied;
  }

  private unknownRole(path: string, { role, members }: Statement): Fact[] {
    if (!isTold(role)) return [unknownFact(path, "which role somebody has", this.told.tell(role))];
    return this.model.isOpaque(role) ? [opaqueFact(path, role, members, this.told)] : [];
  }

  /** The roles of a workload of the app. They are reported at the workload. */
  private held({ of, target }: PolicyPart, { role, condition }: Statement, member: string): Fact[] {
    const path = this.who.placeOf(member);
    if (path === undefined || (of.opens !== undefined && this.model.carries(role, of.opens))) return [];
    const as = this.who.as(member);
    const details = {
      // Left out if it repeats the path. An event trigger has another name, and is reported at its function.
      as: as === path ? undefined : as,
      on: `${of.noun} ${this.pathOf(target) ?? this.told.tell(target.replace(SHORT, ""))}`,
      ...toldCondition(condition, this.told),
    };
    return [{ path, kind: FactKind.HOLDS, subject: this.told.tell(role), details }];
  }

  /** The path of the facts: a service account's workload, a construct, or a full name from outside of the app. */
  private placeOf({ target }: PolicyPart): string {
    const [collection, account] = target.split("/");
    const place =
      collection === "serviceAccounts" ? this.who.placeOf(`serviceAccount:${account}`) : undefined;
    return place ?? this.pathOf(target) ?? this.told.tell(target);
  }

  private unread(part: PolicyPart): Fact {
    return unknownFact(this.placeOf(part), "who has which role", this.told.nameOf(part.resource));
  }

  private opensAll(role: string): boolean {
    return [INVOKE_SERVICE, INVOKE_FUNCTION, PASS_IAP].some((permission) =>
      this.model.carries(role, permission),
    );
  }

  private carries(power: typeof ACT_AS, role: string): boolean {
    return carriesPower(power, role, (...asked) => this.model.carries(...asked));
  }
}
