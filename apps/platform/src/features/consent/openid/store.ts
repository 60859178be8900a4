import { sql } from "kysely";
import type { RunStatement, Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

// Each is one call of a SQL function (sql/consent/functions) that takes its scope as arguments: no
// transaction to open.

export interface PayloadKey {
  readonly authorityId: AuthorityId;
  readonly kind: string;
  readonly idHash: Buffer;
}

export interface PayloadRow {
  readonly id_hash: Buffer;
  readonly sealed: Buffer;
  readonly consumed: boolean;
}

export interface NewPayload extends PayloadKey {
  readonly grantHash: Buffer | null;
  readonly holderHash: Buffer | null;
  readonly uidHash: Buffer | null;
  readonly sealed: Buffer;
  readonly expiresOn: string;
}

export async function findPayload(run: RunStatement, key: PayloadKey): Promise<PayloadRow | undefined> {
  const [row] = await run<PayloadRow>(
    "openid_find",
    "select * from openid_find($1, $2, $3)",
    toKeyValues(key),
  );
  return row;
}

export async function findPayloadByUid(
  run: RunStatement,
  { authorityId, kind, uidHash }: { authorityId: AuthorityId; kind: string; uidHash: Buffer },
): Promise<PayloadRow | undefined> {
  const [row] = await run<PayloadRow>("openid_find_by_uid", "select * from openid_find_by_uid($1, $2, $3)", [
    authorityId,
    kind,
    uidHash,
  ]);
  return row;
}

export async function savePayload(run: RunStatement, payload: NewPayload): Promise<void> {
  const { grantHash, holderHash, uidHash, sealed, expiresOn } = payload;
  await run("openid_put", "select openid_put($1, $2, $3, $4, $5, $6, $7, $8)", [
    ...toKeyValues(payload),
    grantHash,
    holderHash,
    uidHash,
    sealed,
    expiresOn,
  ]);
}

/** True for the caller that wrote it first, of two that race. */
export async function createPayloadOnce(
  run: RunStatement,
  payload: PayloadKey & Pick<NewPayload, "sealed" | "expiresOn">,
): Promise<boolean> {
  const text = "select openid_put_once($1, $2, $3, $4, $5) as first";
  const values = [...toKeyValues(payload), payload.sealed, payload.expiresOn];
  const [row] = await run<{ first: boolean }>("openid_put_once", text, values);
  return row?.first === true;
}

/** True for the caller that used it first, of two that race. */
export async function setPayloadUsed(run: RunStatement, key: PayloadKey): Promise<boolean> {
  const text = "select openid_consume($1, $2, $3) as first";
  const [row] = await run<{ first: boolean }>("openid_consume", text, toKeyValues(key));
  return row?.first === true;
}

export async function deletePayload(run: RunStatement, key: PayloadKey): Promise<void> {
  await run("openid_destroy", "select openid_destroy($1, $2, $3)", toKeyValues(key));
}

export async function revokePayloads(
  run: RunStatement,
  { authorityId, kind, grantHash }: { authorityId: AuthorityId; kind: string; grantHash: Buffer },
): Promise<void> {
  await run("openid_revoke", "select openid_revoke($1, $2, $3)", [authorityId, kind, grantHash]);
}

/** Revokes all that came of a grant, inside a transaction, for jobs. */
export async function revokeGrantPayloads(
  tx: Tx,
  authorityId: AuthorityId,
  kind: string,
  grantHash: Buffer,
): Promise<void> {
  await sql`select openid_revoke(${authorityId}, ${kind}, ${grantHash})`.execute(tx);
}

/** Revokes what one person obtained under a grant, inside a transaction, for jobs. */
export async function revokeHolderPayloads(
  tx: Tx,
  authorityId: AuthorityId,
  kind: string,
  { grantHash, holderHash }: Pick<NewPayload, "grantHash" | "holderHash">,
): Promise<void> {
  await sql`select openid_revoke_of_holder(${authorityId}, ${kind}, ${grantHash}, ${holderHash})`.execute(tx);
}

export async function deleteExpiredPayloads(
  tx: Tx,
  authorityId: AuthorityId,
  today: string,
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select openid_purge(${authorityId}, ${today}) as gone`.execute(
    tx,
  );
  return rows[0]?.gone ?? 0;
}

function toKeyValues({ authorityId, kind, idHash }: PayloadKey): readonly unknown[] {
  return [authorityId, kind, idHash];
}
