import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { Counter, CounterDefinition, Held } from "./counter.ts";

/** Ten thousand million euros: far from what a number counts exactly. */
export const MOST = 1_000_000_000_000;
export const FLOOR_MOST = 100_000_000;

const isWhole = (amount: number, least: number, most: number): boolean =>
  Number.isSafeInteger(amount) && amount >= least && amount <= most;

/** An amount that may move. */
export const isAmount = (amount: number): boolean => isWhole(amount, 1, MOST);

interface TakeableLimits extends Pick<Counter, "floor" | "closedOn"> {
  /** What cards carry of the account: they alone take it. */
  readonly carried?: number;
}

/**
 * What may still be taken today, in as many debits and as many days as it takes: nothing once the balance
 * expired or the counter is closed. As counters_move and counters_move_all (1015) would have it.
 */
export function computeTakeableAmount(
  { balance, reserved, expiresOn }: Held,
  { floor, closedOn, carried = 0 }: TakeableLimits,
  today: CivilDate,
): number {
  if (closedOn !== null || (expiresOn !== null && expiresOn < today)) return 0;
  return Math.max(0, balance - reserved - floor - carried);
}

/**
 * What one debit may take of it now: no more than the counter lets one take, nor than a parent's limits leave
 * of the day and the week (null: without any).
 */
export const computeDebitLimit = (
  all: number,
  { debitMax, ofBounds }: Pick<Counter, "debitMax"> & { readonly ofBounds: number | null },
): number => Math.min(all, debitMax ?? all, ofBounds ?? all);

const buildLimitError = (name: string, fr: string, en: string): FieldError => ({
  field: name,
  code: `counters.${name}_not_valid`,
  fr,
  en,
});

/** What is wrong with these limits, by field; nothing when they go together. */
export function listLimitProblems(
  definition: Omit<CounterDefinition, "services"> & { readonly services: readonly unknown[] },
): readonly FieldError[] {
  const {
    name,
    unit,
    floor,
    ceiling,
    debitMax,
    expiresMonths,
    services,
    paidAfter = false,
    parentsBound = false,
  } = definition;
  const found: FieldError[] = [];
  for (const part of ["fr", "en"] as const)
    if (name[part].length < 1 || name[part].length > 80)
      found.push(
        buildLimitError(
          `name_${part}`,
          "Donnez un nom de 80 signes au plus.",
          "Give a name of at most 80 characters.",
        ),
      );
  if (!isWhole(-floor, 0, FLOOR_MOST))
    found.push(
      buildLimitError(
        "floor",
        "Donnez zéro, ou le découvert permis.",
        "Give zero, or how far the balance may go below.",
      ),
    );
  if (ceiling !== null && !isAmount(ceiling))
    found.push(
      buildLimitError("ceiling", "Donnez un plafond au-dessus de zéro.", "Give a ceiling above zero."),
    );
  if (debitMax !== null && !isAmount(debitMax))
    found.push(
      buildLimitError("debit_max", "Donnez un montant au-dessus de zéro.", "Give an amount above zero."),
    );
  if (expiresMonths !== null && !isWhole(expiresMonths, 1, 120))
    found.push(buildLimitError("expires_months", "Donnez de 1 à 120 mois.", "Give from 1 to 120 months."));
  if (paidAfter && (unit !== "euro_cent" || expiresMonths !== null))
    found.push(
      buildLimitError(
        "paid_after",
        "Un compteur payé après, sur facture, est en euros et n’expire pas.",
        "A counter paid afterwards, by invoice, is in euros and does not expire.",
      ),
    );
  if (paidAfter && parentsBound)
    found.push(
      buildLimitError(
        "parents_bound",
        "Un compteur payé après n’a pas de limite : aucun repas n’est refusé à un enfant.",
        "A counter paid afterwards has no limit: no meal is refused to a child.",
      ),
    );
  if (services.length === 0)
    found.push(
      buildLimitError("services", "Choisissez au moins un service.", "Choose at least one service."),
    );
  return found;
}
