// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface ErasedLeafTable {
  leaf: number;
  generation: number;
}
export type ErasedLeafRow = Selectable<ErasedLeafTable>;

export interface PersonKeyTable {
  authority_id: string;
  person_id: string;
  wrapped_key: Buffer;
  /** Which tree of seeds wraps it; 0: of before there were any, wrapped by the authority's key alone. */
  generation: Generated<number>;
  /** Which seed of that tree; the same in each generation. */
  leaf: number | null;
}
export type PersonKeyRow = Selectable<PersonKeyTable>;

export interface PersonTreeTable {
  generation: number;
  /** Sixteen bytes that tell a tree from another of the same number; they derive nothing. */
  tree_id: Buffer;
  /** Since when no key is wrapped under it any more; backups of before still need it. */
  closed_at: Date | null;
  destroyed_at: Date | null;
}
export type PersonTreeRow = Selectable<PersonTreeTable>;

export interface RootKeyTable {
  generation: number;
  /** Sixteen bytes that tell a key from another of the same number; they derive nothing. */
  key_id: Buffer;
  used_since: Date;
  /** When nothing was found under it any more. */
  sealed_again_at: Date | null;
  /** Since when its file is needed nowhere: servers have the keys of its indexes apart, or do not start. */
  closed_at: Date | null;
  /**
   * Sixteen bytes that tell the keys of its indexes, kept apart, from others; they derive nothing. Null: not
   * written yet.
   */
  indexes_id: Buffer | null;
  /**
   * Authorities, establishments and fields of which the keys of indexes are kept apart. Null: not written
   * yet.
   */
  indexed: unknown;
}
export type RootKeyRow = Selectable<RootKeyTable>;

export interface RowKeyTable {
  authority_id: string;
  /** Of the row, or what it names its key by; random. */
  row_id: string;
  generation: number;
  leaf: number;
  wrapped_key: Buffer;
}
export type RowKeyRow = Selectable<RowKeyTable>;

export type Tables = {
  erased_leaf: ErasedLeafTable;
  person_key: PersonKeyTable;
  person_tree: PersonTreeTable;
  root_key: RootKeyTable;
  row_key: RowKeyTable;
};
