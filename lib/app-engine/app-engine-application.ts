import { AppEngineApplication as AppEngineApplicationResource } from "@cdktf/provider-google/lib/app-engine-application";
import { Construct, type IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { APP_ENGINE_LOCATION } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { DOMAIN } from "../core/formats/hosts";
import { needsServices } from "../core/needed-services";
import { knownProject, projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { checkAccess } from "../invocation/access-check";
import { checkOAuthClientId } from "./oauth-client-id";
import type { OAuthClientSecret } from "./oauth-client-secret";

/** The one App Engine app of a project, defined here or elsewhere. */
export interface IAppEngineApplication extends IConstruct {
  /** The app's id, which is its project's. */
  readonly appId: string;

  readonly project: string;
}

/** Which database the app comes with. */
export enum AppEngineDatabaseType {
  CLOUD_FIRESTORE = "CLOUD_FIRESTORE",
  CLOUD_DATASTORE_COMPATIBILITY = "CLOUD_DATASTORE_COMPATIBILITY",
}

/** Whether the app answers requests. */
export enum AppEngineServingStatus {
  SERVING = "SERVING",
  USER_DISABLED = "USER_DISABLED",
}

/** Identity-Aware Proxy in front of an app. */
export interface AppEngineIapConfig {
  /** Whether it guards the app. `false` switches it off; leaving `iap` out would leave it as it is. */
  readonly enabled: boolean;

  /**
   * The id of an OAuth client, made in the console: Google shut the API for making them down on 2026-03-19. It is also the
   * audience of the ID tokens with which programs pass.
   */
  readonly oauthClientId: string;

  /** There is no way to write it out: it would stand in the JSON. */
  readonly oauthClientSecret: OAuthClientSecret;
}

/** What an app is made of. */
export interface AppEngineApplicationProps {
  /** Where it runs, for good, in App Engine's own spelling: `us-central` and `europe-west`, and else as in `asia-northeast1`. */
  readonly location: string;

  /** @default - left as it is */
  readonly iap?: AppEngineIapConfig;

  /** @default - Google's choice */
  readonly databaseType?: AppEngineDatabaseType;

  /** @default AppEngineServingStatus.SERVING */
  readonly servingStatus?: AppEngineServingStatus;

  /**
   * The domain whose users may sign in with the app's own Users API, which IAP has nothing to do with.
   *
   * @default gmail.com
   */
  readonly authDomain?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

// https://cloud.google.com/appengine/docs/standard/locations
const SPELLINGS: { [region: string]: string | undefined } = {
  "us-central1": "us-central",
  "europe-west1": "europe-west",
};

/**
 * The App Engine app of a project.
 *
 * A project has one, it stays where it is, and it cannot be deleted: Terraform refuses to try.
 */
export class AppEngineApplication extends Construct implements IAppEngineApplication {
  /** The app of a project that has one. */
  public static fromProjectId(scope: Construct, id: string, projectId: string): IAppEngineApplication {
    return new ImportedApplication(scope, id, projectId);
  }

  public readonly project: string;
  private readonly resource: AppEngineApplicationResource;

  constructor(scope: Construct, id: string, props: AppEngineApplicationProps) {
    super(scope, id);
    const { location, iap, authDomain, project } = props;
    checkLocation(this, location);
    checkFormat("authDomain", authDomain, DOMAIN, this);
    if (iap) checkIap(this, iap);
    checkAccess(this);
    claim(this, {
      kind: "App Engine app",
      prop: "project",
      value: knownProject(this, project) ?? "",
      name: "app",
      project,
      location: ANYWHERE,
    });
    this.project = projectOf(this, project);
    this.resource = new AppEngineApplicationResource(this, "Resource", {
      project: this.project,
      locationId: location,
      authDomain,
      databaseType: props.databaseType,
      servingStatus: props.servingStatus,
      iap: iap && {
        enabled: iap.enabled,
        oauth2ClientId: iap.oauthClientId,
        oauth2ClientSecret: iap.oauthClientSecret.bind(this),
      },
      lifecycle: { preventDestroy: true },
    });
    needsServices(this.resource, project, "appengine", ...(iap ? ["iap"] : []));
  }

  public get appId(): string {
    return this.resource.appId;
  }
}

class ImportedApplication extends Construct implements IAppEngineApplication {
  public readonly appId: string;
  public readonly project: string;

  constructor(scope: Construct, id: string, projectId: string) {
    super(scope, id);
    this.project = projectOf(this, projectId);
    this.appId = this.project;
  }
}

function checkLocation(at: Construct, location: string): void {
  if (!isKnown(location)) return;
  const own = Object.hasOwn(SPELLINGS, location) ? SPELLINGS[location] : undefined;
  if (own !== undefined) {
    throw invalid(`'location' must be in App Engine's own spelling, got ${got(location)}; use '${own}'`, at);
  }
  checkFormat("location", location, APP_ENGINE_LOCATION, at);
}

function checkIap(at: Construct, { oauthClientId, oauthClientSecret }: AppEngineIapConfig): void {
  checkOAuthClientId(oauthClientId, at);
  // Callers without type-checking reach this, too: a literal would stand in the JSON.
  if (typeof (oauthClientSecret as Partial<OAuthClientSecret> | undefined)?.bind !== "function") {
    throw invalid(
      "'iap.oauthClientSecret' must be an OAuthClientSecret, got a literal, which would stand in the JSON",
      at,
    );
  }
}
