import { sealedHash } from "@ardeco/transparency-log";
import {
  asOwner,
  countJobsBefore,
  countPages,
  countRowsBefore,
  type OwnerSession,
  replaceJob,
  replaceSealed,
  type SealedJob,
  type SealedRow,
  takeJobsBefore,
  takeRowsBefore,
} from "../infra/database/sealed-rows.ts";
import { AppError } from "../kernel/errors.ts";
import { asId } from "../kernel/ids.ts";
import type { Keyring } from "../kernel/ports.ts";
import { sealUnderVaultInUse, type UnderVault } from "../modules/keys/index.ts";
import { jobFields, type SealedAgain, sealedAgain } from "./root-keys-columns.ts";

/** A transaction of a fraction of a second: rows of eight pages, which nobody else writes meanwhile. */
const PAGES = 8;
const JOBS = 200;
/** What somebody was writing is free at the next turn; a row of which that is never so is said. */
const TURNS = 3;

/**
 * Everything that is under a former generation of the vault, to the one in use: some rows a transaction, so that it goes on from where it was
 * cut. Rows that somebody else is writing are left to the next turn.
 * @returns how many are left under a former one
 */
export async function sealEverythingAgain(
  ownerUrl: string,
  keyring: Keyring,
  told: (done: number) => void,
): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    for (let turn = 1; ; turn += 1) {
      for (const column of sealedAgain) await sealColumn(owner, keyring, { column, told });
      await sealJobs(owner, keyring, told);
      const left = await countUnderFormer(owner, keyring);
      if (left === 0 || turn === TURNS) return left;
    }
  });
}

/** How many rows and jobs are under a generation before the one in use. */
export const countLeft = (ownerUrl: string, keyring: Keyring): Promise<number> =>
  asOwner(ownerUrl, (owner) => countUnderFormer(owner, keyring));

async function countUnderFormer(owner: OwnerSession, keyring: Keyring): Promise<number> {
  const generation = keyring.vault.current();
  return owner.transaction(async (client) => {
    let left = await countJobsBefore(client, generation);
    for (const column of sealedAgain) left += await countRowsBefore(client, column, generation);
    return left;
  });
}

interface Turn {
  readonly column: SealedAgain;
  readonly told: (done: number) => void;
}

async function sealColumn(owner: OwnerSession, keyring: Keyring, { column, told }: Turn): Promise<void> {
  const generation = keyring.vault.current();
  const size = await owner.transaction((client) => countPages(client, column));
  for (let page = 0; page < size; page += PAGES) {
    const done = await owner.transaction(async (client) => {
      const rows = await takeRowsBefore(client, column, { generation, page, pages: PAGES });
      for (const row of rows) {
        const sealed = await unlessItDoesNotOpen(sealUnderVaultInUse(keyring, underVault(column, row)));
        if (sealed)
          await replaceSealed(client, column, { place: row.place, sealed, ...firstHashOf(column, row) });
      }
      return rows.length;
    });
    told(done);
  }
}

function underVault(
  { kind, table, column }: SealedAgain,
  { authorityId, facts, sealed }: SealedRow,
): UnderVault {
  const row = { authorityId: asId<"authority">(authorityId), sealed };
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

function firstHashOf(
  { firstHash }: SealedAgain,
  { facts, sealed }: SealedRow,
): { readonly firstHash?: Buffer } {
  if (firstHash === undefined || typeof facts.field !== "string") return {};
  const id = facts.field.split(":").at(-1) ?? "";
  return { firstHash: Buffer.from(sealedHash(id, sealed)) };
}

async function sealJobs(owner: OwnerSession, keyring: Keyring, told: (done: number) => void): Promise<void> {
  const generation = keyring.vault.current();
  for (;;) {
    const done = await owner.transaction(async (client) => {
      const jobs = await takeJobsBefore(client, { generation, limit: JOBS });
      for (const job of jobs) await replaceJob(client, { ...job, pieces: await sealJob(keyring, job) });
      return jobs.length;
    });
    told(done);
    if (done === 0) return;
  }
}

async function sealJob(
  keyring: Keyring,
  { authorityId, pieces, name }: SealedJob,
): Promise<readonly string[]> {
  const sealed = Buffer.from(pieces.join(""), "hex");
  for (const field of jobFields) {
    const row = { kind: "data", authorityId: asId<"authority">(authorityId), field, sealed } as const;
    const again = await unlessItDoesNotOpen(sealUnderVaultInUse(keyring, row));
    if (again) return again.toString("hex").match(PIECE) ?? [];
  }
  throw new TypeError(`A job ${name} is sealed for nothing that is known.`);
}

/** A job's strings are 64 characters at most (infra/jobs/references.ts). */
const PIECE = /.{1,64}/g;

/** Altered, or moved: it holds back none of the others, and is counted among those that are left. */
async function unlessItDoesNotOpen<T>(opening: Promise<T>): Promise<T | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof AppError && error.code === "keys.cannot_open") return undefined;
    throw error;
  }
}
