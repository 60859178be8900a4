import { youngestParentYears } from "../../../features/identity/households/index.ts";
import type { Person } from "../../../features/identity/identity/index.ts";

/** What an agent may do from somebody's page, in the order of the buttons. */
export const personActs = [
  "file",
  "enrol_child",
  "note",
  "move",
  "supports",
  "book",
  "pass",
  "take_money",
  "invoices",
  "direct_debit",
  "rights",
  "hand_over",
  "recover",
  "record_death",
] as const;
export type PersonAct = (typeof personActs)[number];

/** Who the page is about, as far as the acts follow it. */
export interface Whose {
  readonly status: Person["status"];
  /** Undefined when no birth date is known: nothing is hidden for that. */
  readonly age?: number;
  /** Somebody acts for them today. */
  readonly isRepresented: boolean;
  /** A parent, by a link of before majority, may still enter their account. */
  readonly isHeldByParents: boolean;
  /** They enter an account by themselves. */
  readonly isRecoverable: boolean;
}

export interface AgentMay {
  readonly enrol: boolean;
  readonly recover: boolean;
  readonly recordDeath: boolean;
  readonly takeMoney: boolean;
  /** Nobody is there to show an original. */
  readonly onTelephone: boolean;
}

export const MAJORITY_YEARS = 18;
/** An account may still be parents' work some years after majority. */
const HAND_OVER_UNTIL_YEARS = 26;

/** Done before the agent, on an original or with money in hand. */
const onOriginal: ReadonlySet<PersonAct> = new Set([
  "take_money",
  "direct_debit",
  "hand_over",
  "recover",
  "record_death",
]);

export const gone: ReadonlySet<Person["status"]> = new Set(["deceased", "merged", "erased"]);

/**
 * A child has no account, no child of theirs, and moves with who represents them; nothing is done for who is
 * gone.
 */
export function listOfferedActs(whose: Whose, may: AgentMay): readonly PersonAct[] {
  if (!may.enrol || gone.has(whose.status)) return [];
  return personActs.filter((act) => isOffered(act, whose, may) && !(may.onTelephone && onOriginal.has(act)));
}

function isOffered(
  act: PersonAct,
  { age, isRepresented, isHeldByParents, isRecoverable }: Whose,
  may: AgentMay,
): boolean {
  const isChild = age !== undefined && age < MAJORITY_YEARS;
  switch (act) {
    case "file":
    case "note":
    case "supports":
    case "book":
    case "pass":
    case "rights":
      return true;
    case "take_money":
      return may.takeMoney;
    case "invoices":
    case "direct_debit":
      return may.takeMoney && !isChild;
    case "enrol_child":
      return age === undefined || age >= youngestParentYears;
    case "move":
      return !(isChild && isRepresented);
    case "hand_over":
      return isHeldByParents && age !== undefined && !isChild && age < HAND_OVER_UNTIL_YEARS;
    case "recover":
      return may.recover && isRecoverable;
    case "record_death":
      return may.recordDeath;
  }
}
