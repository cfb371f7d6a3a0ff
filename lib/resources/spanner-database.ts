import { SpannerDatabaseIamBinding } from "@cdktf/provider-google/lib/spanner-database-iam-binding";
import { SpannerDatabaseIamMember } from "@cdktf/provider-google/lib/spanner-database-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { SPANNER_DATABASE, SPANNER_INSTANCE } from "../core/formats/databases";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A Spanner database, whoever defines it. */
export interface ISpannerDatabase extends IResourceWithAllowPolicy {
  /** The id of the instance that holds the database. */
  readonly instance: string;

  /** The id of the database, without its instance. */
  readonly database: string;

  /** The project of the database. */
  readonly project: string;

  /** Lets the principal read from this database. */
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;

  /** Lets the principal read from and write to this database, and change its schema. */
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
}

/** Where a Spanner database is. */
export interface SpannerDatabaseAttributes {
  /** The id of the instance that holds the database. It may be a token. */
  readonly instance: string;

  /** The id of the database, without its instance. It may be a token. */
  readonly database: string;

  /**
   * The project of the database.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/** A Spanner database that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class SpannerDatabase extends ResourceWithAllowPolicy implements ISpannerDatabase {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => SpannerDatabaseIamMember,
    binding: () => SpannerDatabaseIamBinding,
    target: () => ({ instance: this.instance, database: this.database, project: this.project }),
    written: (resource) => {
      needsServices(resource, this.attributes.project, "spanner");
    },
  });

  /** A database by the ids of its instance and its own. Throws for ids that Google would refuse. */
  public static fromDatabaseAttributes(
    scope: Construct,
    id: string,
    attributes: SpannerDatabaseAttributes,
  ): ISpannerDatabase {
    return new SpannerDatabase(scope, id, attributes);
  }

  public readonly instance: string;
  public readonly database: string;
  public readonly project: string;

  private constructor(
    scope: Construct,
    id: string,
    private readonly attributes: SpannerDatabaseAttributes,
  ) {
    super(scope, id);
    const { instance, database, project } = attributes;
    checkFormat("instance", instance, SPANNER_INSTANCE, this);
    checkFormat("database", database, SPANNER_DATABASE, this);
    this.instance = instance;
    this.database = database;
    this.project = projectOf(this, project);
    const name = `${instance}/${database}`;
    shareExisting(this, { kind: "Spanner database", name, project, location: ANYWHERE });
  }

  public grantRead(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.SPANNER_DATABASE_READER, principal, options);
  }

  public grantWrite(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.SPANNER_DATABASE_USER, principal, options);
  }
}

checkCalls("SpannerDatabase", SpannerDatabase);
