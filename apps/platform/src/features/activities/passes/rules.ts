import { type CivilDate, computeDaysBetween, isCivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError, Sentence } from "../../../kernel/errors.ts";
import type { Offer, Partner, Pass } from "./pass.ts";

/** How long what was scanned may be confirmed, and how long a short code lives. */
export const TICKET_MINUTES = 5;
export const CODE_MINUTES = 10;

/** In a quarter of an hour: a till that misreads is helped, whoever guesses is stopped. */
export const MISS_MINUTES = 15;
export const MOST_MISSES = 10;

/** Wrong dates of birth in a day with one number, over all partners; then it opens nothing until tomorrow. */
export const MOST_DATES = 5;

/**
 * Wrong dates of birth in a day at one partner, over all numbers: they follow one another. Then numbers open
 * nothing there until tomorrow.
 */
export const MOST_DATES_A_PARTNER = 20;
/** How long the authority reads how many there were. */
export const WRONG_DATES_DAYS = 90;

export const computeMinute = (at: Date): number => Math.floor(at.getTime() / 60_000);

export const isDayCovered = (
  { startsOn, endsOn }: { readonly startsOn: CivilDate; readonly endsOn: CivilDate },
  day: CivilDate,
): boolean => startsOn <= day && day <= endsOn;

/** Whether the agreement is in force. */
export const isAgreed = (
  partner: Pick<Partner, "startsOn" | "endsOn" | "endedOn">,
  day: CivilDate,
): boolean => isDayCovered(partner, day) && (partner.endedOn === null || day < partner.endedOn);

/** What is left of an offer to one person. */
export interface Left {
  readonly uses: number;
  readonly cents: number;
}

/** Why an offer opens nothing today; undefined when it does. */
export function findOfferRefusal(
  offer: Pick<Offer, "startsOn" | "endsOn">,
  left: Left,
  day: CivilDate,
): "passes.other_period" | "passes.used_up" | undefined {
  if (!isDayCovered(offer, day)) return "passes.other_period";
  return left.uses > 0 ? undefined : "passes.used_up";
}

/**
 * What one use pays, in cents: of a price, never more than its share, nor than the offer is worth, nor than
 * is left. Undefined where a price is needed and none is given, or is not one.
 * @param priceCents of what is bought; without it, the whole of what the offer is worth
 */
export function computePaidAmount(
  { amountCents, sharePercent }: Pick<Offer, "amountCents" | "sharePercent">,
  priceCents: number | undefined,
  leftCents: number,
): number | undefined {
  if (amountCents === 0) return 0;
  if (priceCents === undefined) return sharePercent === null ? Math.min(amountCents, leftCents) : undefined;
  if (!Number.isSafeInteger(priceCents) || priceCents < 1 || priceCents > 1_000_000) return undefined;
  const share = Math.floor((priceCents * (sharePercent ?? 100)) / 100);
  const paid = Math.min(amountCents, share, leftCents);
  return paid > 0 ? paid : undefined;
}

/**
 * The smallest place that no use holds: those of cancelled ones are free again. Undefined when all are held.
 */
export function findFreeRank(uses: number, held: readonly number[]): number | undefined {
  for (let rank = 1; rank <= uses; rank += 1) if (!held.includes(rank)) return rank;
  return undefined;
}

/** “Karim B.”: enough to compare with a face, too little for a list. */
export function formatShownName(givenName: string, familyName: string): string {
  const initial = [...familyName][0];
  return [givenName, initial === undefined ? "" : `${initial.toUpperCase()}.`].filter(Boolean).join(" ");
}

/** In SQL too. */
const LONGEST_DAYS = 3 * 365;

/** Two days of the calendar, in order. */
const isPeriod = (from: string, to: string): boolean => isCivilDate(from) && isCivilDate(to) && from <= to;
const isCents = (cents: number): boolean => Number.isInteger(cents) && cents >= 0 && cents <= 100_000;

const buildPassError = (name: string, fr: string, en: string): FieldError => ({
  field: name,
  code: `passes.${name}_not_valid`,
  fr,
  en,
});
const isNamed = ({ fr, en }: Sentence): boolean =>
  [fr, en].every((text) => text.length >= 1 && text.length <= 80);

