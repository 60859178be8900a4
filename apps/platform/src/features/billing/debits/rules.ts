import { addDays, addMonths, type CivilDate, selectLaterDate } from "../../../kernel/civil-date.ts";
import type { OpenPart } from "../invoices/index.ts";
import type { Debit, DebitId, GivenAccount, LeftOut, Mandate, MandateId } from "./debit.ts";

/** A mandate that served nothing for so long is no mandate any more (EPC016-06, 4.1). */
export const LIFE_MONTHS = 36;
/** An account typed by an agent serves after so long, or once a colleague has compared it with the paper. */
export const LOOK_DAYS = 14;
/**
 * What is contested comes back within thirteen months (EPC016-06, 4.3.4); the month after, nothing is needed.
 */
export const KEPT_MONTHS = 14;

type Lasting = Pick<Mandate, "state" | "signedOn" | "collectedOn">;

/** How a mandate is on a day. */
export function computeMandateState(
  { state, signedOn, collectedOn }: Lasting,
  today: CivilDate,
): Mandate["state"] {
  if (state !== "active") return state;
  return addMonths(selectLaterDate(signedOn, collectedOn ?? signedOn), LIFE_MONTHS) < today
    ? "expired"
    : "active";
}

/** Nobody but the agent who typed this account has seen it, and the payer was told too short a while ago. */
export const isAccountUnconfirmed = (
  { accountBy, seenBy, accountOn }: Pick<Mandate, "accountBy" | "seenBy" | "accountOn">,
  today: CivilDate,
): boolean => accountBy !== null && seenBy === null && addDays(accountOn, LOOK_DAYS) > today;

/** Why a mandate cannot serve today; undefined when it can. */
export function findMandateObstacle(
  mandate: Omit<Mandate, "content"> & { readonly content: unknown },
  today: CivilDate,
): LeftOut | undefined {
  if (mandate.content === null) return "erased";
  if (computeMandateState(mandate, today) !== "active") return "revoked";
  if (mandate.refusedCode !== null) return "refused";
  return isAccountUnconfirmed(mandate, today) ? "to_look" : undefined;
}

/**
 * What a mandate keeps of its accounts: those of which a debit may still come back, and no more than so many.
 */
export function selectKeptAccounts(
  accounts: readonly GivenAccount[],
  today: CivilDate,
): readonly GivenAccount[] {
  const contestable = addMonths(today, -KEPT_MONTHS);
  return accounts
    .filter((_, index) => (accounts[index + 1]?.on ?? today) >= contestable)
    .slice(-MOST_ACCOUNTS);
}

const MOST_ACCOUNTS = 24;
/** Each is a message, and a sealed entry. */
export const MOST_CHANGES_A_DAY = 5;

/** What comes back from the bank is found by it: thirty-three signs (ISO 20022: 35 at most). */
export const formatEndToEndId = (id: DebitId): string => `P${id.replaceAll("-", "").toUpperCase()}`;

/** The id of a debit, as the bank says it back; undefined when it is none of ours. */
export function parseEndToEndId(endToEndId: string): string | undefined {
  const [, hex] = /^P([0-9A-F]{32})$/.exec(endToEndId) ?? [];
  return hex?.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * One first debit a mandate, in the order of the file; those that follow are recurrent (EPC016-06, AT-21).
 */
export function computeDebitSequences(
  debits: readonly Pick<Debit, "id" | "mandateId">[],
  begun: ReadonlySet<MandateId>,
): ReadonlyMap<DebitId, "FRST" | "RCUR"> {
  const seen = new Set(begun);
  return new Map(
    debits.map(({ id, mandateId }) => {
      const sequence = seen.has(mandateId) ? "RCUR" : "FRST";
      seen.add(mandateId);
      return [id, sequence];
    }),
  );
}

/** No more than was announced, nor than is left: in the order of the accounts. */
export function selectBoundedParts(parts: readonly OpenPart[], cents: number): readonly OpenPart[] {
  let room = cents;
  return parts.flatMap((part) => {
    const taken = Math.min(room, part.cents);
    room -= taken;
    return taken > 0 ? [{ ...part, cents: taken }] : [];
  });
}

export const computePartsSum = (parts: readonly Pick<OpenPart, "cents">[]): number =>
  parts.reduce((sum, { cents }) => sum + cents, 0);
