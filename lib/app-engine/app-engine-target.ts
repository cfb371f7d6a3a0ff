import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { APP_ENGINE_NAME } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { isKnown } from "../core/tokens";

// https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services.versions
const RESERVED_VERSION = /^(default$|latest$|ah-)/;

/** A part of an App Engine app: all of it, one service or one version. */
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
    /** The name of the service; undefined for the whole app. */
    public readonly serviceId?: string,
    /** The name of the version; undefined for all versions. */
    public readonly versionId?: string,
  ) {}
}

checkCalls("AppEngineTarget", AppEngineTarget);

/** Returns the name of a service or version. Throws if Google would refuse it. */
export function checkedName(prop: string, name: string, at?: IConstruct): string {
  checkFormat(prop, name, APP_ENGINE_NAME, at);
  return name;
}
