import { normalised, type Role } from "../table/roles.ts";

/** What is known of somebody, as it is written. */
export type Facts = Readonly<Partial<Record<Role, string>>>;

/** As it is compared; empty when nothing is known. */
export const factOf = (facts: Facts, role: Role): string => normalised(role, facts[role] ?? "");
