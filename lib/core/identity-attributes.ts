// Attributes such as `member`, `email` and `service_account_id`.
const ATTRIBUTE = /member|email|account|identity/;

// The member of an allow policy is what the user wrote there.
const POLICY = /_iam_(?:member|binding|policy)$/;

/** Whether an attribute of a type of resource is an identity that Google made, which cannot be the public. */
export function isIdentity(type: string, attribute: string): boolean {
  return type.startsWith("google_") && !POLICY.test(type) && ATTRIBUTE.test(attribute);
}
