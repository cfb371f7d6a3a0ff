/** Where the app gets attributes of people. */
export enum AttributeOutput {
  /** In headers that begin with `x-goog-iap-attr-`. */
  HEADER = "HEADER",

  /** In the signed header of IAP. */
  JWT = "JWT",

  /** In the RCToken of IAP. */
  RCTOKEN = "RCTOKEN",
}

/** What the app gets to know of people besides their account. */
export interface AttributePropagation {
  /** The attributes, as an expression of the Common Expression Language, such as `attributes.saml_attributes`: at most 45. */
  readonly expression: string;

  /** Where they stand. */
  readonly outputs: AttributeOutput[];
}
