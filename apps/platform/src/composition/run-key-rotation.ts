import type { Config, OwnerUrl } from "../config.ts";
import { updateWrappedKeys } from "../features/compliance/people/index.ts";
import { listUnkeyedAuthorities, sealFormerAnswers } from "../features/enrolment/sources/index.ts";
import { countKeysToRotate, startKeyRotation } from "../features/trust/keys/index.ts";
import { findRunning, resolveClusterDirectory } from "../infra/cluster/cluster.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { countSessions } from "../infra/database/count-sessions.ts";
import { openDatabase } from "../infra/database/database.ts";
import { openJobs } from "../infra/jobs/jobs.ts";
import { openLog } from "../infra/log/log.ts";
import { noTracing } from "../infra/tracing/tracing.ts";
import { systemClock } from "../kernel/clock.ts";
import type { AuthorityId } from "../kernel/ids.ts";
import { openConfiguredDatabase, requireOwner } from "./open-database.ts";
import { openPorts } from "./open-ports.ts";
import { openPersonTrees } from "./open-trees.ts";
import { createNextRootKey, type RotatedVault, runVaultRotation } from "./run-vault-rotation.ts";

const scope = { actor: { kind: "system", name: "rotate-keys" }, authorityId: null } as const;

export interface Rotated {
  /** Of the tree that wraps people's keys now, or that is ready to. */
  readonly generation: number;
  /** How many answers of quotients, of before, were given a key of their own. */
  readonly answers: number;
  /** Keys of people that are under a former tree still: somebody was writing them, or they do not open. */
  readonly left: number;
}

/** Runs whether the platform is running or stopped. If interrupted, run it again: it resumes. */
export async function runKeyRotation(
  config: Config,
  say: (progress: string) => void,
  { onlyPrepare = false } = {},
): Promise<Rotated> {
  return runInRuntime(config, say, async (runtime) => {
    if (onlyPrepare) return { generation: await createNextTree(runtime), answers: 0, left: 0 };
    const generation = await startNextTree(runtime, say);
    return {
      generation,
      answers: await createAnswerKeys(runtime),
      left: computeTotal(await countOrCloseTrees(runtime)),
    };
  });
}

/**
 * The root key of what is sealed: prepared, or begun and carried to its end. Beside a platform that runs, as
 * above.
 */
export async function runRootKeyRotation(
  config: Config,
  say: (progress: string) => void,
  { onlyPrepare = false, acceptLate = false } = {},
): Promise<RotatedVault> {
  return runInRuntime(config, say, async (runtime, { ownerUrl, isPlatformStopped }) =>
    onlyPrepare
      ? { file: await createNextRootKey(runtime), left: [] }
      : runVaultRotation(runtime, requireOwner(ownerUrl), say, { acceptLate, isPlatformStopped }),
  );
}

interface RotationPlace {
  readonly ownerUrl: OwnerUrl;
  readonly isPlatformStopped: boolean;
}

async function runInRuntime<T>(
  config: Config,
  say: (progress: string) => void,
  work: (runtime: Runtime, place: RotationPlace) => Promise<T>,
): Promise<T> {
  const running = config.database
    ? undefined
    : await findRunning(resolveClusterDirectory(config.dataDirectory));
  const opened = running ? { ...running, stop: async () => {} } : await openConfiguredDatabase(config, say);
  try {
    // Before ours are opened. The private cluster of a platform that is stopped did not run.
    const isPlatformStopped = config.database ? (await countSessions(config.database)) === 0 : !running;
    const { ownerUrl } = opened;
    return await runOnDatabase(config, opened, (runtime) => work(runtime, { ownerUrl, isPlatformStopped }));
  } finally {
    await opened.stop();
  }
}

/** @param work is given what ends its sessions, for who must know that none is left */
export async function runOnDatabase<T>(
  config: Config,
  opened: { readonly appUrl: string },
  work: (runtime: Runtime, end: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const database = openDatabase(opened.appUrl);
  let ended: Promise<void> | undefined;
  const end = () => (ended ??= database.close());
  try {
    const jobs = openJobs(opened.appUrl, { now: () => systemClock.now(), log: openLog(config.log) });
    const { ports } = await openPorts(config, systemClock, { jobs, database, tracing: noTracing });
    const runtime: Runtime = { database, ports, clock: systemClock };
    return await work(runtime, end);
  } finally {
    await end();
  }
}

/**
 * The next tree, told to nobody yet: the operator copies its file to servers that do not share the folder.
 */
async function createNextTree(runtime: Runtime): Promise<number> {
  const { trees } = runtime.ports.keyring;
  await openPersonTrees(runtime);
  return (await trees.draw(trees.current() + 1)).generation;
}

/** @returns the generation now in use */
export async function startNextTree(runtime: Runtime, say: (progress: string) => void): Promise<number> {
  const { database, ports } = runtime;
  const { trees } = ports.keyring;
  await openPersonTrees(runtime);
  const generation = await database.transaction(scope, (tx) => startKeyRotation(tx, trees));
  const left = await countOrCloseTrees(runtime);
  const total = computeTotal(left);
  let wrapped = 0;
  for (const authorityId of left.keys()) {
    await updateWrappedKeys(createContext(runtime, { ...scope, authorityId }), (done) => {
      wrapped += done;
      say(`  ${wrapped} / ${total}`);
    });
  }
  await countOrCloseTrees(runtime);
  return generation;
}

/** Keys to wrap again, by authority; where none is left, former trees are closed. */
function countOrCloseTrees({ database, ports, clock }: Runtime): Promise<ReadonlyMap<AuthorityId, number>> {
  const { trees } = ports.keyring;
  return database.transaction(scope, (tx) => countKeysToRotate(tx, trees, clock.now()));
}

const computeTotal = (keys: ReadonlyMap<AuthorityId, number>): number =>
  [...keys.values()].reduce((all, some) => all + some, 0);

/**
 * Answers received before answers had keys of their own (ADR 0078).
 * @returns how many
 */
export async function createAnswerKeys(runtime: Runtime): Promise<number> {
  let sealed = 0;
  for (const authorityId of await runtime.database.transaction(scope, listUnkeyedAuthorities))
    sealed += await sealFormerAnswers(createContext(runtime, { ...scope, authorityId }));
  return sealed;
}
