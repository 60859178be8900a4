import type { GrantId, PersonId, ServiceId } from "../../kernel/ids.ts";
import type { ItemName } from "./grant.ts";

export interface ConsentDecision {
  /** Whose data: the person, or the child or adult somebody acts for. Who acts is read from the context. */
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
  /** The version that was shown (`proposal.service.version`). */
  readonly version: number;
  readonly granted: readonly ItemName[];
  /** An optional item in neither list counts as refused. */
  readonly refused: readonly ItemName[];
  /** One per form shown: sent twice, it decides once. */
  readonly idempotencyKey?: string;
}

export interface GrantNamed {
  readonly personId: PersonId;
  readonly grantId: GrantId;
}

export interface ServiceNamed {
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
}
