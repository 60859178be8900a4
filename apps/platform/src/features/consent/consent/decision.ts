import type { GrantId, PersonId, ServiceId } from "../../../kernel/ids.ts";
import type { ItemName } from "./grant.ts";

/** Where somebody said it to an agent: over the counter, or on a visit. Never by telephone. */
export const spokenChannels = ["desk", "visit"] as const;

/** A decision said aloud to an agent, by the person or by who acts for them. */
export interface Spoken {
  readonly by: PersonId;
  readonly channel: (typeof spokenChannels)[number];
  /** The person is beside the agent and wants what a desk does not see to be shown too (ADR 0049). */
  readonly showsAll?: boolean;
}

export interface ConsentDecision {
  /** Whose data: the person, or the child or adult somebody acts for. Who acts is read from the context. */
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
  /** The version that was shown (`proposal.service.version`). */
  readonly version: number;
  readonly granted: readonly ItemName[];
  /** An optional item in neither list counts as refused. */
  readonly refused: readonly ItemName[];
  /** Asked of an agent, who decides nothing by themselves. */
  readonly spoken?: Spoken;
  /** One per form shown: sent twice, it decides once. */
  readonly idempotencyKey?: string;
  /**
   * Agreed to now, opened once an agent has validated what the service's rule reads: what the person has
   * declared must answer the rule by yes. Absent: the rule must answer from validated elements.
   */
  readonly opensOnceValidated?: boolean;
}

export interface GrantNamed {
  readonly personId: PersonId;
  readonly grantId: GrantId;
}

export interface WithdrawalDecision extends GrantNamed {
  /** Asked of an agent, as for a yes. */
  readonly spoken?: Spoken;
}

export interface ServiceNamed {
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
}

export interface RefusalDecision extends ServiceNamed {
  /** Asked of an agent, as for a yes. */
  readonly spoken?: Spoken;
}
