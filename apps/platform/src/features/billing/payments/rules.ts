import { addDays, type CivilDate, selectLaterDate } from "../../../kernel/civil-date.ts";
import type { Actor } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { hasInvisible } from "../../../kernel/text.ts";
import type { Cheque, Payment, Regie, RegieAgent, RegieCounter } from "./payment.ts";

/** A million euros: beyond, nobody hands it over at a desk. */
const AMOUNT_MOST = 100_000_000;

export const isPaid = (amount: number): boolean =>
  Number.isSafeInteger(amount) && amount >= 1 && amount <= AMOUNT_MOST;

/**
 * 300 €: a public till takes no more in cash at once (Code général des impôts, art. 1680; a régisseur takes
 * money as public accountants do, Code général des collectivités territoriales, on régisseurs: number not
 * verified; said of régisseurs of the State by décret 2019-798, art. 8).
 */
const CASH_MOST = 30_000;

export const isCashAllowed = (amount: number): boolean => amount <= CASH_MOST;

/** What this money puts in the counter; undefined when it buys no whole number of units. */
export function computeCreditedUnits(amount: number, { priceCents }: RegieCounter): number | undefined {
  if (priceCents === null) return amount;
  return amount % priceCents === 0 ? amount / priceCents : undefined;
}

/**
 * The naming of an agent that counts on a day: one that was ended counts no more, even on the day it ended.
 */
export const findNaming = (
  { agents }: Pick<Regie, "agents">,
  staffId: StaffId,
  day: CivilDate,
): RegieAgent | undefined =>
  agents.find(
    (one) => one.staffId === staffId && one.endedBy === null && one.startsOn <= day && day <= one.endsOn,
  );

/** In person: an agent who is lent acts in no régie. */
export const isRegisseur = (regie: Pick<Regie, "agents">, actor: Actor, day: CivilDate): boolean =>
  actor.kind === "staff" &&
  actor.delegationId === undefined &&
  findNaming(regie, actor.staffId, day)?.part === "regisseur";

/** Still in the till of this agent, who has not closed it since. */
export const isInTill = (
  { staffId, day }: Pick<Payment, "staffId" | "day">,
  agent: StaffId,
  lastClosed: CivilDate | undefined,
): boolean => staffId === agent && (lastClosed === undefined || day > lastClosed);

/** After a closing, what moves belongs to the next day. */
export const computeTillDay = (today: CivilDate, lastClosed: CivilDate | undefined): CivilDate =>
  lastClosed === undefined ? today : selectLaterDate(today, addDays(lastClosed, 1));

/** A French cheque has a number of seven digits. */
export const isCheque = ({ bank, number, drawer }: Cheque): boolean =>
  [bank, drawer].every((text) => findWordsProblem(text) === undefined) && /^\d{7}$/.test(number);

/** Why what somebody typed is not kept: nothing, too long, or read otherwise than it is. */
export function findWordsProblem(text: string): "words_not_valid" | "characters" | undefined {
  if (!isSaid(text)) return "words_not_valid";
  return hasInvisible(text) ? "characters" : undefined;
}

export const isSaid = (text: string): boolean => text.length > 0 && text.length <= 120;
