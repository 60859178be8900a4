import type { AuthorityId, Id, ServiceId } from "../../../kernel/ids.ts";
import type { CounterId } from "../../ledger/counters/index.ts";

export type CardApplicationId = Id<"cardApplication">;

/** What a page may ask of the cards of an application. */
export const applicationVerbs = ["read", "enter", "debit", "credit"] as const;
export type ApplicationVerb = (typeof applicationVerbs)[number];

/** What may be written on a card, to be read without a connection. */
export const cardElements = ["given_name", "family_name", "birthdate"] as const;
export type CardElement = (typeof cardElements)[number];

/** A service that uses the application, and the pages that ask for it. */
export interface ApplicationService {
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
  /** As readers and pages name it. */
  readonly slug: string;
  /** Each exact: scheme, host, port. */
  readonly origins: readonly string[];
  readonly verbs: readonly ApplicationVerb[];
}

export interface ApplicationPurse {
  readonly counterId: CounterId;
  /** The largest debit, in the unit of the counter. */
  readonly most: number;
}

export interface CardApplication {
  readonly id: CardApplicationId;
  /** Three bytes, in hexadecimal, as cards name it. */
  readonly aid: string;
  readonly name: string;
  readonly purse: ApplicationPurse | null;
  readonly keyVersion: number;
  /** In the order of their files. */
  readonly elements: readonly CardElement[];
  readonly services: readonly ApplicationService[];
  readonly closedOn: string | null;
  readonly revision: number;
}

/** What an administrator writes of a service. */
export type NewApplicationService = Pick<ApplicationService, "serviceId" | "origins" | "verbs">;

export interface NewCardApplication
  extends Pick<CardApplication, "id" | "aid" | "name" | "purse" | "elements"> {
  readonly services: readonly NewApplicationService[];
}
