import { addDays, type CivilDate } from "../../../kernel/civil-date.ts";

/** Where something that needs a second agent stands. Only the first goes on. */
export type ApprovalState = "asked" | "approved" | "refused" | "withdrawn" | "expired" | "taken_effect";

/** What is done to it: by an agent, or by the calendar. */
export type ApprovalMove = "approve" | "refuse" | "withdraw" | "expire" | "take_effect";

/** On its day it takes effect by itself, or is given up. */
export interface ApprovalWait {
  readonly on: CivilDate;
  readonly outcome: "takes_effect" | "expires";
}

export interface Approval {
  readonly state: ApprovalState;
  /** Absent where it waits without an end. */
  readonly until?: ApprovalWait;
}

/** Whoever moves it, as its feature and access know them. */
export interface ApprovalMover {
  /** They count for one with who asked, or with somebody whom it is about. */
  readonly isAsker: boolean;
  /** The right to answer is theirs, were they somebody else. */
  readonly mayAnswer: boolean;
  /**
   * In the mode of small staffs, the day from which who asked answers alone: announced, and refused by
   * nobody. Absent elsewhere.
   */
  readonly aloneFrom?: CivilDate;
}

/** over: it ended already. second_agent: somebody else answers. too_early: its day has not come. */
export type MoveRefusal = "over" | "no_right" | "second_agent" | "too_early";

interface ApprovalAct {
  readonly move: ApprovalMove;
  readonly today: CivilDate;
  /** Absent: the calendar. */
  readonly by?: ApprovalMover;
}

const ends = {
  approve: "approved",
  refuse: "refused",
  withdraw: "withdrawn",
  expire: "expired",
  take_effect: "taken_effect",
} as const satisfies Record<ApprovalMove, ApprovalState>;

/** Where it stands afterwards, or why it stays. */
export function applyApprovalMove(
  { state, until }: Approval,
  { move, today, by }: ApprovalAct,
): { readonly state: ApprovalState } | { readonly refusal: MoveRefusal } {
  if (state !== "asked") return { refusal: "over" };
  const refusal = by ? findAgentRefusal({ until, move, today, by }) : findCalendarRefusal(until, move, today);
  return refusal ? { refusal } : { state: ends[move] };
}

/** Nobody approves what they asked; whoever may answer refuses; who asked takes it back. */
function findAgentRefusal({
  until,
  move,
  today,
  by: { isAsker, mayAnswer, aloneFrom },
}: Required<ApprovalAct> & { readonly until: ApprovalWait | undefined }): MoveRefusal | undefined {
  if (move === "expire" || move === "take_effect") return "no_right";
  if (until && isWaitOver(until.on, today) && until.outcome === "expires") return "over";
  if (move === "withdraw") return isAsker || mayAnswer ? undefined : "no_right";
  if (!mayAnswer) return "no_right";
  if (move === "refuse" || !isAsker) return undefined;
  if (aloneFrom === undefined) return "second_agent";
  return isWaitOver(aloneFrom, today) ? undefined : "too_early";
}

function findCalendarRefusal(
  until: ApprovalWait | undefined,
  move: ApprovalMove,
  today: CivilDate,
): MoveRefusal | undefined {
  const outcome = move === "expire" ? "expires" : move === "take_effect" ? "takes_effect" : undefined;
  if (outcome === undefined || until?.outcome !== outcome) return "no_right";
  return isWaitOver(until.on, today) ? undefined : "too_early";
}

/** The day on which a wait that begins today is over. */
export const computeWaitEnd = (today: CivilDate, days: number): CivilDate => addDays(today, days);

export const isWaitOver = (on: CivilDate, today: CivilDate): boolean => on <= today;
