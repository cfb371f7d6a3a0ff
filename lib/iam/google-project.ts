import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { ProjectIamBinding } from "@cdktf/provider-google/lib/project-iam-binding";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { fits } from "../core/formats/format";
import { PROJECT_NUMBER } from "../core/formats/projects";
import { needsServices } from "../core/needed-services";
import { PROJECT_NUMBERS_CONTEXT, projectNumbers } from "../core/project-numbers";
import { knownProject, otherProject, projectOf, textInPlace, whenComplete } from "../core/provider-defaults";
import { shared } from "../core/shared";
import { firstOf, shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "./allow-policy";
import { resourcePolicy } from "./resource-policy";
import { ResourceWithAllowPolicy } from "./resource-with-allow-policy";

/** A Google Cloud project that exists. What is granted on it holds for every resource in it. */
@allOrNothing
export class GoogleProject extends ResourceWithAllowPolicy {
  /** A project by its id. */
  public static fromProjectId(scope: Construct, id: string, projectId: string): GoogleProject {
    const project = new GoogleProject(scope, id, projectId);
    shareExisting(project, { kind: "project", name: projectId, project: ANYWHERE, location: ANYWHERE });
    return project;
  }

  /** The project that a construct belongs to: the one it was given, or that of the stack's Google provider. */
  public static of(construct: Construct, project?: string): GoogleProject {
    const other = otherProject(construct, project);
    return shared(construct, "project", [other], (scope, id) => {
      const made = new GoogleProject(scope, id, other);
      const name = knownProject(made, other);
      // Providers with an alias can have one project. Two resources for one member would be wrong: each removes it for both.
      if (name !== undefined)
        shareExisting(made, { kind: "project of constructs", name, project: ANYWHERE, location: ANYWHERE });
      return made;
    });
  }

  /** The id of the project, like `example-project`. */
  public readonly projectId: string;
  /** @internal */
  public readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => ProjectIamMember,
    binding: () => ProjectIamBinding,
    target: () => ({ project: this.projectId }),
    written: (resource) => {
      needsServices(resource, this.given, "cloudresourcemanager");
    },
  });

  private constructor(
    scope: Construct,
    id: string,
    private readonly given?: string,
  ) {
    super(scope, id);
    this.projectId = projectOf(this, given);
  }

  /**
   * The project's number. The emails of Google's service agents contain it.
   *
   * Terraform looks it up at each plan, unless the context `cdktf-cloud-run-functions:projectNumbers` gives it.
   */
  public get number(): string {
    const given = this._givenNumber;
    if (given !== undefined) return given;
    const lookedUp = this.lookUp.number;
    return textInPlace(this, this.given, () => this._givenNumber ?? lookedUp);
  }

  /**
   * The project's number from the context; undefined where the context does not give it.
   *
   * @internal
   */
  public get _givenNumber(): string | undefined {
    const numbers = projectNumbers(this);
    const project = knownProject(this, this.given);
    if (project === undefined) return undefined;
    const number = Object.hasOwn(numbers, project) ? numbers[project] : undefined;
    if (number === undefined) return undefined;
    if (typeof number !== "string" || !fits(number, PROJECT_NUMBER)) {
      throw invalid(
        `context '${PROJECT_NUMBERS_CONTEXT}' must give '${project}' a string of digits, got ${got(number)}`,
        this,
      );
    }
    return number;
  }

  private get lookUp(): DataGoogleProject {
    const found = firstOf(this).node.tryFindChild("number") as DataGoogleProject | undefined;
    return found ?? this.makeLookUp();
  }

  private makeLookUp(): DataGoogleProject {
    const lookUp = createResource(DataGoogleProject, firstOf(this), "number", { projectId: this.projectId });
    const write = lookUp.toTerraform.bind(lookUp);
    // Where the provider was declared after this, the context may have the number, and nothing needs the look-up.
    lookUp.toTerraform = () =>
      whenComplete(this, () => (this._givenNumber === undefined ? write() : {}) as object);
    return lookUp;
  }
}

checkCalls("GoogleProject", GoogleProject);
