import type { Tx } from "../../../../kernel/context.ts";
import type { DeliveryAction } from "../../clients/index.ts";

export type FileState = "waiting" | "taken" | "settled";

export type FileRow = {
  authority_id: string;
  id: string;
  service_id: string;
  number: number;
  state: FileState;
  made_on: string;
  state_on: string;
  content_sealed: Buffer | null;
  /** Taken for the SFTP server of the service, and not there yet. */
  to_send: boolean;
};

export type LineRow = {
  authority_id: string;
  file_id: string;
  place: number;
  delivery_id: string;
  grant_id: string;
  action: DeliveryAction;
  problem: "not_encodable" | "behind_another" | null;
  problem_column: string | null;
  outcome: "done" | "refused" | null;
};

export const tables = (tx: Tx) => tx.withTables<{ transfer_file: FileRow; transfer_line: LineRow }>();
