import type { Tx } from "../../../kernel/context.ts";
import type { VaultRoots } from "../../../kernel/vault-roots.ts";
import {
  closeFormer,
  createRootRow,
  listRoots,
  type RootRow,
  setIndexedFields,
  updateIndexesKept,
  updateSealedRoots,
} from "./store/root-keys.ts";

/**
 * Why a server may not start: a generation of the vault that the database counts on is not in its folder, or
 * is another one.
 */
export interface RootProblem {
  readonly generation: number;
  /** Its own file, or that of the keys of its indexes, kept apart since it was closed. */
  readonly of: "vault" | "indexes";
  readonly is: "missing" | "another";
}

/**
 * At the start, before anything is sealed: the generation in use is chosen; the first one is written down
 * where none is.
 */
export async function openRoots(tx: Tx, vault: VaultRoots, now: Date): Promise<RootProblem | undefined> {
  const [oldest] = vault.list();
  if ((await listRoots(tx)).length === 0 && oldest !== undefined) await writeDown(tx, vault, oldest, now);
  return ensureRoots(tx, vault);
}

/** On each server, every few seconds: takes up the generation that another one began. */
export async function ensureRoots(tx: Tx, vault: VaultRoots): Promise<RootProblem | undefined> {
  const rows = await listRoots(tx);
  applyRootRows(vault, rows);
  return rows.map((row) => verifyRootRow(vault, row)).find((found) => found !== undefined);
}

/**
 * The latest one, here or not: a server that lacks it seals nothing, rather than under one that others no
 * longer open. Indexes that nobody made yet are by the oldest generation whose keys of indexes are not kept
 * apart.
 */
function applyRootRows(vault: VaultRoots, rows: readonly RootRow[]): void {
  const seals = rows.at(-1)?.generation;
  if (seals === undefined) return;
  const kept = vault.keptIndexes();
  const numbers = (some: readonly RootRow[]) => some.map(({ generation }) => generation);
  vault.use({
    seals,
    indexes: rows.find(({ generation }) => !kept.includes(generation))?.generation ?? seals,
    closed: numbers(rows.slice(0, -1).filter(({ sealedAgainAt }) => sealedAgainAt !== null)),
    refused: numbers(rows.filter((row) => isGone(row) || !isOurs(vault, row))),
  });
}

/** To be destroyed, or destroyed: the keys of its indexes are written. */
const isGone = ({ closedAt, indexesId }: RootRow): boolean => closedAt !== null && indexesId !== null;

/** False of another key with the same number. */
const isOurs = (vault: VaultRoots, { generation, id }: RootRow): boolean =>
  vault.idOf(generation)?.equals(id) ?? true;

function verifyRootRow(vault: VaultRoots, row: RootRow): RootProblem | undefined {
  const { generation, sealedAgainAt, closedAt, indexesId } = row;
  if (!isOurs(vault, row)) return { generation, of: "vault", is: "another" };
  const kept = vault.indexesIdOf(generation);
  if (closedAt !== null && !kept) return { generation, of: "indexes", is: "missing" };
  if (indexesId !== null && !kept?.equals(indexesId)) return { generation, of: "indexes", is: "another" };
  // Not closed, and kept: a backup of before it was.
  if (kept && sealedAgainAt !== null) return undefined;
  return vault.idOf(generation) ? undefined : { generation, of: "vault", is: "missing" };
}

/** The generation after the one in use: the one to prepare, or to begin. */
export async function findNextGeneration(tx: Tx): Promise<number> {
  return ((await listRoots(tx)).at(-1)?.generation ?? 0) + 1;
}

/** The generation that seals, and since when servers are told. Throws before the first start. */
export async function getCurrentRoot(tx: Tx): Promise<{ readonly generation: number; readonly since: Date }> {
  const last = (await listRoots(tx)).at(-1);
  if (!last) throw new Error("no generation of the vault is written down");
  return { generation: last.generation, since: last.usedSince };
}

/** Whether a generation of before may still have something under it, as far as was looked. */
export async function isRootUnderWay(tx: Tx): Promise<boolean> {
  const rows = await listRoots(tx);
  return rows.slice(0, -1).some(({ sealedAgainAt }) => sealedAgainAt === null);
}

/**
 * From now on everything is sealed under this generation, whose file is here. The other servers are told by
 * the row.
 */
export async function startRoot(tx: Tx, vault: VaultRoots, generation: number, now: Date): Promise<void> {
  await writeDown(tx, vault, generation, now);
  applyRootRows(vault, await listRoots(tx));
}

export type ClosableRoot = Pick<RootRow, "generation" | "sealedAgainAt" | "indexesId">;

/** Those before the one in use, closed or not, the oldest first. */
export const listFormerRoots = async (tx: Tx): Promise<readonly ClosableRoot[]> =>
  (await listRoots(tx)).slice(0, -1);

/**
 * Their files are no longer needed: from now on a server wants the keys of their indexes, kept apart, or does
 * not start.
 */
export async function closeRoots(tx: Tx, now: Date): Promise<void> {
  await closeFormer(tx, now);
}

/**
 * Of what the keys of its indexes are about to be kept, so that the same can be written again. Said once:
 * what was said first stays.
 * @param indexed JSON
 * @returns what was said
 */
export const recordIndexedFields = (tx: Tx, generation: number, indexed: string): Promise<string> =>
  setIndexedFields(tx, generation, indexed);

/** The keys of its indexes are kept apart: servers want these, and no others. */
export async function recordIndexesKept(tx: Tx, vault: VaultRoots, generation: number): Promise<void> {
  const id = vault.indexesIdOf(generation);
  if (!id) throw new Error(`the keys of the indexes of generation ${generation} are not here`);
  await updateIndexesKept(tx, generation, id);
}

async function writeDown(tx: Tx, vault: VaultRoots, generation: number, at: Date): Promise<void> {
  const id = vault.idOf(generation);
  if (!id) throw new Error(`generation ${generation} of the vault is not here`);
  await createRootRow(tx, { generation, id, at });
}

/** Nothing was found under those before it. */
export async function endRoot(tx: Tx, generation: number, now: Date): Promise<void> {
  await updateSealedRoots(tx, generation, now);
}
