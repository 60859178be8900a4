// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface AuthorityTable {
  id: string;
  slug: string;
  /** not personal: name of the authority. */
  name: string;
  kind: "commune" | "epci" | "departement" | "region" | "syndicat_mixte" | "sandbox";
  /** INSEE code of a commune, département or région; SIREN of an EPCI. */
  official_code: string;
  siren: string | null;
  population: number | null;
  colour: Generated<string>;
  /**
   * Public contact: address, phone, e-mail of the town hall and of the data-protection officer, opening
   * hours.
   */
  contact: unknown;
  version: Generated<number>;
  /**
   * not personal: name in the official code. While the tenant's own name is the same, a new edition changes
   * both.
   */
  official_name: string | null;
  /** Year of the official code in which the authority was last found; null when it never was. */
  official_edition: number | null;
  postcodes: Generated<string[]>;
  /** not personal: official name without accents, capitals or hyphens, written by the application. */
  search_name: Generated<string>;
  /** Official names and postal codes: each word searched begins one of these. */
  search_text: Generated<string>;
  /** Whether offers of private partners are shown to the people of this authority: off until it decides. */
  private_offers: Generated<boolean>;
  /** Public facts: name, colour, contact and private offers before the last change; null before the first. */
  former: unknown;
}
export type AuthorityRow = Selectable<AuthorityTable>;

export interface AuthorityMemberTable {
  member_id: string;
  group_id: string;
  /** Read in the official code: the next edition may end it. */
  official: Generated<boolean>;
}
export type AuthorityMemberRow = Selectable<AuthorityMemberTable>;

export interface DeskTable {
  authority_id: string;
  id: string;
  /** not personal: name of the office. */
  name: string;
  service_slug: string | null;
  /** Public contact of the office: place, phone, e-mail, opening hours. */
  contact: unknown;
  is_default: Generated<boolean>;
  /** Since when it receives nothing; its waiting files went to another desk. */
  closed_on: string | null;
}
export type DeskRow = Selectable<DeskTable>;

export interface HelpTextTable {
  authority_id: string;
  /** Which question: surfaces/common/help/help-topics.ts lists them. */
  topic: string;
  language: "fr" | "en";
  audience: "everybody" | "agents";
  text: string;
  /** The text before the last change, to come back to. */
  former: string | null;
  changed_on: string;
  version: Generated<number>;
}
export type HelpTextRow = Selectable<HelpTextTable>;

export interface TerritoryImportTable {
  authority_id: string;
  id: string;
  edition: number;
  source: "package" | "file";
  total: number;
  done: Generated<number>;
  created: Generated<number>;
  renewed: Generated<number>;
  state: Generated<"proposed" | "waiting" | "done">;
  /** Communes of an uploaded file, until the import is done; the packaged ones are read where they are. */
  content: unknown;
  changed_at: Date;
}
export type TerritoryImportRow = Selectable<TerritoryImportTable>;

export type Tables = {
  authority: AuthorityTable;
  authority_member: AuthorityMemberTable;
  desk: DeskTable;
  help_text: HelpTextTable;
  territory_import: TerritoryImportTable;
};
