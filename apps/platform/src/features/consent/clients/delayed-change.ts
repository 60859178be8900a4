import type { Context } from "../../../kernel/context.ts";
import type { StoredClientRow, WaitingColumns } from "./store/clients.ts";

/**
 * Long enough for a manager who did not ask for it to read the message, and to put the former values back.
 */
const DELAY_MS = 24 * 3_600_000;

/**
 * The row as it is in force now: a change whose time has come is in it, whether or not anybody has written it
 * since.
 */
export function getRowInForce(row: StoredClientRow, now: Date): StoredClientRow {
  if (!row.waiting_until || row.waiting_until > now) return row;
  return {
    ...row,
    ...row.waiting,
    secret_sealed: row.waiting_secret_sealed ?? row.secret_sealed,
    ...nothingWaits,
    changed_at: row.waiting_until,
    changes: row.changes + 1,
  };
}

const nothingWaits = { waiting: null, waiting_secret_sealed: null, waiting_until: null } as const;

type Wanted = Required<WaitingColumns> & Pick<StoredClientRow, "secret_sealed">;

/**
 * Columns to write for what is wanted of a row in force. What only takes away is at once; a return address
 * that is added, another key or another secret waits. To want again what is in force takes back what waits.
 */
export function buildDelayedColumns({ now }: Pick<Context, "now">, row: StoredClientRow, wanted: Wanted) {
  const kept = row.redirect_uris.filter((uri) => wanted.redirect_uris.includes(uri));
  const isAdded = wanted.redirect_uris.some((uri) => !kept.includes(uri));
  const otherKeys = wanted.jwks_uri !== row.jwks_uri || !isSame(wanted.jwks, row.jwks);
  const { jwks_uri, jwks, redirect_uris } = wanted;
  const waiting = { ...(isAdded ? { redirect_uris } : {}), ...(otherKeys ? { jwks_uri, jwks } : {}) };
  const isSecret = wanted.secret_sealed !== row.secret_sealed;
  const waits = isAdded || otherKeys;
  return {
    // Never none: with no address of before wanted any more, those stay until the new ones come.
    redirect_uris: kept.length > 0 ? kept : row.redirect_uris,
    jwks_uri: row.jwks_uri,
    jwks: row.jwks,
    secret_sealed: row.secret_sealed,
    changes: row.changes,
    changed_at: row.changed_at,
    waiting: waits ? waiting : null,
    waiting_secret_sealed: isSecret ? wanted.secret_sealed : null,
    waiting_until: waits || isSecret ? new Date(now().getTime() + DELAY_MS) : null,
  };
}

/** Columns to write where nobody is waited for: a sandbox, and the platform itself. */
export const buildImmediateColumns = (wanted: Wanted) => ({ ...wanted, ...nothingWaits });

const isSame = (one: unknown, other: unknown): boolean => toCanonicalText(one) === toCanonicalText(other);

/** PostgreSQL gives the members of a JSON value back in an order of its own. */
function toCanonicalText(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
