import { keysErrors, sealUnderVaultInUse, type UnderVault } from "../features/trust/keys/index.ts";
import type { SealedJob, SealedRow } from "../infra/database/sealed-rows.ts";
import { parseId } from "../kernel/ids.ts";
import type { Keyring } from "../kernel/ports.ts";
import { listCodes, recoverRefusal } from "../kernel/recover-refusal.ts";
import { jobFields, type ResealedColumn } from "./root-keys-columns.ts";

/** A transaction of a fraction of a second: rows of eight pages, which nobody else writes meanwhile. */
export const PAGES = 8;
export const JOBS = 200;

/** The same row under the generation in use. Undefined: it does not open. */
export const sealRowUnderCurrentRoot = (
  keyring: Keyring,
  column: ResealedColumn,
  row: SealedRow,
): Promise<Buffer | undefined> => findReadable(sealUnderVaultInUse(keyring, toVaultSeal(column, row)));

function toVaultSeal(
  { kind, table, column }: ResealedColumn,
  { authorityId, facts, sealed }: SealedRow,
): UnderVault {
  const row = { authorityId: parseId<"authority">(authorityId), sealed };
  const { field, id, generation, leaf } = facts;
  if (kind === "data" && typeof field === "string") return { ...row, kind, field };
  if (kind === "own-key" && typeof id === "string") return { ...row, kind, id };
  const isLeaf = leaf === null || typeof leaf === "number";
  if (
    (kind === "person-key" || kind === "row-key") &&
    typeof id === "string" &&
    typeof generation === "number" &&
    isLeaf
  )
    return { ...row, kind, id, generation, leaf };
  throw new TypeError(`${table}.${column}: what it is bound to is not said`);
}

/**
 * What a job carries, under the generation in use. Undefined: it is sealed for nothing that is known, or by
 * no key of ours.
 */
export async function sealJobUnderCurrentRoot(
  keyring: Keyring,
  { authorityId, pieces }: SealedJob,
): Promise<readonly string[] | undefined> {
  if (authorityId === null) return undefined;
  const sealed = Buffer.from(pieces.join(""), "hex");
  for (const field of jobFields) {
    const row = { kind: "data", authorityId: parseId<"authority">(authorityId), field, sealed } as const;
    const again = await findReadable(sealUnderVaultInUse(keyring, row));
    if (again) return again.toString("hex").match(PIECE) ?? [];
  }
  return undefined;
}

const unreadable = listCodes(keysErrors, "keys.cannot_open", "keys.root_missing");

/** A job's strings are 64 characters at most (infra/jobs/references.ts). */
const PIECE = /.{1,64}/g;

/**
 * Altered, moved, or under a key that was destroyed: it holds back none of the others, and is told among
 * those that are left.
 */
const findReadable = <T>(opening: Promise<T>): Promise<T | undefined> =>
  recoverRefusal(
    unreadable,
    () => opening,
    () => undefined,
  );
