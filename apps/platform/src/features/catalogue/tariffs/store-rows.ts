// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface TariffTable {
  authority_id: string;
  id: string;
  service_id: string;
  slug: string;
  /** not personal: what one unit is called, in French and in English. */
  title: unknown;
}
export type TariffRow = Selectable<TariffTable>;

export interface TariffVersionTable {
  authority_id: string;
  tariff_id: string;
  from_day: string;
  state: "draft" | "published";
  /** not personal: TariffVersion of @ardeco/rules, without its day. */
  terms: unknown;
  /** not personal: the number of the decision of the council. */
  decision: string;
  decided_on: string;
  /** Ids of the agents who wrote it: none of them may publish it. */
  written_by: string[];
  published_by: string | null;
  revision: Generated<number>;
}
export type TariffVersionRow = Selectable<TariffVersionTable>;

export type Tables = {
  tariff: TariffTable;
  tariff_version: TariffVersionTable;
};
