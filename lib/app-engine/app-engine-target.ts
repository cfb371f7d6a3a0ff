import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { APP_ENGINE_NAME } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { isKnown } from "../core/tokens";

// https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services.versions
const RESERVED_VERSION = /^(default$|latest$|ah-)/;

/** How much of an App Engine app something is about. */
export class AppEngineTarget {
  /** All its services. */
  public static application(): AppEngineTarget {
    return new AppEngineTarget();
  }

  /** All versions of one service, like `default`. */
  public static service(service: string): AppEngineTarget {
    return new AppEngineTarget(checkedName("service", service));
  }

  /** One version of a service. */
  public static version(service: string, version: string): AppEngineTarget {
    checkedName("version", version);
    if (isKnown(version) && RESERVED_VERSION.test(version)) {
      throw invalid(
        `'version' must not be 'default', 'latest' or begin with 'ah-', which Google keeps, got ${got(version)}`,
      );
    }
    return new AppEngineTarget(checkedName("service", service), version);
  }

  private constructor(
    /** The service's name; undefined for the whole app. */
    public readonly serviceId?: string,
    /** The version's name; undefined for all of them. */
    public readonly versionId?: string,
  ) {}
}

/** The name of a service or version. Throws where Google would refuse it. */
export function checkedName(prop: string, name: string, at?: IConstruct): string {
  checkFormat(prop, name, APP_ENGINE_NAME, at);
  return name;
}
