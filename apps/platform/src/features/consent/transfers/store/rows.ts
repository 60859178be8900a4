// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface TransferTable {
  authority_id: string;
  service_id: string;
  client_id: string;
  /** not personal: columns with their headers, separator, encoding, shape of dates. */
  format: unknown;
  schedule: "daily" | "weekly" | "on_demand";
  late_after_days: number;
  last_number: Generated<number>;
  revision: Generated<number>;
  /** closed: nothing is gathered any more; what was taken may still be answered. */
  state: Generated<"open" | "closed">;
}
export type TransferRow = Selectable<TransferTable>;

export interface TransferFileTable {
  authority_id: string;
  id: string;
  service_id: string;
  number: number;
  state: "waiting" | "taken" | "settled";
  made_on: string;
  state_on: string;
  /** personal: the bytes that were taken, sealed under the sector's key; null before, and once forgotten. */
  content_sealed: Buffer | null;
  /** Taken to be left on the SFTP server of the service, and not there yet: the same bytes are sent again. */
  to_send: Generated<boolean>;
}
export type TransferFileRow = Selectable<TransferFileTable>;

export interface TransferLineTable {
  authority_id: string;
  file_id: string;
  place: number;
  /** Line id in the file; the jti of the delivery. */
  delivery_id: string;
  grant_id: string;
  action: "open" | "change" | "suspend" | "resume" | "close";
  /** Why the line was left out: its delivery waits for another file. */
  problem: "not_encodable" | "behind_another" | null;
  /** not personal: header of the column whose value the encoding cannot write. */
  problem_column: string | null;
  outcome: "done" | "refused" | null;
}
export type TransferLineRow = Selectable<TransferLineTable>;

export interface TransferPlaceTable {
  authority_id: string;
  service_id: string;
  host: string;
  port: number;
  /** not personal: account of a software on the vendor's server. */
  account: string;
  out_folder: string;
  in_folder: string;
  /** not personal: key of the platform there, sealed under the authority's key. */
  private_key_sealed: Buffer;
  public_key: string;
  /** Fingerprint of the key that the server showed last, when an agent asked; not trusted until confirmed. */
  offered_key: string | null;
  /**
   * Fingerprint that an agent confirmed: the only one accepted. open: visited. stopped: it showed another
   * one.
   */
  host_key: string | null;
  state: "to_verify" | "open" | "stopped";
  /** Code of what the last visit met; null when it went well. */
  problem: string | null;
  /**
   * personal: names of the files that could not be applied and were left there, sealed under the authority's
   * key.
   */
  left_sealed: Buffer | null;
  visited_on: string | null;
  revision: Generated<number>;
}
export type TransferPlaceRow = Selectable<TransferPlaceTable>;

export interface TransferReceiptTable {
  authority_id: string;
  id: string;
  service_id: string;
  digest: Buffer;
  state: "read" | "applied";
  /** personal: line ids, results and reasons, sealed under the sector's key. */
  content_sealed: Buffer;
  day: string;
}
export type TransferReceiptRow = Selectable<TransferReceiptTable>;

export type Tables = {
  transfer: TransferTable;
  transfer_file: TransferFileTable;
  transfer_line: TransferLineTable;
  transfer_place: TransferPlaceTable;
  transfer_receipt: TransferReceiptTable;
};
