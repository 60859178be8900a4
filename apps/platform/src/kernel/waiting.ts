// What waits for an agent, whatever it is: each feature declares its kinds, and the queue of the desk reads
// them all without knowing one.

import { type CivilDate, computeDaysBetween, toCivilDate } from "./civil-date.ts";
import type { Actor, Context } from "./context.ts";
import type { Sentence } from "./errors.ts";
import type { DeskId, PersonId, StaffId } from "./ids.ts";

/** In the place of the day of what has none, so that it comes after everything that has one. */
export const NO_DUE_DAY: CivilDate = "9999-12-31";

/** Counts stop there: nobody acts on a longer number, and the page costs the same at 100,000 files. */
export const WAITING_COUNT_CAP = 1_000;

/** To be done; told to wait by a person who owes an answer; or done, while it may still be contested. */
export type WaitingScope = "open" | "suspended" | "decided";

/** What is due first, or what came in first. */
export type WaitingOrder = "due" | "since";

/** What orders the rows of every kind. None of it says anything about a person. */
export interface WaitingKey {
  /** `NO_DUE_DAY` where nothing has to be answered by a day. */
  readonly dueOn: CivilDate;
  /** An instant in UTC (ISO 8601), or a civil day of the kinds that keep no instant. */
  readonly since: string;
  readonly id: string;
}

/** The row after which a page begins. */
export interface WaitingPlace extends WaitingKey {
  readonly kind: string;
}

/**
 * What is looked for: the number that a row bears, or the people whom it is about; and as it was typed, for
 * kinds whose rows are about nobody.
 */
export type WaitingSearch = { readonly typed: string } & (
  | { readonly number: string }
  | { readonly personIds: readonly PersonId[] }
);

export interface WaitingFilter {
  readonly scope: WaitingScope;
  /** Of the acting agent, or of nobody: of kinds that are given to agents. */
  readonly assigned?: "mine" | "nobody";
  /** Due before this day. */
  readonly dueBefore?: CivilDate;
  /** Came in since, and nobody took it. */
  readonly arrivedFrom?: Date;
  readonly deskId?: DeskId;
  readonly search?: WaitingSearch;
}

export interface WaitingQuery extends WaitingFilter {
  readonly order: WaitingOrder;
  readonly isDescending: boolean;
  /** Rows of this kind come after it: its id already says whether the same instant of another kind counts. */
  readonly after?: WaitingKey;
  readonly limit: number;
}

export interface WaitingItem {
  readonly kind: string;
  readonly id: string;
  /** What it is, beside the label of its kind. */
  readonly what?: Sentence;
  /** What stands in the place of a name, where a row is about nobody. */
  readonly title?: Sentence;
  /** Whose it is, as agents call them; or whose names the page opens, when the reader may see them. */
  readonly subject?: string;
  readonly subjectIds?: readonly PersonId[];
  readonly number?: string;
  readonly since: string;
  readonly dueOn?: CivilDate;
  /** Its delay does not run: somebody is waited for. */
  readonly isSuspended?: true;
  readonly mark?: WaitingMark;
  readonly assignedTo?: { readonly staffId: StaffId; readonly label: string };
  /** Relative to the authority: "/agents/…". */
  readonly path: string;
  readonly canAssign: boolean;
  /** As it was read: whoever assigns says so, and learns of what changed meanwhile. */
  readonly version?: number;
  /** Where a form takes it in one gesture. */
  readonly takePath?: string;
}

/** What the agent learns of it before opening it. */
export interface WaitingMark {
  readonly tone: "success" | "warning" | "neutral";
  readonly text: Sentence;
  readonly more?: Sentence;
}

/** Keys, in order; names stay sealed until `openItems` is asked for the rows that are shown. */
export interface WaitingRows {
  readonly keys: readonly WaitingKey[];
  /** Tells the journal what was shown. In the order of `ids`; what is gone meanwhile is left out. */
  openItems(ids: readonly string[]): Promise<readonly WaitingItem[]>;
}

