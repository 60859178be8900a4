import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { DeskId } from "../../../kernel/ids.ts";

/** From one civil day to another, both included; one desk, or all. */
export interface Asked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly deskId?: DeskId;
}

/** Of which lines each figure is made. */
export type Measure = "received" | "decided" | "waiting" | "refused" | "withdrawn";

/** One file behind a figure. */
export interface InsightLine {
  /** Absent once the person is erased. */
  readonly receiptNumber?: string;
  readonly deskId: DeskId;
  readonly openedAt: "web" | "desk";
  readonly submittedOn: CivilDate;
  readonly endedOn?: CivilDate;
  /** Civil days from sending to the end, or to today. */
  readonly days: number;
  readonly validated: number;
  readonly unaided: number;
  readonly refused: number;
}

export interface Indicators {
  readonly received: number;
  /** Of those received, sent from the web. */
  readonly online: number;
  readonly decided: number;
  readonly withdrawn: number;
  /** Now, whatever the period. */
  readonly waiting: number;
  readonly oldestWaitingDays?: number;
  /** Absent under three files decided. */
  readonly medianDays?: number;
  readonly p90Days?: number;
  /** Files decided where something was refused. */
  readonly refused: number;
  /** Elements of the files decided. */
  readonly validated: number;
  readonly unaided: number;
}

export interface Month {
  /** "2026-11". */
  readonly month: string;
  readonly received: number;
  readonly decided: number;
}
