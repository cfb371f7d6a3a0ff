import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isCalendarStrict, today } from "../core/today";
import { isToken } from "../core/tokens";
import { Language } from "../source/language";
import { LIFECYCLES, type RuntimeLifecycle } from "./runtime-lifecycles";

const LANGUAGES = new Map([
  ["nodejs", Language.NODEJS],
  ["python", Language.PYTHON],
  ["go", Language.GO],
  ["java", Language.JAVA],
  ["ruby", Language.RUBY],
  ["php", Language.PHP],
  ["dotnet", Language.DOTNET],
]);

/** The language of a function's code, and its version. */
export class Runtime {
  public static readonly NODEJS_26 = Runtime.of("nodejs26");
  public static readonly NODEJS_24 = Runtime.of("nodejs24");
  public static readonly NODEJS_22 = Runtime.of("nodejs22");
  /** @deprecated Google deploys no functions on it since 2026-10-30. */
  public static readonly NODEJS_20 = Runtime.of("nodejs20");
  /** @deprecated Google deploys no functions on it since 2025-10-30. */
  public static readonly NODEJS_18 = Runtime.of("nodejs18");
  public static readonly PYTHON_314 = Runtime.of("python314");
  public static readonly PYTHON_313 = Runtime.of("python313");
  public static readonly PYTHON_312 = Runtime.of("python312");
  public static readonly PYTHON_311 = Runtime.of("python311");
  public static readonly PYTHON_310 = Runtime.of("python310");
  /** @deprecated Google deploys no functions on it since 2026-04-05. */
  public static readonly PYTHON_39 = Runtime.of("python39");
  public static readonly GO_127 = Runtime.of("go127");
  public static readonly GO_126 = Runtime.of("go126");
  public static readonly GO_125 = Runtime.of("go125");
  public static readonly GO_124 = Runtime.of("go124");
  /** @deprecated Google deploys no functions on it since 2026-08-21. */
  public static readonly GO_123 = Runtime.of("go123");
  public static readonly JAVA_25 = Runtime.of("java25");
  public static readonly JAVA_21 = Runtime.of("java21");
  public static readonly JAVA_17 = Runtime.of("java17");
  /** @deprecated Google deploys no functions on it since 2025-10-31. */
  public static readonly JAVA_11 = Runtime.of("java11");
  public static readonly RUBY_40 = Runtime.of("ruby40");
  public static readonly RUBY_34 = Runtime.of("ruby34");
  public static readonly RUBY_33 = Runtime.of("ruby33");
  /** @deprecated Google deploys no functions on it since 2026-09-30. */
  public static readonly RUBY_32 = Runtime.of("ruby32");
  public static readonly PHP_85 = Runtime.of("php85");
  public static readonly PHP_84 = Runtime.of("php84");
  public static readonly PHP_83 = Runtime.of("php83");
  public static readonly PHP_82 = Runtime.of("php82");
  /** @deprecated Google deploys no functions on it since 2026-06-30. */
  public static readonly PHP_81 = Runtime.of("php81");
  public static readonly DOTNET_10 = Runtime.of("dotnet10");
  public static readonly DOTNET_8 = Runtime.of("dotnet8");
  /** @deprecated Google deploys no functions on it since 2025-11-12. */
  public static readonly DOTNET_6 = Runtime.of("dotnet6");

  /**
   * A runtime by its id, like `nodejs22`. The library need not know the version.
   *
   * Throws for an id that does not begin with one of the languages of functions.
   */
  public static of(id: string): Runtime {
    if (isToken(id)) throw invalid("'id' must be known at synthesis, got a token");
    const language = LANGUAGES.get(/^([a-z]+)\d+$/.exec(id)?.[1] ?? "");
    if (!language) {
      throw invalid(`'id' must be the id of a runtime, like 'nodejs22', got ${got(id)}`);
    }
    return new Runtime(id, language, LIFECYCLES[id] ?? {}, false);
  }

  private constructor(
    /** Google's id of the runtime, like `nodejs22`. */
    public readonly id: string,
    /** The programming language of the runtime. */
    public readonly language: Language,
    private readonly lifecycle: RuntimeLifecycle,
    private readonly insisted: boolean,
  ) {}

  /**
   * This runtime without the error of a strict calendar after its decommission date, for a project with an extension from
   * Google.
   */
  public evenIfDecommissioned(): Runtime {
    return new Runtime(this.id, this.language, this.lifecycle, true);
  }

  /**
   * Warns of a deprecated or decommissioned runtime. What runs on it goes on, and can be changed in all but its code; so only
   * a strict calendar throws, for a decommissioned one.
   *
   * https://cloud.google.com/functions/docs/runtime-support
   *
   * @internal
   */
  public _checkLifecycle(at: Construct): void {
    const date = today(at);
    const { deprecated, decommissioned } = this.lifecycle;
    if (decommissioned && decommissioned <= date && !this.insisted && isCalendarStrict(at)) {
      throw invalid(
        `'runtime' must not be decommissioned, got '${this.id}', which Google stopped deploying on ${decommissioned}; use a newer one, or evenIfDecommissioned()`,
        at,
      );
    }
    if (deprecated && deprecated <= date) {
      const gone = decommissioned && decommissioned <= date;
      const when = gone ? ", for Google stopped deploying it" : " before it is decommissioned";
      const on = decommissioned ? ` on ${decommissioned}` : "";
      Annotations.of(at).addWarning(
        `'runtime' must be replaced${when}${on}, got '${this.id}', which is deprecated since ${deprecated}`,
      );
    }
  }

  /** The id, like `nodejs22`. */
  public toString(): string {
    return this.id;
  }
}

checkCalls("Runtime", Runtime);