export const waitingCounters = ["open", "late", "fresh", "mine", "unassigned", "suspended"] as const;
export type WaitingCounts = Readonly<Record<(typeof waitingCounters)[number], number>>;

/** What the counters compare with. */
export interface WaitingMoment {
  readonly today: CivilDate;
  readonly arrivedFrom: Date;
  readonly deskId?: DeskId;
}

/** One kind of what waits. Its reads join the transaction that is open, under the rights of the agent. */
export interface WaitingKind {
  /** "<feature>.<what>", unique in the platform. */
  readonly name: string;
  /** One of them; and many, beside a count. */
  readonly label: Sentence;
  readonly plural: Sentence;
  /** Where it stands among the counters. */
  readonly order: number;
  /** To be done only, when absent. */
  readonly scopes?: readonly WaitingScope[];
  /** The kind of approval that its rows are, which the queue does not show twice. */
  readonly showsApproval?: string;
  /** Its rows are of desks: they are left out of a chosen desk otherwise. */
  readonly isOfDesks?: true;
  /** For whoever may not see it there is neither row nor count. */
  maySee(actor: Actor): boolean;
  listWaiting(context: Context, query: WaitingQuery): Promise<WaitingRows>;
  countWaiting(context: Context, moment: WaitingMoment): Promise<WaitingCounts>;
  /** Absent where nothing is given to one agent. Opens or joins a transaction, checks the right. */
  assign?(context: Context, given: WaitingGiven): Promise<void>;
}

export interface WaitingGiven {
  readonly id: string;
  readonly version: number;
  readonly to: StaffId;
}

export type WaitingUrgency = "late" | "today" | "soon" | "later" | "none";

const SOON_DAYS = 3;

export function computeUrgency(dueOn: CivilDate | undefined, today: CivilDate): WaitingUrgency {
  if (dueOn === undefined) return "none";
  const days = computeDaysBetween(today, dueOn);
  if (days < 0) return "late";
  if (days === 0) return "today";
  return days <= SOON_DAYS ? "soon" : "later";
}

/** A kind that has no row of this scope, or none for what is asked. */
export const noWaitingRows: WaitingRows = { keys: [], openItems: async () => [] };

export const noWaitingCounts: WaitingCounts = {
  open: 0,
  late: 0,
  fresh: 0,
  mine: 0,
  unassigned: 0,
  suspended: 0,
};

/** Whether rows of a kind can be what is asked: others are not read. */
export function mayHoldWaiting(kind: WaitingKind, { scope, assigned, deskId }: WaitingFilter): boolean {
  if (!(kind.scopes ?? ["open"]).includes(scope)) return false;
  if (assigned !== undefined && !kind.assign) return false;
  return deskId === undefined || kind.isOfDesks === true;
}

/**
 * Came in since the offices closed. Of a kind that keeps days, the day of the closing itself is not told
 * apart.
 */
export const isFresh = (since: string, arrivedFrom: Date): boolean =>
  since.length === NO_DUE_DAY.length ? since > toCivilDate(arrivedFrom) : since >= arrivedFrom.toISOString();

/** -1, 0 or 1, as every kind orders its rows. */
export function compareWaiting(one: WaitingPlace, other: WaitingPlace, order: WaitingOrder): number {
  const keys =
    order === "due" ? (["dueOn", "since", "kind", "id"] as const) : (["since", "kind", "id"] as const);
  const apart = keys.find((key) => one[key] !== other[key]);
  if (apart === undefined) return 0;
  return one[apart] < other[apart] ? -1 : 1;
}

/** Before every id that is drawn, and after all of them. */
export const FIRST_WAITING_ID = "00000000-0000-0000-0000-000000000000";
export const LAST_WAITING_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * The place of a page as one kind compares it: at the same instant, kinds follow each other by their names,
 * so that the rows of a later kind all come after it and those of an earlier one all came before.
 */
export function toKindPlace({ kind: placed, ...after }: WaitingPlace, kind: string): WaitingKey {
  if (placed === kind) return after;
  return { ...after, id: kind > placed ? FIRST_WAITING_ID : LAST_WAITING_ID };
}
