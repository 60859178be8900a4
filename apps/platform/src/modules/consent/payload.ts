import type { ElementRequest } from "@ardeco/contracts";
import type { Context } from "../../kernel/context.ts";
import { type AuthorityId, asId, type GrantId } from "../../kernel/ids.ts";
import { padded } from "../../kernel/text.ts";
import { openForSector, type Sector, sealForSector } from "../keys/index.ts";
import type { ItemName, LegalHold, SectorGrant } from "./grant.ts";
import type { GrantRow } from "./store.ts";

/** What is sealed in a grant's row. */
export interface Payload {
  readonly version: number;
  /** Each granted item in the wording that the person read. */
  readonly agreed: readonly ElementRequest[];
  readonly refused: readonly ItemName[];
  /** ISO 8601 instants, UTC. */
  readonly givenAt: string;
  readonly pairwise: string;
  /** HMAC of each value the service was last told, by item. */
  readonly told: Readonly<Record<ItemName, string>>;
  /** Every decision, oldest first: proof of the consent (GDPR art. 7.1). */
  readonly decisions: readonly {
    readonly at: string;
    readonly version: number;
    readonly granted: readonly ItemName[];
    readonly refused: readonly ItemName[];
  }[];
  readonly withdrawal?: {
    readonly at: string;
    readonly initiatedBy: "person" | "authority" | "expiry";
    readonly kept: readonly (LegalHold & { readonly until: string })[];
  };
}

const field = (id: GrantId) => `grant:${id}`;

export function sealPayload(context: Context, sector: Sector, id: GrantId, payload: Payload): Buffer {
  return sealForSector(context, sector, field(id), padded(JSON.stringify(payload)));
}

export interface OpenGrant {
  readonly row: GrantRow;
  readonly grant: SectorGrant;
  readonly payload: Payload;
}

/** Throws keys.cannot_open when the row was moved to another sector or grant. */
export function openGrant(context: Context, row: GrantRow): OpenGrant {
  const id = asId<"grant">(row.id);
  const providerId: AuthorityId = asId<"authority">(row.provider_id);
  const sector: Sector = { providerId, serviceId: asId<"service">(row.service_id) };
  const payload = JSON.parse(openForSector(context, sector, field(id), row.sealed)) as Payload;
  const { withdrawal } = payload;
  return {
    row,
    payload,
    grant: {
      id,
      sector,
      state: row.state,
      version: payload.version,
      granted: payload.agreed.map(({ element }) => element),
      refused: payload.refused,
      givenAt: new Date(payload.givenAt),
      pairwiseSubject: payload.pairwise,
      subject: row.subject,
      ...(withdrawal ? { withdrawal: { ...withdrawal, at: new Date(withdrawal.at) } } : {}),
    },
  };
}
