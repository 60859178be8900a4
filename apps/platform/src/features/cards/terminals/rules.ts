import type { JournalLine, Presence } from "@ardeco/contracts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { ApplicationVerb, NewCardApplication } from "./application.ts";

/** Files of an application, the same on every card that the platform makes. */
export const files = { purse: 1, proofs: 3, mark: 4, firstElement: 8 } as const;
/** Of a file that holds one element, in UTF-8. */
export const ELEMENT_BYTES = 60;
/** How long a reader makes a card of the next blank one, once an agent asked. */
export const MAKING_MINUTES = 5;
export const MARK_BYTES = 16;
const MOST_ORIGINS = 10;
const MOST_DEBIT = 0x7fffffff;

/** An exact origin, as browsers write it (RFC 6454, 6.1): HTTPS, or this computer. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  const isHere = hostname === "localhost" || hostname === "127.0.0.1";
  return origin === text && (protocol === "https:" || (protocol === "http:" && isHere));
}

export const isAid = (text: string): boolean => /^[0-9A-F]{6}$/.test(text) && text !== "000000";

const buildApplicationError = (name: string, fr: string, en: string): FieldError => ({
  field: name,
  code: `terminals.${name}_not_valid`,
  fr,
  en,
});

/** What is wrong in an application, one a field. */
export function validateApplication(input: Omit<NewCardApplication, "id">): readonly FieldError[] {
  const { aid, name, purse, services } = input;
  const found: FieldError[] = [];
  if (!isAid(aid))
    found.push(
      buildApplicationError(
        "aid",
        "Donnez six chiffres hexadécimaux en majuscules, autres que zéro : 3042F5.",
        "Give six hexadecimal digits in capitals, not all zeros: 3042F5.",
      ),
    );
  if (name.length < 1 || name.length > 80)
    found.push(
      buildApplicationError(
        "name",
        "Donnez un nom de 80 signes au plus.",
        "Give a name of at most 80 characters.",
      ),
    );
  if (purse !== null && !(Number.isSafeInteger(purse.most) && purse.most >= 1 && purse.most <= MOST_DEBIT))
    found.push(
      buildApplicationError(
        "most",
        "Donnez un montant entier, plus grand que zéro.",
        "Give a whole amount above zero.",
      ),
    );
  if (services.length === 0)
    found.push(
      buildApplicationError("services", "Choisissez au moins un service.", "Choose at least one service."),
    );
  if (services.some(({ verbs }) => verbs.length === 0))
    found.push(
      buildApplicationError("verbs", "Choisissez au moins un geste.", "Choose at least one gesture."),
    );
  if (purse === null && services.some(({ verbs }) => verbs.some((verb) => !withoutPurse.has(verb))))
    found.push(
      buildApplicationError(
        "verbs",
        "Sans porte-monnaie, une carte se lit ou laisse entrer : elle ne se débite ni ne se recharge.",
        "Without a purse, a card can be read or let in: it is neither debited nor credited.",
      ),
    );
  if (services.some(({ origins }) => !isOriginList(origins)))
    found.push(
      buildApplicationError(
        "origins",
        "Donnez de une à dix adresses exactes, sans chemin : https://caisse.exemple.fr.",
        "Give one to ten exact addresses, without a path: https://till.example.fr.",
      ),
    );
  return found;
}

const withoutPurse: ReadonlySet<ApplicationVerb> = new Set(["read", "enter"]);

const isOriginList = (origins: readonly string[]): boolean =>
  origins.length >= 1 && origins.length <= MOST_ORIGINS && origins.every(isOrigin);

/**
 * What a reader measured of a card that was on it, in microseconds: the middle of its commands, and of rounds
 * beyond what the card publishes.
 */
export interface Measured {
  readonly commandUs?: number;
  readonly roundUs?: number;
}

/**
 * What an accomplice may add to each command before they are too slow: less than a network between two
 * telephones takes.
 */
export const MARGIN_US = 10_000;
/**
 * A reader slower than that is as one that was not measured: a bound so long stops nobody, and an altered
 * measure would be one.
 */
export const SLOWEST_US = 100_000;
/**
 * The largest debit of a card that does not prove that it is near: a few entries of a pool are worth as much
 * as a meal.
 */
const UNPROVEN_MOST = { euro_cent: 2_000, other: 5 } as const;
const getUnprovenMost = (unit: string): number =>
  unit === "euro_cent" ? UNPROVEN_MOST.euro_cent : UNPROVEN_MOST.other;
const LATE_ROUNDS = 1;

/** What kiosks put in a day on the cards of one account: nobody is there to look at who lays them. */
const MOST_OF_DAY = { euro_cent: 5_000, other: 20 } as const;
export const getDailyMost = (unit: string): number =>
  unit === "euro_cent" ? MOST_OF_DAY.euro_cent : MOST_OF_DAY.other;

export const computePresenceBound = (measured: number | undefined): number | undefined =>
  measured === undefined || measured > SLOWEST_US ? undefined : measured + MARGIN_US;

/** A purse as readers bound it. */
export interface BoundPurse {
  /** The largest debit, in the unit of its counter. */
  readonly most: number;
  readonly unit: string;
}

/** How a reader tells cards that are on it from those that somebody relays (ADR 0117). */
export function computePresenceRule(purse: BoundPurse | null, { commandUs, roundUs }: Measured): Presence {
  const [command, round] = [computePresenceBound(commandUs), computePresenceBound(roundUs)];
  return {
    verbs: ["enter", "debit"],
    proximity: "if_said",
    ...(round === undefined ? {} : { round_most_us: round }),
    late_rounds: LATE_ROUNDS,
    ...(command === undefined ? {} : { command_most_us: command }),
    unproven_most: purse === null ? 0 : Math.min(purse.most, getUnprovenMost(purse.unit)),
  };
}

/**
 * The number of the next configuration: it grows with time too, so that a database of before, restored, does
 * not give numbers that readers have seen already.
 */
export const computeNextSequence = (last: number, nowSeconds: number): number =>
  Math.max(last + 1, nowSeconds);

/** The last second of the year 9999: beyond, it is no instant. */
const LAST_SECOND = 253_402_300_799;
const LAST_NUMBER = 0xffffffff;

/** A line whose figures can be kept: a clock or a number beyond is a reader that lies. */
export const isKeepable = (line: JournalLine): boolean =>
  line.at <= LAST_SECOND && (line.kind !== "attempted" || line.counter < LAST_NUMBER);

interface Moved {
  readonly kind: "debit" | "credit";
  readonly amount: number;
  readonly counter: number;
  /** Once done. */
  readonly balance: number;
}

const computeBalanceBefore = ({ kind, amount, balance }: Moved): number =>
  kind === "debit" ? balance + amount : balance - amount;

/**
 * Whether the purse of a card does not follow from one number to the next: something was put on it, or taken,
 * that nobody told.
 */
export const isPurseBroken = (one: Moved, others: readonly Moved[]): boolean =>
  others.some(
    (other) =>
      (other.counter === one.counter - 1 && other.balance !== computeBalanceBefore(one)) ||
      (other.counter === one.counter + 1 && computeBalanceBefore(other) !== one.balance),
  );
