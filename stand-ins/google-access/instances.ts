interface Values {
  readonly [argument: string]: unknown;
}

/** A block, or what Google gets of it. */
interface Instance {
  readonly values: Values;

  /** The region of a service that Google makes in each of several. */
  readonly region?: string;
}

const SET_OF_TEXTS = /^\$\{toset\((\[.*\])\)\}$/s;

/** The values of what Google gets of a block: a resource for each key of its `for_each`, and a service for each of its regions. */
export function instancesOf(values: Values): Instance[] {
  const keys = keysOf(values.for_each);
  return (keys?.map((key) => filledIn(values, key)) ?? [values]).flatMap(inRegions);
}

/** The keys of a set of texts; undefined for everything else, which this stand-in does not read. */
function keysOf(forEach: unknown): string[] | undefined {
  const written = typeof forEach === "string" ? SET_OF_TEXTS.exec(forEach) : undefined;
  return written ? (JSON.parse(written[1]) as string[]) : undefined;
}

function filledIn(values: Values, key: string): Values {
  const text = JSON.stringify(key).slice(1, -1);
  return JSON.parse(JSON.stringify(values).replaceAll(/\$\{each\.(?:key|value)\}/g, () => text)) as Values;
}

/** https://cloud.google.com/run/docs/multiple-regions#deploy: the service of `global` is one of the same name in each region. */
function inRegions(values: Values): Instance[] {
  const [settings] = [values.multi_region_settings].flat() as (Values | undefined)[];
  const regions = settings?.regions;
  if (!Array.isArray(regions)) return [{ values }];
  return regions.map((region: string) => ({ region, values: { ...values, location: region } }));
}
