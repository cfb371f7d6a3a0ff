/** The location of a service in several regions: https://cloud.google.com/run/docs/multiple-regions#deploy */
export const SEVERAL_REGIONS = "global";
