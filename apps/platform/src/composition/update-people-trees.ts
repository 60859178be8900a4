import { randomUUID } from "node:crypto";
import { eraseRestoredPerson } from "../features/compliance/people/index.ts";
import {
  countKeysToRotate,
  deleteErasedRows,
  ensureRoots,
  ensureTrees,
  listRestoredPeople,
} from "../features/trust/keys/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import type { Contribution } from "../kernel/contributions.ts";
import { parseId } from "../kernel/ids.ts";
import { runEachInTurn } from "../kernel/run-each-in-turn.ts";
import { formatRootFileName } from "./open-trees.ts";

/**
 * How long somebody erased may still be opened by a dump and a keyring: on every server, that long at most.
 */
const EVERY_MS = 20_000;
const DAY_MS = 86_400_000;

const scope = { actor: { kind: "system", name: "keys" }, authorityId: null } as const;

export interface Keeping {
  readonly contributions: readonly Contribution[];
  /** How long backups are kept: as long, the trees that a rotation closed. */
  readonly backupDays: number;
}

/** Each server does it by itself: jobs run on one of them, and each has a keyring. */
export async function updatePeopleTrees(
  runtime: Runtime,
  { contributions, backupDays }: Keeping,
): Promise<void> {
  const { database, ports, clock } = runtime;
  const before = new Date(clock.now().getTime() - backupDays * DAY_MS);
  const root = await database.transaction(scope, (tx) => ensureRoots(tx, ports.keyring.vault));
  const problem = await database.transaction(scope, (tx) => ensureTrees(tx, ports.keyring.trees, before));
  await resumeKeyWrapping(runtime);
  await database.transaction(scope, deleteErasedRows);
  const back = await database.transaction(scope, listRestoredPeople);
  const nobody = createContext(runtime, { ...scope, authorityId: parseId<"authority">(randomUUID()) });
  await runEachInTurn(back, (erased) => eraseRestoredPerson(nobody, contributions, erased));
  if (root) throw new Error(`${formatRootFileName(root)} is ${root.is} on this server`);
  if (problem) throw new Error(`people-${problem.generation}.tree is ${problem.is} on this server`);
}

/** What a rotation that was cut, or an upgrade, left: jobs take it up, whichever server runs them. */
async function resumeKeyWrapping({ database, ports, clock }: Runtime): Promise<void> {
  await database.transaction(scope, async (tx) => {
    for (const authorityId of (await countKeysToRotate(tx, ports.keyring.trees, clock.now())).keys()) {
      const data = { authorityId, requestId: randomUUID() };
      await ports.jobs.send(tx, "people.wrap_again", data, { singletonKey: authorityId });
    }
  });
}

/** @param failed told of what went wrong; it is tried again at the next turn */
export function schedulePeopleTrees(
  runtime: Runtime,
  keeping: Keeping,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  let turn = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn.then(() => updatePeopleTrees(runtime, keeping)).catch(failed);
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
