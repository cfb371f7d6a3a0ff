/** The names of attributes with an identity that Google made, such as `member`, `email` and `service_account_id`. */
export const IDENTITY_ATTRIBUTE = /member|email|account|identity/;
