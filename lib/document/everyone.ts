/** The two special members for the public. */
export type Everyone = "allUsers" | "allAuthenticatedUsers";

// Deny policies spell `allUsers` in another way.
const EVERYONE = new Map<string, Everyone>([
  ["allUsers", "allUsers"],
  ["allAuthenticatedUsers", "allAuthenticatedUsers"],
  ["principalSet://goog/public:all", "allUsers"],
]);

/** Which of the two special members a member is; undefined for all others. */
export function everyoneIn(member: string): Everyone | undefined {
  return EVERYONE.get(member.trim());
}
