/**
 * Where the random values of all tests begin: the same in every run, so that a run is red only for what has changed.
 *
 * `npm run test:properties` sets another one each time, and `PROPERTY_SEED` any.
 */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_121);
