import type { AssuranceLevel, DocumentKind, ElementName, ServiceDefinition } from "@ardeco/contracts";
import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { GrantId, PersonId, ServiceId } from "../../../kernel/ids.ts";
import type { Provenance } from "../../identity/identity/index.ts";
import type { EntryActor } from "../../trust/audit/index.ts";
import type { Opened, Sector } from "../../trust/keys/index.ts";
import type { RuleEffect } from "./rules/standing.ts";

/**
 * Name of what a service asks: an element, or a derived answer (`age_under_25`, `family_quotient_bracket`).
 */
export const ItemName = Type.String();
export type ItemName = string;

export type LegalHold = ServiceDefinition["mustBeKept"][number];

/** A yes as the service's sector knows it: no person in it. */
export interface SectorGrant {
  readonly id: GrantId;
  readonly sector: Sector;
  readonly state: "live" | "withdrawn";
  /** Version of the service under which the last decision was made. */
  readonly version: number;
  readonly granted: readonly ItemName[];
  /** Optional items answered no: remembered, so that nobody asks again. */
  readonly refused: readonly ItemName[];
  readonly givenAt: Date;
  /** Subject identifier told to the service (OpenID Connect Core section 8.1). */
  readonly pairwiseSubject: string;
  /** The person inside the sector (keys.sectorSubject): key of the sector's tables. */
  readonly subject: Buffer;
  /** What the service's own rule makes of it; absent while it never said anything but yes. */
  readonly effect?: RuleEffect;
  /**
   * The person agreed before the service's rule could answer: nothing opens and nothing is told under it
   * until the rule says yes.
   */
  readonly isAwaited?: boolean;
  /** Since when it is paused (GDPR art. 18): it stands, and nothing leaves under it. */
  readonly pausedSince?: Date;
  readonly withdrawal?: Withdrawal;
}

/** Whether its service may act under it: it lives, no restriction covers it, and the rule has said yes. */
export const isInUse = ({
  state,
  pausedSince,
  isAwaited,
}: Pick<SectorGrant, "state" | "pausedSince" | "isAwaited">): boolean =>
  state === "live" && pausedSince === undefined && isAwaited !== true;

/** A yes as the person knows it: with whose it is, and who said it. */
export interface Grant extends SectorGrant {
  readonly personId: PersonId;
  /** Who said yes: the person, who acts for them, or the agent at the desk. */
  readonly grantedBy: EntryActor;
}

/** `conditions`: the service's rule holds no more. Absent: somebody chose to. */
export const WithdrawalReason = Type.Enum(["conditions", "death", "not_renewed"]);
export type WithdrawalReason = Opened<typeof WithdrawalReason>;

export interface Withdrawal {
  readonly at: Date;
  readonly initiatedBy: "person" | "authority" | "expiry";
  readonly reason?: WithdrawalReason;
  /** What a law makes the service keep, with the last day of keeping. */
  readonly kept: readonly (LegalHold & { readonly until: CivilDate })[];
}

/** Where a released value comes from. Agents' names never leave: the authority answers for them. */
export interface SourceProvenance {
  readonly element: ElementName;
  /** `exception` counts here and never enters `verified_claims`. */
  readonly method: Provenance["method"];
  /** ISO 8601 instant, UTC. */
  readonly checkedAt: string;
  /** Name of the holder authority. */
  readonly checkedBy: string;
  readonly assurance: AssuranceLevel;
  readonly document?: DocumentKind;
  readonly validUntil?: CivilDate;
}

export interface ReleasedItem {
  readonly name: ItemName;
  readonly form: "raw" | "derived" | "bracket";
  readonly required: boolean;
  readonly value: unknown;
  /** One for each element the value was read or derived from. */
  readonly provenance: readonly SourceProvenance[];
}

/**
 * What a service may be told now: granted ∩ published ∩ validated and not expired. Values: do not keep, do
 * not log.
 */
export interface Release {
  readonly grantId: GrantId;
  readonly sector: Sector;
  readonly personId: PersonId;
  readonly pairwiseSubject: string;
  readonly serviceId: ServiceId;
  readonly items: readonly ReleasedItem[];
  /** Granted and published, but without a value today. */
  readonly missing: readonly { readonly name: ItemName; readonly required: boolean }[];
}
