import type { PersonId } from "./ids.ts";

/** What is left on an account that a person may use. */
export interface BalanceThing {
  readonly kind: "balance";
  readonly accountId: string;
  readonly forPersonId: PersonId;
  /** The name of what is counted. */
  readonly title: string;
  /** In words: "12,50 €", "3 entrées". */
  readonly amount: string;
  /** Little is left, or less than nothing. */
  readonly isLow: boolean;
  readonly href: string;
}
