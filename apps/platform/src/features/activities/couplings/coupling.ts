import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Id, ServiceId, StaffId } from "../../../kernel/ids.ts";
import type { TariffId } from "../../catalogue/tariffs/index.ts";

export type CouplingId = Id<"coupling">;
export type CouplingAgreementId = Id<"couplingAgreement">;

/** A share of the price of one unit, or so many cents off each. */
export type Advantage = { readonly percent: number } | { readonly cents: number };

/** What a manager proposes. Never rewritten: it ends, and another is proposed. */
export interface CouplingTerms {
  readonly id: CouplingId;
  /** What it gives, as people read it. */
  readonly name: Sentence;
  /** The service whose price is reduced; it is held too. */
  readonly giverId: ServiceId;
  readonly tariffId: TariffId;
  readonly off: Advantage;
  /** The other services. */
  readonly needed: readonly ServiceId[];
  /** Whether all of them are held, or any of them. */
  readonly needs: "all" | "any";
  /** May be added to another offer that says so too. */
  readonly stacks: boolean;
  readonly startsOn: CivilDate;
  /** Its last day; null: until one is announced. */
  readonly endsOn: CivilDate | null;
}

/** What one of its services answered. */
export interface Acceptance {
  readonly serviceId: ServiceId;
  readonly acceptedOn: CivilDate | null;
  readonly acceptedBy: StaffId | null;
}

export interface Coupling extends CouplingTerms {
  /** The giver first. */
  readonly acceptances: readonly Acceptance[];
  /** Declined before it lived. */
  readonly closedOn: CivilDate | null;
  /** By an approver, once each service accepted: it does not live before. */
  readonly approvedOn: CivilDate | null;
  /** By an approver: from that day on nobody says yes to it. */
  readonly stoppedOn: CivilDate | null;
}

/**
 * proposed: a service has not accepted · accepted: an approver has not approved it · declined: a service did
 * not want it · coming: approved, and not begun · living · stopped: for who would say yes, it lives for who
 * holds it · ended.
 */
export type CouplingState = "proposed" | "accepted" | "declined" | "coming" | "living" | "stopped" | "ended";

export interface Agreement {
  readonly id: CouplingAgreementId;
  readonly couplingId: CouplingId;
  readonly from: CivilDate;
  /** The first day without it. */
  readonly endedOn: CivilDate | null;
  readonly endReason: EndReason | null;
}

export type EndReason = "withdrawn" | "subscription";
