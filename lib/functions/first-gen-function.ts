import { CloudfunctionsFunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-binding";
import { CloudfunctionsFunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-member";
import { DataGoogleCloudfunctionsFunction } from "@cdktf/provider-google/lib/data-google-cloudfunctions-function";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { EXISTING_FUNCTION_NAME } from "../core/formats/functions";
import { FIRST_GEN_FUNCTION_URL } from "../core/formats/hosts";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { curlCommandFor } from "../invocation/curl-command";
import type { ImportOptions } from "../invocation/import-options";
import type { GrantInvokeOptions, IInvocable } from "../invocation/invocable";
import { letCallerIn } from "../invocation/let-caller-in";
import { describeReceiver, type Receiver } from "../invocation/receiver";

/** What an app can say about a 1st gen function that it imports. */
export interface FirstGenFunctionOptions extends ImportOptions {
  /**
   * The function's URL, which is also the audience of ID tokens: `https://REGION-PROJECT.cloudfunctions.net/FUNCTION`.
   *
   * @default - Terraform looks it up when it plans
   */
  readonly uri?: string;
}

/** An imported 1st gen function. The library defines no new ones, because Google has no more runtimes for them. */
@allOrNothing
export class FirstGenFunction extends Construct implements IInvocable, IResourceWithAllowPolicy {
  /** Imports a 1st gen function by its name. */
  public static fromFunctionName(
    scope: Construct,
    id: string,
    functionName: string,
    options: FirstGenFunctionOptions = {},
  ): FirstGenFunction {
    return new FirstGenFunction(scope, id, functionName, options);
  }

  /** The region that it runs in, like `europe-west1`. */
  public readonly location: string;

  /** The id of its project. */
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  public readonly uri: string;
  private readonly receiver: Receiver;

  private constructor(
    scope: Construct,
    id: string,
    /** The name of the function within its project and region. */
    public readonly functionName: string,
    options: FirstGenFunctionOptions,
  ) {
    super(scope, id);
    checkFormat("functionName", functionName, EXISTING_FUNCTION_NAME, this);
    checkFormat("uri", options.uri, FIRST_GEN_FUNCTION_URL, this);
    checkRegion(this, options.location);
    this.location = locationOf(this, options.location);
    this.project = projectOf(this, options.project);
    this.ingress = options.ingress;
    this.uri = options.uri ?? this.lookUp().httpsTriggerUrl;
    shareExisting(this, {
      kind: "1st gen function",
      name: functionName,
      project: options.project,
      location: options.location,
    });
    this.receiver = describeReceiver({
      construct: this,
      project: this.project,
      ingress: this.ingress,
      roles: [Role.CLOUD_FUNCTIONS_INVOKER],
      customRoles: true,
      kind: " for a 1st gen function",
      policy: this.policy(),
      readsPolicy: true,
      checks: [],
    });
  }

  /** A shell command for people who may call it. The command sends their own ID token, and more options of curl can follow. */
  public get curlCommand(): string {
    return curlCommandFor(this.uri);
  }

  public get audience(): string {
    return this.uri;
  }

  /**
   * The path in its URL.
   *
   * @internal
   */
  public get _basePath(): string {
    return `/${this.functionName}`;
  }

  /** Lets the caller call this function, with `roles/cloudfunctions.invoker` on the function itself. */
  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    return letCallerIn(this.receiver, caller, options);
  }

  /** Gives a role for developing, viewing or administering it, on the function itself. Throws for the role of callers. */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (role.name === Role.CLOUD_FUNCTIONS_INVOKER.name) {
      throw invalid(
        `'role' must not be one that lets callers in, got ${got(role.name)}; use grantInvoke`,
        this,
      );
    }
    return Grant.add(this.policy(), role, principal, options);
  }

  /** @internal */
  public _policyFor(role: Role): IAllowPolicy | undefined {
    return role.name === Role.CLOUD_FUNCTIONS_INVOKER.name ? undefined : this.policy();
  }

  private policy(): IAllowPolicy {
    return resourcePolicy(this, {
      acceptsConditions: false,
      member: () => CloudfunctionsFunctionIamMember,
      binding: () => CloudfunctionsFunctionIamBinding,
      target: () => ({ cloudFunction: this.functionName, region: this.location, project: this.project }),
    });
  }

  private lookUp(): DataGoogleCloudfunctionsFunction {
    return createResource(DataGoogleCloudfunctionsFunction, this, "Resource", {
      name: this.functionName,
      region: this.location,
      project: this.project,
    });
  }
}

checkCalls("FirstGenFunction", FirstGenFunction);
