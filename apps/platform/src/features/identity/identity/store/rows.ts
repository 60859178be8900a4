// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface CandidateTable {
  authority_id: string;
  /**
   * personal: HMAC under a key of the authority of a name as it is heard joined to a date or a place, cut to
   * 8 bytes.
   */
  search_index: Buffer;
  person_id: string;
}
export type CandidateRow = Selectable<CandidateTable>;

export interface ElementTable {
  authority_id: string;
  id: string;
  person_id: string;
  /** not personal: code name of the element in the registry. */
  name: string;
  state: "declared" | "validated" | "refused" | "superseded" | "expired";
  /** personal: AES-256-GCM under the person's key, bound to person, element name and row id. */
  value_sealed: Buffer;
  /**
   * personal: HMAC under a key per authority and element, for equality search; one of 64 shades for a value
   * that many share. Null for elements of few values.
   */
  value_index: Buffer | null;
  /** personal: who or what validated it, on which evidence, when, sealed like the value. */
  provenance_sealed: Buffer;
  assurance: "self_declared" | "authority_checked" | "low" | "substantial" | "high" | null;
  decided_on: string | null;
  valid_until: string | null;
  version: Generated<number>;
}
export type ElementRow = Selectable<ElementTable>;

export interface PersonTable {
  authority_id: string;
  id: string;
  status: "draft" | "declared" | "enrolled" | "merged" | "deceased" | "erased";
  created_on: string;
  /** The person who declared this one (a parent, a mandated relative), or null. */
  created_by: string | null;
  version: Generated<number>;
}
export type PersonRow = Selectable<PersonTable>;

export interface PersonMergeTable {
  authority_id: string;
  id: string;
  /** personal: one of them. */
  one_id: string;
  /** personal: the other. */
  other_id: string;
  state: "waiting" | "asked" | "active" | "undone" | "apart";
  /** personal: under whose number they go on. */
  kept_id: string | null;
  /** personal: whose number leads to the other. */
  folded_id: string | null;
  /**
   * not personal: by element name, which row of the folded one speaks, over which row of the kept one; ids
   * only.
   */
  spoken: unknown;
  closed_account: Generated<boolean>;
  said_on: string;
  /** not personal: the agent who asked; another confirms. */
  asked_by: string | null;
  /** not personal: the agent's name, under the authority's key. */
  asked_by_sealed: Buffer | null;
  merged_at: Date | null;
  /** not personal: the agent's name, under the authority's key. */
  merged_by_sealed: Buffer | null;
  undone_at: Date | null;
  /** not personal: the agent's name, under the authority's key. */
  undone_by_sealed: Buffer | null;
  /** personal: why it was undone, under the authority's key. */
  reason_sealed: Buffer | null;
  /** not personal: the agent who asked to undo it; another does it. */
  undo_asked_by: string | null;
  /** not personal: the agent's name, under the authority's key. */
  undo_asked_sealed: Buffer | null;
  /** not personal: the day it was asked of a colleague. */
  asked_on: string | null;
  /** not personal: the day its undoing was asked of a colleague. */
  undo_asked_on: string | null;
  /** not personal: the day an agent said that they are two people. */
  said_two_on: string | null;
  /** not personal: the agent's name, under the authority's key. */
  said_two_by_sealed: Buffer | null;
}
export type PersonMergeRow = Selectable<PersonMergeTable>;

export type Tables = {
  candidate: CandidateTable;
  element: ElementTable;
  person: PersonTable;
  person_merge: PersonMergeTable;
};
