import { AppEngineApplication as AppEngineApplicationResource } from "@cdktf/provider-google/lib/app-engine-application";
import { Construct, type IConstruct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { APP_ENGINE_LOCATION } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { DOMAIN } from "../core/formats/hosts";
import { needsServices } from "../core/needed-services";
import { knownProject, projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { noteApplication } from "./known-applications";
import { checkOAuthClientId } from "./oauth-client-id";
import type { OAuthClientSecret } from "./oauth-client-secret";

/** The App Engine app of a project, defined here or elsewhere. */
export interface IAppEngineApplication extends IConstruct {
  /** The id of the app: the same as the id of its project. */
  readonly appId: string;

  /** The id of the project. It has one application. */
  readonly project: string;
}

/** The database of the app's project. */
export enum AppEngineDatabaseType {
  CLOUD_FIRESTORE = "CLOUD_FIRESTORE",
  CLOUD_DATASTORE_COMPATIBILITY = "CLOUD_DATASTORE_COMPATIBILITY",
}

/** Whether the app serves requests. */
export enum AppEngineServingStatus {
  SERVING = "SERVING",
  USER_DISABLED = "USER_DISABLED",
}

/** Identity-Aware Proxy in front of an app. */
export interface AppEngineIapConfig {
  /** Whether IAP is on. `false` turns it off; without `iap`, Terraform does not change it. */
  readonly enabled: boolean;

  /**
   * The id of an OAuth client. Create it in the console: Google shut down the API for that on 2026-03-19. The id is also the
   * audience of the ID tokens that programs send.
   */
  readonly oauthClientId: string;

  /** The secret of the OAuth client. It cannot be a literal, which would be in the synthesized JSON. */
  readonly oauthClientSecret: OAuthClientSecret;
}

/** The properties of an app. */
export interface AppEngineApplicationProps extends DependentProps {
  /**
   * The location of the app, which can never change. App Engine spells two regions its own way, `us-central` and
   * `europe-west`, and the others as usual, like `asia-northeast1`.
   */
  readonly location: string;

  /** @default - Terraform does not change IAP */
  readonly iap?: AppEngineIapConfig;

  /** @default - Google's choice */
  readonly databaseType?: AppEngineDatabaseType;

  /** @default AppEngineServingStatus.SERVING */
  readonly servingStatus?: AppEngineServingStatus;

  /**
   * The domain whose users may sign in with the app's Users API. It has no effect on IAP.
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
 * A project has at most one app. Its location cannot change, and nobody can delete it: Terraform refuses to destroy it.
 */
@allOrNothing
export class AppEngineApplication extends Construct implements IAppEngineApplication {
  /** The existing app of a project. */
  public static fromProjectId(scope: Construct, id: string, projectId: string): IAppEngineApplication {
    return new ImportedApplication(scope, id, projectId);
  }

  public readonly project: string;
  private readonly resource: AppEngineApplicationResource;

  constructor(scope: Construct, id: string, props: AppEngineApplicationProps) {
    checkNew("AppEngineApplication", new.target, [scope, id, props]);
    super(scope, id);
    const { location, iap, authDomain, project } = props;
    checkLocation(this, location);
    checkFormat("authDomain", authDomain, DOMAIN, this);
    if (iap) checkOAuthClientId(iap.oauthClientId, this);
    judgeSynthesisOf(this);
    claim(this, {
      kind: "App Engine app",
      prop: "project",
      value: knownProject(this, project) ?? "",
      name: "app",
      project,
      location: ANYWHERE,
    });
    this.project = projectOf(this, project);
    this.resource = createResource(AppEngineApplicationResource, this, "Resource", {
      project: this.project,
      locationId: location,
      authDomain,
      databaseType: props.databaseType,
      servingStatus: props.servingStatus ?? AppEngineServingStatus.SERVING,
      iap: iap && {
        enabled: iap.enabled,
        oauth2ClientId: iap.oauthClientId,
        oauth2ClientSecret: iap.oauthClientSecret.bind(this),
      },
      lifecycle: { preventDestroy: true },
    });
    noteApplication({ construct: this, project, resource: this.resource });
    declareOrder(this, props.dependsOn, () => [this.resource]);
    needsServices(this.resource, project, "appengine", ...(iap ? ["iap"] : []));
  }

  public get appId(): string {
    return this.resource.appId;
  }
}

checkCalls("AppEngineApplication", AppEngineApplication);

@allOrNothing
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