export type OfferFacts = Omit<Offer, "passId" | "counterId">;
export type PassFacts = Omit<Pass, "providerId" | "offers"> & { readonly offers: readonly OfferFacts[] };

/** What is wrong with a pass as it is written, by field. */
export function listPassProblems(pass: PassFacts): readonly FieldError[] {
  const { name, startsOn, endsOn, feeCents, feeCounterId, offers } = pass;
  const found: FieldError[] = [];
  if (!isNamed(name))
    found.push(
      buildPassError("name", "Donnez un nom de 80 signes au plus.", "Give a name of at most 80 characters."),
    );
  if (!isPeriod(startsOn, endsOn) || computeDaysBetween(startsOn, endsOn) > LONGEST_DAYS)
    found.push(
      buildPassError(
        "period",
        "Donnez un premier et un dernier jour, dans l’ordre, en trois ans au plus.",
        "Give a first and a last day, in order, within three years.",
      ),
    );
  if (!isCents(feeCents))
    found.push(
      buildPassError("fee", "Donnez un montant de 0 à 1 000 €.", "Give an amount from €0 to €1,000."),
    );
  if ((feeCents === 0) !== (feeCounterId === null))
    found.push(
      buildPassError(
        "fee_counter",
        "Choisissez le compteur où l’adhésion se paie.",
        "Choose the counter from which the fee is paid.",
      ),
    );
  if (offers.length === 0 || offers.length > 40)
    found.push(buildPassError("offers", "Donnez de un à quarante atouts.", "Give from one to forty offers."));
  offers.forEach((offer, index) => {
    if (!isSound(offer, pass))
      found.push(
        buildPassError(
          `offer_${index + 1}`,
          "Vérifiez son nom, sa valeur (0 à 1 000 €), son nombre (1 " +
            "à 99), sa part du prix et ses jours, dans ceux du pass.",
          "Check its name, its worth (€0 to €1,000), its number (1 to 99), " +
            "its share of the price and its days, within those of the pass.",
        ),
      );
  });
  return found;
}

function isSound(offer: OfferFacts, pass: Pick<PassFacts, "startsOn" | "endsOn">): boolean {
  const { name, amountCents, uses, sharePercent, startsOn, endsOn } = offer;
  const isShare =
    sharePercent === null ||
    (Number.isInteger(sharePercent) && sharePercent >= 1 && sharePercent <= 100 && amountCents > 0);
  const isWithin = startsOn <= endsOn && pass.startsOn <= startsOn && endsOn <= pass.endsOn;
  return (
    isNamed(name) &&
    isCents(amountCents) &&
    Number.isInteger(uses) &&
    uses >= 1 &&
    uses <= 99 &&
    isShare &&
    isWithin
  );
}

export interface PartnerFacts {
  readonly name: string;
  readonly place: string;
  readonly siret: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly offerIds: readonly string[];
}

/** What is wrong with an agreement, by field; the IBAN apart. */
export function listPartnerProblems({
  name,
  place,
  siret,
  startsOn,
  endsOn,
  offerIds,
}: PartnerFacts): readonly FieldError[] {
  const found: FieldError[] = [];
  if (name.length < 1 || name.length > 80)
    found.push(
      buildPassError("name", "Donnez un nom de 80 signes au plus.", "Give a name of at most 80 characters."),
    );
  if (place.length > 200)
    found.push(
      buildPassError(
        "place",
        "Donnez une adresse de 200 signes au plus.",
        "Give an address of at most 200 characters.",
      ),
    );
  if (!/^\d{14}$/.test(siret))
    found.push(buildPassError("siret", "Un SIRET a quatorze chiffres.", "A SIRET has fourteen figures."));
  if (!isPeriod(startsOn, endsOn))
    found.push(
      buildPassError(
        "period",
        "Donnez un premier et un dernier jour, dans l’ordre.",
        "Give a first and a last day, in order.",
      ),
    );
  if (offerIds.length === 0)
    found.push(buildPassError("offers", "Choisissez au moins un atout.", "Choose at least one offer."));
  return found;
}
