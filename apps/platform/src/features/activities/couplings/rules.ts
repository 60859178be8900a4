import { addDays, type CivilDate, isCivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import type { Advantage, Coupling, CouplingState, CouplingTerms } from "./coupling.ts";

/** Whoever holds an offer has so long to do without it, as for a change of price that is announced. */
export const NOTICE_DAYS = 30;
/** As long as the proof of any agreement (Code civil, art. 2224). */
export const AGREEMENT_KEPT_MONTHS = 60;
const LONGEST_NAME = 80;
const MOST_NEEDED = 5;
const MOST_CENTS = 100_000;

/** Every service that it names, the giver first. */
export const listCouplingServices = ({ giverId, needed }: CouplingTerms): readonly ServiceId[] => [
  giverId,
  ...needed,
];

export function getCouplingState(
  { acceptances, approvedOn, closedOn, stoppedOn, startsOn, endsOn }: Coupling,
  day: CivilDate,
): CouplingState {
  if (closedOn !== null) return "declined";
  if (acceptances.some(({ acceptedOn }) => acceptedOn === null)) return "proposed";
  if (approvedOn === null) return "accepted";
  if (endsOn !== null && endsOn < day) return "ended";
  if (stoppedOn !== null) return "stopped";
  return startsOn > day ? "coming" : "living";
}

/**
 * Since when it waits for a yes: of a service, from the day of its proposal; of an approver, from the last
 * answer. Null: it waits for nobody.
 */
export function findWaitingStart(coupling: Coupling, day: CivilDate): CivilDate | null {
  const state = getCouplingState(coupling, day);
  // Whoever proposes accepts for their own services in the same transaction: the first answer is the
  // proposal.
  const answered = coupling.acceptances.flatMap(({ acceptedOn }) => acceptedOn ?? []).toSorted();
  if (state === "proposed") return answered[0] ?? null;
  return state === "accepted" ? (answered.at(-1) ?? null) : null;
}

/** Who holds it has it: it may be stopped for the others. */
export function isCouplingCounted(coupling: Coupling, day: CivilDate): boolean {
  const state = getCouplingState(coupling, day);
  return state === "living" || state === "stopped";
}

/**
 * Which services are missing for it; none: it may be agreed to. Where one of several is enough, any that is
 * missing may be added.
 */
export function listMissingServices(
  { giverId, needed, needs }: CouplingTerms,
  held: ReadonlySet<ServiceId>,
): readonly ServiceId[] {
  const giver = held.has(giverId) ? [] : [giverId];
  const others = needed.filter((id) => !held.has(id));
  const isEnough = needs === "any" ? others.length < needed.length : others.length === 0;
  return isEnough ? giver : [...giver, ...others];
}

/** The first day on which an offer that is announced today to end may be over. */
export const computeFirstEnd = (today: CivilDate): CivilDate => addDays(today, NOTICE_DAYS);

/** What is wrong with a proposal by itself, by field. */
export function listCouplingProblems(terms: CouplingTerms, today: CivilDate): readonly FieldError[] {
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: `couplings.${field}_not_valid`, fr, en });
  for (const language of ["fr", "en"] as const) {
    const { length } = terms.name[language];
    if (length === 0 || length > LONGEST_NAME)
      say(
        `name_${language}`,
        "Dites en une ligne ce que l’offre donne : 80 caractères au plus.",
        "Say on one line what the offer gives: 80 characters at most.",
      );
  }
  if (!isAdvantage(terms.off))
    say(
      "off",
      "Écrivez un pourcentage entier de 1 à 100, ou un montant au-dessus de zéro.",
      "Write a whole percentage from 1 to 100, or an amount above zero.",
    );
  if (!hasValidServices(terms))
    say(
      "needed",
      "Choisissez d’un à cinq autres services, chacun une fois.",
      "Choose one to five other services, each once.",
    );
  if (!isCivilDate(terms.startsOn) || terms.startsOn < today)
    say(
      "starts_on",
      "Choisissez aujourd’hui ou un jour à venir : ce qui était dû le reste.",
      "Choose today or a day to come: what was due stays due.",
    );
  if (terms.endsOn !== null && (!isCivilDate(terms.endsOn) || terms.endsOn < terms.startsOn))
    say(
      "ends_on",
      "Choisissez un dernier jour après le premier, ou aucun.",
      "Choose a last day after the first one, or none.",
    );
  return found;
}

function isAdvantage(off: Advantage): boolean {
  if ("percent" in off) return Number.isInteger(off.percent) && off.percent >= 1 && off.percent <= 100;
  return Number.isInteger(off.cents) && off.cents >= 1 && off.cents <= MOST_CENTS;
}

function hasValidServices(terms: CouplingTerms): boolean {
  const { needed } = terms;
  const all = listCouplingServices(terms);
  return needed.length >= 1 && needed.length <= MOST_NEEDED && new Set(all).size === all.length;
}
