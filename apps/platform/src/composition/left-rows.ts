import {
  countFormerJobs,
  countFormerRows,
  countPages,
  deleteSealedJob,
  type OwnerSession,
  reserveFormerJobs,
  reserveFormerRows,
  runAsOwner,
  type SealedJob,
} from "../infra/database/sealed-rows.ts";
import type { Keyring } from "../kernel/ports.ts";
import { type ResealedColumn, resealedColumns } from "./root-keys-columns.ts";
import {
  JOBS,
  PAGES,
  sealJobUnderCurrentRoot,
  sealRowUnderCurrentRoot,
} from "./seal-row-under-current-root.ts";

/** Rows of a column, or jobs of a name, that are under a generation before the one in use. */
export interface Left {
  /** `table.column`, or `pgboss.job (name)`. */
  readonly name: string;
  /** They open by a former key, or somebody was writing them. */
  readonly open: number;
  /** They open by no key of this folder: altered, moved, or put there by a hand. */
  readonly unreadable: number;
}

export const countAllLeft = (left: readonly Left[]): Omit<Left, "name"> => ({
  open: left.reduce((sum, { open }) => sum + open, 0),
  unreadable: left.reduce((sum, { unreadable }) => sum + unreadable, 0),
});

/** As the operator reads it, of those that open or of those that do not. */
export const formatLeft = (left: readonly Left[], which: "open" | "unreadable"): string =>
  left
    .filter((one) => one[which] > 0)
    .map((one) => `${one.name} (${one[which]})`)
    .join(", ");

/**
 * How many rows and jobs say that they are under a generation before the one in use, whether they open or
 * not.
 */
export const countLeft = (ownerUrl: string, keyring: Keyring): Promise<number> =>
  runAsOwner(ownerUrl, (owner) =>
    owner.transaction(async (client) => {
      const generation = keyring.vault.current();
      let left = await countFormerJobs(client, generation);
      for (const column of resealedColumns) left += await countFormerRows(client, column, generation);
      return left;
    }),
  );

/**
 * What it is, each tried by its key.
 * @param keyring opens the former generations (`toFormerKeyring`)
 */
export const findLeft = (ownerUrl: string, keyring: Keyring): Promise<readonly Left[]> =>
  runAsOwner(ownerUrl, (owner) => listLeft(owner, keyring));

/** The same on a connection that is there. */
export async function listLeft(owner: OwnerSession, keyring: Keyring): Promise<readonly Left[]> {
  const columns: Left[] = [];
  for (const column of resealedColumns) columns.push(await countLeftRows(owner, keyring, column));
  return [...columns, ...(await countLeftJobs(owner, keyring))].filter(
    ({ open, unreadable }) => open + unreadable > 0,
  );
}

async function countLeftRows(owner: OwnerSession, keyring: Keyring, column: ResealedColumn): Promise<Left> {
  const generation = keyring.vault.current();
  const name = `${column.table}.${column.column}`;
  const count = await owner.transaction((client) => countFormerRows(client, column, generation));
  if (count === 0) return { name, open: 0, unreadable: 0 };
  const size = await owner.transaction((client) => countPages(client, column));
  let unreadable = 0;
  for (let page = 0; page < size; page += PAGES) {
    const rows = await owner.transaction((client) =>
      reserveFormerRows(client, column, { generation, page, pages: PAGES }),
    );
    for (const row of rows) if (!(await sealRowUnderCurrentRoot(keyring, column, row))) unreadable += 1;
  }
  return { name, open: Math.max(0, count - unreadable), unreadable };
}

async function countLeftJobs(owner: OwnerSession, keyring: Keyring): Promise<readonly Left[]> {
  const found = new Map<string, Left>();
  for await (const job of listJobsUnderFormer(owner, keyring)) {
    const name = `pgboss.job (${job.name})`;
    const { open, unreadable } = found.get(name) ?? { open: 0, unreadable: 0 };
    const opens = (await sealJobUnderCurrentRoot(keyring, job)) !== undefined;
    found.set(name, { name, open: open + (opens ? 1 : 0), unreadable: unreadable + (opens ? 0 : 1) });
  }
  return [...found.values()];
}

/** Jobs that open by no key are deleted: said by the operator. Rows stay as they are: they open nowhere. */
export async function deleteUnreadableJobs(ownerUrl: string, keyring: Keyring): Promise<void> {
  await runAsOwner(ownerUrl, async (owner) => {
    for await (const job of listJobsUnderFormer(owner, keyring)) {
      if ((await sealJobUnderCurrentRoot(keyring, job)) !== undefined) continue;
      await owner.transaction((client) => deleteSealedJob(client, job));
    }
  });
}

async function* listJobsUnderFormer(owner: OwnerSession, keyring: Keyring): AsyncGenerator<SealedJob> {
  const generation = keyring.vault.current();
  let after: SealedJob | undefined;
  do {
    const jobs = await owner.transaction((client) =>
      reserveFormerJobs(client, { generation, limit: JOBS, after }),
    );
    yield* jobs;
    after = jobs.at(-1);
  } while (after);
}
