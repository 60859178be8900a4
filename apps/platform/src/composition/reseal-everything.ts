import { sealedHash } from "@ardeco/transparency-log";
import {
  countPages,
  type OwnerSession,
  reserveFormerJobs,
  reserveFormerRows,
  runAsOwner,
  type SealedJob,
  type SealedRow,
  updateSealedJob,
  updateSealedRow,
} from "../infra/database/sealed-rows.ts";
import type { Keyring } from "../kernel/ports.ts";
import { countAllLeft, type Left, listLeft } from "./left-rows.ts";
import { type ResealedColumn, resealedColumns } from "./root-keys-columns.ts";
import {
  JOBS,
  PAGES,
  sealJobUnderCurrentRoot,
  sealRowUnderCurrentRoot,
} from "./seal-row-under-current-root.ts";

/** What somebody was writing is free at the next turn; a row of which that is never so is said. */
const TURNS = 3;

/**
 * Everything that is under a former generation of the vault, to the one in use: some rows a transaction, so
 * that it goes on from where it was cut. Rows that somebody else is writing are left to the next turn.
 * @param keyring opens the former generations (`toFormerKeyring`)
 * @returns what is left under a former one
 */
export async function resealEverything(
  ownerUrl: string,
  keyring: Keyring,
  told: (done: number) => void,
): Promise<readonly Left[]> {
  return runAsOwner(ownerUrl, async (owner) => {
    for (let turn = 1; ; turn += 1) {
      for (const column of resealedColumns) await sealColumn(owner, keyring, { column, told });
      await sealJobs(owner, keyring, told);
      const left = await listLeft(owner, keyring);
      if (countAllLeft(left).open === 0 || turn === TURNS) return left;
    }
  });
}

interface Turn {
  readonly column: ResealedColumn;
  readonly told: (done: number) => void;
}

async function sealColumn(owner: OwnerSession, keyring: Keyring, { column, told }: Turn): Promise<void> {
  const generation = keyring.vault.current();
  const size = await owner.transaction((client) => countPages(client, column));
  for (let page = 0; page < size; page += PAGES) {
    const done = await owner.transaction(async (client) => {
      const rows = await reserveFormerRows(client, column, { generation, page, pages: PAGES });
      for (const row of rows) {
        const sealed = await sealRowUnderCurrentRoot(keyring, column, row);
        if (sealed)
          await updateSealedRow(client, column, { place: row.place, sealed, ...buildFirstHash(column, row) });
      }
      return rows.length;
    });
    told(done);
  }
}

function buildFirstHash(
  { firstHash }: ResealedColumn,
  { facts, sealed }: SealedRow,
): { readonly firstHash?: Buffer } {
  if (firstHash === undefined || typeof facts.field !== "string") return {};
  const id = facts.field.split(":").at(-1) ?? "";
  return { firstHash: Buffer.from(sealedHash(id, sealed)) };
}

async function sealJobs(owner: OwnerSession, keyring: Keyring, told: (done: number) => void): Promise<void> {
  const generation = keyring.vault.current();
  let after: SealedJob | undefined;
  for (;;) {
    const jobs = await owner.transaction(async (client) => {
      const taken = await reserveFormerJobs(client, { generation, limit: JOBS, after });
      for (const job of taken) {
        const pieces = await sealJobUnderCurrentRoot(keyring, job);
        if (pieces) await updateSealedJob(client, { ...job, pieces });
      }
      return taken;
    });
    told(jobs.length);
    after = jobs.at(-1);
    if (!after) return;
  }
}
