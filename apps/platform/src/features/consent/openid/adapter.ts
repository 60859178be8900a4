import { type Adapter, type AdapterPayload, errors } from "oidc-provider";
import { Type } from "typebox";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, RunStatement } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { buildJsonReader, type OpenIdSeals, openIdSeals } from "../../trust/keys/index.ts";
import { parseGrantRef } from "./grant-ref.ts";
import {
  deletePayload,
  findPayload,
  findPayloadByUid,
  type PayloadRow,
  revokePayloads,
  savePayload,
  setPayloadUsed,
} from "./store.ts";

/** What names, joins or ends a payload; its other members are the library's own, and pass as they came. */
const Payload = Type.Object({
  accountId: Type.Optional(Type.String()),
  clientId: Type.Optional(Type.String()),
  exp: Type.Optional(Type.Number()),
  grantId: Type.Optional(Type.String()),
  iat: Type.Optional(Type.Number()),
  jti: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  sessionUid: Type.Optional(Type.String()),
  uid: Type.Optional(Type.String()),
});
const readPayload = buildJsonReader("oidc-payload", Payload);

export interface PayloadBox {
  readonly run: RunStatement;
  readonly seals: OpenIdSeals;
  readonly authorityId: AuthorityId;
  now(): Date;
}

export function openPayloadBox(context: Context): PayloadBox {
  const { authorityId, statement: run } = context;
  return {
    run,
    seals: openIdSeals(context.ports.keyring, authorityId),
    authorityId,
    now: () => context.now(),
  };
}

/** Names the tokens under one consent, whichever client or relative obtained them. */
export function grantHash(seals: OpenIdSeals, consentId: string): Buffer {
  return seals.hash("grant", consentId);
}

/** Names the tokens that one person obtained under one consent. */
export function computeHolderHash(seals: OpenIdSeals, consentId: string, actingId: string): Buffer {
  return seals.hash("holder", `${consentId}~${actingId}`);
}

/** Keeps the payloads of one kind, sealed and found by hash. One statement an operation. */
export function buildPayloadAdapter(box: PayloadBox, kind: string): Adapter {
  const { run, seals, authorityId } = box;
  const keyOf = (id: string) => ({ authorityId, kind, idHash: seals.hash(kind, id) });
  const bound = (idHash: Buffer) => [authorityId, kind, idHash.toString("base64url")];
  const read = (row: PayloadRow | undefined): AdapterPayload | undefined => {
    if (!row) return undefined;
    const payload: AdapterPayload = readPayload(seals.open(bound(row.id_hash), row.sealed));
    return row.consumed ? { ...payload, consumed: 1 } : payload;
  };
  return {
    find: async (id) => read(await findPayload(run, keyOf(id))),
    findByUid: async (uid) =>
      read(await findPayloadByUid(run, { authorityId, kind, uidHash: seals.hash("uid", uid) })),
    // The device flow is off: no payload has a user code.
    findByUserCode: async () => undefined,
    upsert: async (id, payload, expiresIn) => {
      const key = keyOf(id);
      await savePayload(run, {
        ...key,
        grantHash: payload.grantId ? hashOfGrant(seals, payload.grantId) : null,
        holderHash: payload.grantId ? hashOfHolder(seals, payload.grantId) : null,
        uidHash: payload.uid ? seals.hash("uid", payload.uid) : null,
        sealed: seals.seal(bound(key.idHash), JSON.stringify(payload)),
        expiresOn: computeExpiryDay(box.now(), expiresIn),
      });
    },
    consume: async (id) => {
      // oidc-provider reads, checks, then consumes: of two requests that read together, one must lose here.
      if (!(await setPayloadUsed(run, keyOf(id)))) throw new errors.InvalidGrant("already consumed");
    },
    destroy: (id) => deletePayload(run, keyOf(id)),
    revokeByGrantId: (grantId) =>
      revokePayloads(run, { authorityId, kind, grantHash: hashOfGrant(seals, grantId) }),
  };
}

function hashOfGrant(seals: OpenIdSeals, grantId: string): Buffer {
  return grantHash(seals, parseGrantRef(grantId)?.consentId ?? grantId);
}

function hashOfHolder(seals: OpenIdSeals, grantId: string): Buffer | null {
  const ref = parseGrantRef(grantId);
  return ref ? computeHolderHash(seals, ref.consentId, ref.actingId) : null;
}

/** What never expires by itself (nothing today) would stay a day. */
function computeExpiryDay(now: Date, seconds = 0): string {
  return addDays(toCivilDate(new Date(now.getTime() + seconds * 1000)), 1);
}
