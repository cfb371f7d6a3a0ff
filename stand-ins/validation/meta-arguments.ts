/** The arguments that terraform itself reads in every resource, and the key of cdktf's comments. */
export const META = ["//", "count", "depends_on", "for_each", "lifecycle", "provider"];
