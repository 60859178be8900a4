import { type Static, Type } from "typebox";

/** Changes when an older program could no longer read what a newer one writes. */
export const BACKUP_FORMAT = 1;

const Fingerprints = Type.Record(Type.String(), Type.String());
export type Fingerprints = Readonly<Static<typeof Fingerprints>>;

const DumpedTable = Type.Object({
  /** Quoted where SQL asks for it: `public.person`, `pgboss.job_common`. */
  name: Type.String(),
  columns: Type.Array(Type.String()),
  rows: Type.Integer(),
  file: Type.String(),
});
export type DumpedTable = Readonly<Static<typeof DumpedTable>>;

const DumpedSequence = Type.Object({ name: Type.String(), value: Type.Integer() });

/**
 * What the rows are, without the schema: that is made again by the baseline and the migrations named, which
 * the program holds.
 */
export const DatabaseContent = Type.Object({
  migrations: Type.Array(Type.String()),
  /** Checksum of the baseline that they follow; absent from backups of before there was one. */
  baseline: Type.Optional(Type.String()),
  /** Version of the tables of pg-boss. */
  jobsVersion: Type.Integer(),
  tables: Type.Array(DumpedTable),
  sequences: Type.Array(DumpedSequence),
  /**
   * Generations of the root key of the vault that these rows need: the one in use, last, and those before it
   * that something may be under. Absent before they were said.
   */
  roots: Type.Optional(Type.Array(Type.Integer())),
});
export type DatabaseContent = Readonly<Static<typeof DatabaseContent>>;

export const BackupManifest = Type.Object({
  format: Type.Literal(BACKUP_FORMAT),
  kind: Type.Literal("ardeco-backup"),
  takenAt: Type.String(),
  database: DatabaseContent,
  files: Type.Object({ count: Type.Integer(), bytes: Type.Integer() }),
  /**
   * Of the keys with which the values were sealed: tells which export goes with this backup, and opens
   * nothing.
   */
  keys: Fingerprints,
});
export type BackupManifest = Readonly<Static<typeof BackupManifest>>;

export const KeyManifest = Type.Object({
  format: Type.Literal(BACKUP_FORMAT),
  kind: Type.Literal("ardeco-keys"),
  takenAt: Type.String(),
  keys: Fingerprints,
});
export type KeyManifest = Readonly<Static<typeof KeyManifest>>;
