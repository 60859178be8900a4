// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface ServiceTable {
  authority_id: string;
  id: string;
  slug: string;
  status: "draft" | "published" | "retired";
  /** The version offered, or the last one offered once retired. */
  current_version: number | null;
  /** True: written for other authorities to localise, offered to nobody by itself. Decided at creation. */
  is_model: Generated<boolean>;
}
export type ServiceRow = Selectable<ServiceTable>;

export interface ServiceLocalisationTable {
  authority_id: string;
  service_id: string;
  model_authority_id: string;
  model_id: string;
  /** Base of the next three-way comparison; only goes forward. */
  model_version: number;
}
export type ServiceLocalisationRow = Selectable<ServiceLocalisationTable>;

export interface ServiceVersionTable {
  authority_id: string;
  service_id: string;
  version: number;
  state: "draft" | "submitted" | "approved" | "published" | "retired";
  /** ServiceDefinition of @ardeco/contracts; anything that is an object while a draft. */
  definition: unknown;
  /** Ids of the agents who wrote it: none of them may approve it. */
  written_by: string[];
  approved_by: string | null;
  changed_on: string;
  /** Grows at each change, so that two agents do not overwrite one another. */
  revision: Generated<number>;
}
export type ServiceVersionRow = Selectable<ServiceVersionTable>;

export type Tables = {
  service: ServiceTable;
  service_localisation: ServiceLocalisationTable;
  service_version: ServiceVersionTable;
};
