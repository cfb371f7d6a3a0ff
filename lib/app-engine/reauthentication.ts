/** How users authenticate again. */
export enum ReauthenticationMethod {
  LOGIN = "LOGIN",
  SECURE_KEY = "SECURE_KEY",
  ENROLLED_SECOND_FACTORS = "ENROLLED_SECOND_FACTORS",
}

/** How, and after what time, users must authenticate again. */
export interface Reauthentication {
  /** How people prove again who they are. */
  readonly method: ReauthenticationMethod;

  /** Seconds after the last authentication, at least 300. */
  readonly maxAgeSeconds: number;
}
