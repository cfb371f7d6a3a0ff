/**
 * The seed of all random values in tests. It is the same in every run, so that only a change can make a test fail.
 *
 * `npm run test:properties` uses a new seed each time. `PROPERTY_SEED` sets one.
 */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_121);
