import type { DocumentKind } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import { isNamesake } from "../../../kernel/namesake.ts";
import type { Representation } from "../households/index.ts";

/** Originals with a photograph: what the agent compares with the face. */
export const proofs = [
  "identity_card",
  "passport",
  "residence_permit",
] as const satisfies readonly DocumentKind[];
export type Proof = (typeof proofs)[number];
export const isProof = (kind: string): kind is Proof => proofs.some((one) => one === kind);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** From the desk to the telephone beside it. */
export const CODE_MS = 20 * MINUTE;
/** A colleague is found while the person waits. */
export const RECOVERY_COLLEAGUE_MS = 60 * MINUTE;
/** To register a passkey, or to read a message sent to another address. */
export const OPEN_MS = 30 * MINUTE;
/** Long enough to open one's mail after a week away. */
export const STOP_MS = 7 * DAY;

const MOST_A_MONTH = 3;
const MOST_AN_AGENT_A_DAY = 10;
export const MONTH_MS = 30 * DAY;
export const DAY_MS = DAY;

/** More than that is looked at by an administrator, in the journal. */
export function isTooOften({ ofPerson, ofAgent }: { readonly ofPerson: number; readonly ofAgent: number }) {
  return ofPerson >= MOST_A_MONTH || ofAgent >= MOST_AN_AGENT_A_DAY;
}

export interface Risk {
  /** Somebody will read at once that it happened: a confirmed address. */
  readonly hasChannel: boolean;
  readonly agentName: string;
  /** Of another authority, here for a time: what they give stays after them. */
  readonly isLent: boolean;
  readonly familyNames: readonly string[];
}

/** Nobody to tell, a relative perhaps, or somebody lent: then one agent alone decides nothing. */
export function hasColleagueRequirement({ hasChannel, agentName, isLent, familyNames }: Risk): boolean {
  return !hasChannel || isLent || isNamesake(agentName, familyNames);
}

interface Around {
  readonly isAdult: boolean;
  readonly representedBy: readonly Pick<Representation, "kind" | "measure" | "state" | "until">[];
  readonly today: CivilDate;
}

/**
 * Who enters for them does it from their own account: nobody comes to the desk in their place. A guardianship
 * counts once an agent saw the judgment, until its last day: anybody may declare one.
 */
export function hasActsByOthers({ isAdult, representedBy, today }: Around): boolean {
  const guarded = representedBy.some(
    ({ kind, measure, state, until }) =>
      kind === "guardianship" &&
      measure !== "curatelle" &&
      state === "validated" &&
      (until === undefined || until >= today),
  );
  return !isAdult || guarded;
}

/** A new address waits this long when somebody may still read the former one. */
export const ADDRESS_WAIT_MS = 3 * DAY;
/** To read the message sent to the new address. */
export const CONFIRM_MS = DAY;

/** A form pressed twice, or sent again by an impatient browser. */
export const SENT_TWICE_MS = MINUTE;

/** A wish mistyped, then another: more than that fills somebody's mailbox. */
export const MOST_ADDRESSES_A_DAY = 5;

/** In the order in which they opened the account: the last one first. */
export function sortNewestFirst<T extends { readonly effective_at: Date | null }>(
  changes: readonly T[],
): T[] {
  const when = ({ effective_at }: T) => effective_at?.getTime() ?? 0;
  return changes.toSorted((one, other) => when(other) - when(one));
}
