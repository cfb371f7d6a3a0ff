import type { Denial } from "../document/denials";
import { ownerOf } from "../document/owner";
import { type Fact, FactKind } from "./fact";
import type { Told } from "./told";

/** The principals that a deny policy denies, with one fact for each. */
export function denialFacts(denial: Denial, told: Told): Fact[] {
  const { resource, attachedTo, denied, exceptions, permissions, isPartial } = denial;
  const details = {
    on: told.tell(attachedTo),
    denied: isPartial ? "perhaps" : undefined,
    permissions: [...permissions]
      .sort()
      .map((one) => told.tell(one))
      .join(", "),
    except:
      exceptions.length > 0
        ? [...exceptions]
            .sort()
            .map((one) => told.tell(one))
            .join(", ")
        : undefined,
  };
  return denied.map((principal) => ({
    path: ownerOf(resource.path),
    kind: FactKind.DENIED,
    subject: told.tell(principal),
    details,
  }));
}
