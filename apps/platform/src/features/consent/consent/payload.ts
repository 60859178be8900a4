import { ElementRequest, LegalHold } from "@ardeco/contracts";
import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, type GrantId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import {
  buildJsonReader,
  Instant,
  type Opened,
  openForSector,
  type Sector,
  sealForSector,
} from "../../trust/keys/index.ts";
import { spokenChannels } from "./decision.ts";
import { ItemName, type SectorGrant, WithdrawalReason } from "./grant.ts";
import { GrantStanding, RuleEffect } from "./rules/standing.ts";
import type { GrantRow } from "./store.ts";

/** What is sealed in a grant's row. */
const Payload = Type.Object({
  version: Type.Integer(),
  /** Each granted item in the wording that the person read. */
  agreed: Type.Array(ElementRequest),
  refused: Type.Array(ItemName),
  givenAt: Instant,
  pairwise: Type.String(),
  /** HMAC of each value the service was last told, by item. */
  told: Type.Record(ItemName, Type.String()),
  /** Every decision, oldest first: proof of the consent (GDPR art. 7.1). */
  decisions: Type.Array(
    Type.Object({
      at: Instant,
      version: Type.Integer(),
      granted: Type.Array(ItemName),
      refused: Type.Array(ItemName),
      /** Said aloud to an agent, and where. */
      spokenAt: Type.Optional(Type.Enum(spokenChannels)),
    }),
  ),
  /** Absent in grants older than the check of rules. */
  standing: Type.Optional(GrantStanding),
  /** What the rule was last said to make of it. */
  effect: Type.Optional(RuleEffect),
  /**
   * A restriction covers it since then (GDPR art. 18): kept as it is, without a new yes, until it is lifted.
   */
  paused: Type.Optional(Instant),
  withdrawal: Type.Optional(
    Type.Object({
      at: Instant,
      initiatedBy: Type.Enum(["person", "authority", "expiry"]),
      reason: Type.Optional(WithdrawalReason),
      kept: Type.Array(Type.Object({ ...LegalHold.properties, until: Type.String() })),
    }),
  ),
});
export type Payload = Opened<typeof Payload>;

const readPayload = buildJsonReader("grant", Payload);

const formatPayloadFieldName = (id: GrantId) => `grant:${id}`;

export function sealPayload(context: Context, sector: Sector, id: GrantId, payload: Payload): Buffer {
  return sealForSector(
    context,
    sector,
    formatPayloadFieldName(id),
    formatPaddedJson(JSON.stringify(payload)),
  );
}

export interface OpenGrant {
  readonly row: GrantRow;
  readonly grant: SectorGrant;
  readonly payload: Payload;
}

/** Throws keys.cannot_open when the row was moved to another sector or grant. */
export function openGrant(context: Context, row: GrantRow): OpenGrant {
  const id = parseId<"grant">(row.id);
  const providerId: AuthorityId = parseId<"authority">(row.provider_id);
  const sector: Sector = { providerId, serviceId: parseId<"service">(row.service_id) };
  const payload = readPayload(openForSector(context, sector, formatPayloadFieldName(id), row.sealed));
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
      ...(payload.effect ? { effect: payload.effect } : {}),
      ...(row.state === "live" && payload.standing?.isAwaited ? { isAwaited: true } : {}),
      ...(payload.paused ? { pausedSince: new Date(payload.paused) } : {}),
      ...(withdrawal ? { withdrawal: { ...withdrawal, at: new Date(withdrawal.at) } } : {}),
    },
  };
}
