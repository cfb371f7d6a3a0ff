import { ADDRESS_UNIQUE } from "./address-unique";
import { AGENT_NOT_MADE } from "./agent-not-made";
import { AGENT_WITHOUT_ROLE } from "./agent-without-role";
import { BROAD_ROLE } from "./broad-role";
import { CALLER_MUST_BE_KNOWN } from "./caller-must-be-known";
import { CLOSED_TO_THE_PUBLIC } from "./closed-to-the-public";
import { CONDITION_ON_RESOURCE } from "./condition-on-resource";
import { DEAD_ROLE } from "./dead-role";
import { DEFAULT_SERVICE_ACCOUNT } from "./default-service-account";
import { DENIAL_NAMES_NOBODY } from "./denial-names-nobody";
import { DENIED_CALLER } from "./denied-caller";
import { NO_CALLERS } from "./no-callers";
import { NO_CIRCLE } from "./no-circle";
import { ONE_OWNER } from "./one-owner";
import { ONE_RESOURCE_A_CALLER } from "./one-resource-a-caller";
import { ONE_RESOURCE_A_MEMBER } from "./one-resource-a-member";
import { PATH_NOT_ADMITTED } from "./path-not-admitted";
import { POLICY_MUST_BE_READABLE } from "./policy-must-be-readable";
import { PUBLIC_ACCESS_PREVENTED } from "./public-access-prevented";
import { PUBLIC_IN_MODULE } from "./public-in-module";
import { PUBLIC_NEEDS_REASON } from "./public-needs-reason";
import { PUBLIC_ONLY_CALLS } from "./public-only-calls";
import { REMOVED_MEMBER } from "./removed-member";
import { ROLE_WITHOUT_EFFECT } from "./role-without-effect";
import type { Rule } from "./rule";
import { SHUT_DOWN_API } from "./shut-down-api";
import { TOKEN_FOR_ELSEWHERE } from "./token-for-elsewhere";
import { URL_WITHOUT_GRANT } from "./url-without-grant";
import { WAY_AROUND } from "./way-around";

/** All rules, in the order of their findings. */
export const RULES: readonly Rule[] = [
  PUBLIC_NEEDS_REASON,
  PUBLIC_ONLY_CALLS,
  PUBLIC_IN_MODULE,
  PUBLIC_ACCESS_PREVENTED,
  CALLER_MUST_BE_KNOWN,
  POLICY_MUST_BE_READABLE,
  CLOSED_TO_THE_PUBLIC,
  ONE_OWNER,
  REMOVED_MEMBER,
  ONE_RESOURCE_A_CALLER,
  ONE_RESOURCE_A_MEMBER,
  DEAD_ROLE,
  CONDITION_ON_RESOURCE,
  ROLE_WITHOUT_EFFECT,
  DENIED_CALLER,
  DENIAL_NAMES_NOBODY,
  URL_WITHOUT_GRANT,
  PATH_NOT_ADMITTED,
  WAY_AROUND,
  NO_CALLERS,
  TOKEN_FOR_ELSEWHERE,
  BROAD_ROLE,
  DEFAULT_SERVICE_ACCOUNT,
  AGENT_WITHOUT_ROLE,
  AGENT_NOT_MADE,
  ADDRESS_UNIQUE,
  NO_CIRCLE,
  SHUT_DOWN_API,
];
