import type { ClientId, Id, ServiceId } from "../../../kernel/ids.ts";
import type { DeliveryAction } from "../clients/index.ts";
import type { Column, Format } from "./format/format.ts";
import type { Source } from "./format/sources.ts";
import type { FileState } from "./store/tables.ts";
import type { Schedule } from "./store/transfers.ts";

export type TransferFileId = Id<"transferFile">;
export type ReceiptId = Id<"receipt">;

/** How a service is told by files. */
export interface Transfer {
  readonly serviceId: ServiceId;
  readonly clientId: ClientId;
  readonly format: Format;
  /** What the files hold: those of the format, or the published default. */
  readonly columns: readonly Column[];
  /** What a column may hold: the line, and what the service asks today. */
  readonly sources: readonly Source[];
  readonly schedule: Schedule;
  /** A file that nobody took for longer is shown as late. */
  readonly lateAfterDays: number;
  /** False once it was stopped: what was taken may still be answered. */
  readonly isOpen: boolean;
  readonly revision: number;
}

export interface TransferFile {
  readonly id: TransferFileId;
  /** Of this service, from 1. */
  readonly number: number;
  readonly name: string;
  readonly state: FileState;
  /** Civil days. */
  readonly madeOn: string;
  readonly stateOn: string;
  readonly lines: number;
  readonly isLate: boolean;
  /** May be taken, for the first time or again. */
  readonly isThere: boolean;
}

/** One line as the agents see it: never a value. */
export interface FileLine {
  readonly id: string;
  readonly place: number;
  readonly action: DeliveryAction;
  readonly outcome?: "done" | "refused";
  /** Left out of the file: a character that its encoding lacks, in this column; or behind a line left out. */
  readonly problem?: { readonly code: "not_encodable" | "behind_another"; readonly column?: string };
}
