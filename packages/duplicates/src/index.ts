export type { Cluster } from "./clusters/clusters.ts";
export type { FeatureName } from "./compare/feature.ts";
export { type Agreement, type Found, type FoundPair, findDuplicates } from "./find-duplicates.ts";
export { reasonsOf } from "./reasons.ts";
export { isRole, type Role, usualRole } from "./table/roles.ts";
export { tableOf } from "./table/rows.ts";
export { type Mapping, type Table, TableBuilder } from "./table/table.ts";
