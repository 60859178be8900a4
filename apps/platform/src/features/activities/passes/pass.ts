import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { AuthorityId, Id, ServiceId, StaffId } from "../../../kernel/ids.ts";
import type { PresenceProof } from "../../cards/supports/index.ts";
import type { CounterId, TransferId } from "../../ledger/counters/index.ts";

export type PassId = Id<"pass">;
export type OfferId = Id<"passOffer">;
export type PartnerId = Id<"passPartner">;
export type PartnerAccountId = Id<"passPartnerAccount">;
export type MembershipId = Id<"passMembership">;
export type UseId = Id<"passUse">;
export type StatementId = Id<"passStatement">;

export const offerCategories = [
  "cinema",
  "books",
  "show",
  "sport",
  "leisure",
  "transport",
  "meal",
  "other",
] as const;
export type OfferCategory = (typeof offerCategories)[number];

/** An « atout ». */
export interface Offer {
  readonly id: OfferId;
  readonly passId: PassId;
  /** One of its own: each use is a line of it. In cents, or in tokens where the offer is worth none. */
  readonly counterId: CounterId;
  readonly name: Sentence;
  readonly category: OfferCategory;
  /**
   * The most that one use is worth, which the authority pays to the partner; 0 where the partner gives it for
   * nothing.
   */
  readonly amountCents: number;
  readonly uses: number;
  /** The most of a price that one use pays. */
  readonly sharePercent: number | null;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

export interface Pass {
  readonly id: PassId;
  /** Its agreement carries what the pass knows of people. */
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
  readonly name: Sentence;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly feeCents: number;
  /** From which the fee is taken; null without a fee. */
  readonly feeCounterId: CounterId | null;
  /** CEL, over elements that the service asks; null for whoever agreed. */
  readonly rule: string | null;
  /** The day on which ages are counted; null for the day of joining. */
  readonly ruleOn: CivilDate | null;
  readonly offers: readonly Offer[];
}

export interface Partner {
  readonly id: PartnerId;
  readonly name: string;
  readonly place: string;
  readonly siret: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** When the authority ended the agreement before its end. */
  readonly endedOn: CivilDate | null;
  /** Somebody else writes its transfers. Null where it was agreed before this was kept. */
  readonly agreedBy: StaffId | null;
  readonly offerIds: readonly OfferId[];
  readonly staffIds: readonly StaffId[];
}

export const cancelReasons = ["mistake", "not_served", "wrong_amount"] as const;
export type CancelReason = (typeof cancelReasons)[number];
export const isCancelReason = (text: unknown): text is CancelReason =>
  cancelReasons.some((one) => one === text);

/** How a pass was shown. `code`: a phone, a card or a paper, of before they were told apart. */
export type PassProof = PresenceProof | "code";

export const voidReasons = ["refused", "never_given", "wrong"] as const;
export type VoidReason = (typeof voidReasons)[number];
export const isVoidReason = (text: unknown): text is VoidReason => voidReasons.some((one) => one === text);

/** As a partner and the authority read it: whose it was is not there. */
export interface Use {
  readonly id: UseId;
  readonly partnerId: PartnerId;
  readonly offerId: OfferId;
  /** Of this partner, without a hole. */
  readonly number: number;
  readonly day: CivilDate;
  readonly amountCents: number;
  readonly transferId: TransferId;
  /** Null where it was not kept yet. */
  readonly shown: PassProof | null;
  readonly cancelled: { readonly on: CivilDate; readonly reason: CancelReason } | null;
  readonly statementId: StatementId | null;
}

export interface StatementHead {
  readonly id: StatementId;
  readonly partnerId: PartnerId;
  readonly number: number;
  readonly untilOn: CivilDate;
  readonly closedOn: CivilDate;
  readonly totalCents: number;
  /** The day of its transfer; null while none was prepared. */
  readonly payOn: CivilDate | null;
}

export interface Statement extends StatementHead {
  readonly uses: readonly Use[];
  /** SHA-256 of its lines, in hexadecimal: the journal keeps it too. */
  readonly seal: string;
  /** The lines are those that were sealed. */
  readonly isWhole: boolean;
}
