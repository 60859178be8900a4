import type { Tx } from "../../kernel/context.ts";
import type { VaultRoots } from "../../kernel/vault-roots.ts";
import { insertRoot, listRoots, markSealedAgain, type RootRow } from "./store/root-keys.ts";

/** Why a server may not start: a generation of the vault that the database counts on is not in its folder, or is another one. */
export interface RootProblem {
  readonly generation: number;
  readonly is: "missing" | "another";
}

/** At the start, before anything is sealed: the generation in use is chosen; the first one is written down where none is. */
export async function openRoots(tx: Tx, vault: VaultRoots, now: Date): Promise<RootProblem | undefined> {
  const [oldest] = vault.list();
  if ((await listRoots(tx)).length === 0 && oldest !== undefined) await writeDown(tx, vault, oldest, now);
  return keepRoots(tx, vault);
}

/** On each server, every few seconds: takes up the generation that another one began. */
export async function keepRoots(tx: Tx, vault: VaultRoots): Promise<RootProblem | undefined> {
  const rows = await listRoots(tx);
  const last = rows.at(-1);
  const problem = rows.map((row) => lookAt(vault, row)).find((found) => found !== undefined);
  if (last && problem?.generation !== last.generation) vault.use(last.generation);
  return problem;
}

function lookAt(vault: VaultRoots, { generation, id }: RootRow): RootProblem | undefined {
  const ours = vault.idOf(generation);
  if (!ours) return { generation, is: "missing" };
  return ours.equals(id) ? undefined : { generation, is: "another" };
}

/** The generation after the one in use: the one to prepare, or to begin. */
export async function nextRoot(tx: Tx): Promise<number> {
  return ((await listRoots(tx)).at(-1)?.generation ?? 0) + 1;
}

/** Whether a generation of before may still have something under it, as far as was looked. */
export async function isRootUnderWay(tx: Tx): Promise<boolean> {
  const rows = await listRoots(tx);
  return rows.slice(0, -1).some(({ sealedAgainAt }) => sealedAgainAt === null);
}

/** From now on everything is sealed under this generation, whose file is here. The other servers are told by the row. */
export async function beginRoot(tx: Tx, vault: VaultRoots, generation: number, now: Date): Promise<void> {
  await writeDown(tx, vault, generation, now);
  vault.use(generation);
}

async function writeDown(tx: Tx, vault: VaultRoots, generation: number, at: Date): Promise<void> {
  const id = vault.idOf(generation);
  if (!id) throw new Error(`generation ${generation} of the vault is not here`);
  await insertRoot(tx, { generation, id, at });
}

/** Nothing was found under those before it. */
export async function endRoot(tx: Tx, generation: number, now: Date): Promise<void> {
  await markSealedAgain(tx, generation, now);
}
