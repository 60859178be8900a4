import type { Config } from "../config.ts";
import {
  type ClosableRoot,
  closeRoots,
  listFormerRoots,
  openRoots,
  openTrees,
  recordIndexedFields,
  recordIndexesKept,
  toFormerKeyring,
} from "../features/trust/keys/index.ts";
import type { Runtime } from "../infra/context/create-context.ts";
import { countSessions } from "../infra/database/count-sessions.ts";
import { listPlaces } from "../infra/database/sealed-rows.ts";
import { formatIndexesFileName } from "../infra/keyring/kept-indexes.ts";
import { formatVaultFileName } from "../infra/keyring/vault-roots.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { buildIndexedFields, listIndexFields, readIndexed } from "./index-fields.ts";
import { countAllLeft, deleteUnreadableJobs, findLeft, formatLeft, type Left } from "./left-rows.ts";
import { openConfiguredDatabase, requireOwner } from "./open-database.ts";
import { formatRootFileName, openPersonTrees } from "./open-trees.ts";
import { runOnDatabase } from "./run-key-rotation.ts";

const scope = { actor: { kind: "system", name: "rotate-keys" }, authorityId: null } as const;
const DAY_MS = 86_400_000;

export interface Closing {
  /** What opens by no key is given up, jobs deleted: said by the operator. */
  readonly dropUnreadable: boolean;
}

export interface Destroying extends Closing {
  readonly backupDays: number;
  /** The backups of before are not to be restored any more: said by the operator. */
  readonly loseBackups: boolean;
}

/**
 * The first of two steps, on a stopped platform: nobody seals under the former generations meanwhile, nor
 * makes indexes. The keys of the indexes that came from them are written apart, and nothing is destroyed:
 * these files are to be exported first. Cut anywhere, or where such a file was lost while the former key is
 * here, it goes on when it is run again.
 * @returns names of the files of keys of indexes. Throws StartRefused, in words, while something is under a
 *   former one or the platform runs.
 */
export async function runDestructionPreparation(
  config: Config,
  say: (progress: string) => void,
  closing: Closing,
): Promise<readonly string[]> {
  return runOnStoppedDatabase(config, say, (runtime, ownerUrl) => saveIndexKeys(runtime, ownerUrl, closing));
}

/**
 * The second step, on a stopped platform: the files of the former generations go.
 * @returns names of the files destroyed. Throws StartRefused, in words, while something still needs them or
 *   the platform runs.
 */
export async function runFormerKeyDestruction(
  config: Config,
  say: (progress: string) => void,
  options: { readonly loseBackups: boolean; readonly dropUnreadable: boolean },
): Promise<readonly string[]> {
  const { backupDays } = config.keys;
  return runOnStoppedDatabase(config, say, async (runtime, ownerUrl, end) => {
    const generations = await listRemovableRoots(runtime, ownerUrl, { ...options, backupDays });
    // Its own sessions are over: those that are left are servers'.
    await end();
    await requireStopped(config);
    return removeRootFiles(runtime, generations);
  });
}

async function runOnStoppedDatabase<T>(
  config: Config,
  say: (progress: string) => void,
  work: (runtime: Runtime, ownerUrl: string, end: () => Promise<void>) => Promise<T>,
): Promise<T> {
  await requireStopped(config);
  const opened = await openConfiguredDatabase(config, say);
  try {
    return await runOnDatabase(config, opened, (runtime, end) =>
      work(runtime, requireOwner(opened.ownerUrl), end),
    );
  } finally {
    await opened.stop();
  }
}

/**
 * The first step in a database.
 * @returns names of the files of keys of indexes
 */
export async function saveIndexKeys(
  runtime: Runtime,
  ownerUrl: string,
  closing: Closing,
): Promise<readonly string[]> {
  const { database, clock, ports } = runtime;
  const { vault } = ports.keyring;
  await openVault(runtime);
  const former = await database.transaction(scope, listFormerRoots);
  await requireNothingLeft(runtime, ownerUrl, { former, ...closing });
  await database.transaction(scope, (tx) => closeRoots(tx, clock.now()));
  for (const { generation } of former) {
    const now = JSON.stringify(buildIndexedFields(await listPlaces(ownerUrl)));
    const indexed = await database.transaction(scope, (tx) => recordIndexedFields(tx, generation, now));
    if (!vault.keptIndexes().includes(generation))
      await vault.keepIndexes(generation, listIndexFields(readIndexed(indexed)));
    await database.transaction(scope, (tx) => recordIndexesKept(tx, vault, generation));
  }
  // As a server that starts.
  await openPersonTrees(runtime);
  return former.map(({ generation }) => formatIndexesFileName(generation));
}

/** What the second step may destroy: generations whose file nothing needs any more. */
export async function listRemovableRoots(
  runtime: Runtime,
  ownerUrl: string,
  { backupDays, ...options }: Destroying,
): Promise<readonly number[]> {
  const { database, clock } = runtime;
  await openPersonTrees(runtime);
  const former = await database.transaction(scope, listFormerRoots);
  if (former.some(({ indexesId }) => indexesId === null)) throw buildNotPreparedRefusal();
  await requireNothingLeft(runtime, ownerUrl, { former, ...options });
  if (!options.loseBackups)
    requireExpiredBackups(former, new Date(clock.now().getTime() - backupDays * DAY_MS), backupDays);
  return former.map(({ generation }) => generation);
}

/** As at a start, but for the keys of indexes, which are about to be kept. */
async function openVault({ database, clock, ports }: Runtime): Promise<void> {
  const { vault, trees } = ports.keyring;
  const problem = await database.transaction(scope, (tx) => openRoots(tx, vault, clock.now()));
  // Cut before they were kept, or lost since, and their key given back: they are about to be written.
  const isAboutToBe =
    problem?.of === "indexes" && problem.is === "missing" && vault.list().includes(problem.generation);
  if (problem && !isAboutToBe)
    throw new StartRefused(
      `${formatRootFileName(problem)} n’est pas dans KEYS_DIR, ou n’est pas ` +
        "celui sur lequel la base compte : copiez-le depuis un autre serveur, ou " +
        "depuis un export. It is missing here, or another " +
        "one: copy it from another server, or from an export.",
    );
  await database.transaction(scope, (tx) => openTrees(tx, trees));
}

/** The file of each goes once the keys of its indexes are there. */
export async function removeRootFiles(
  { ports }: Runtime,
  generations: readonly number[],
): Promise<readonly string[]> {
  const { vault } = ports.keyring;
  const here = vault.list();
  // Those that are not here too: a call that was cut may have left their bytes aside.
  for (const generation of generations) await vault.destroy(generation);
  return generations.filter((generation) => here.includes(generation)).map(formatVaultFileName);
}

interface UnderFormer extends Closing {
  readonly former: readonly ClosableRoot[];
}

async function requireNothingLeft(
  { ports }: Runtime,
  ownerUrl: string,
  { former, dropUnreadable }: UnderFormer,
): Promise<void> {
  const keyring = toFormerKeyring(ports.keyring);
  const left = await findLeft(ownerUrl, keyring);
  const { open, unreadable } = countAllLeft(left);
  if (open > 0 || former.some(({ sealedAgainAt }) => sealedAgainAt === null))
    throw buildStillSealedRefusal(open);
  if (unreadable === 0) return;
  if (!dropUnreadable) throw buildUnreadableRefusal(left);
  await deleteUnreadableJobs(ownerUrl, keyring);
}

async function requireStopped({ database }: Config): Promise<void> {
  // The private cluster refuses by itself to start twice.
  const sessions = database ? await countSessions(database) : 0;
  if (sessions === 0) return;
  throw new StartRefused(
    `La plateforme fonctionne encore (${sessions} connexions de son ` +
      "rôle à la base) : arrêtez-la, sur chaque serveur, puis relancez la " +
      "même commande. Aucune clé n’a été détruite. The platform " +
      "still runs: stop it on every server. No key was destroyed.",
  );
}

const buildStillSealedRefusal = (left: number): StartRefused =>
  new StartRefused(
    `${left} lignes sont encore sous l’ancienne clé, ou personne n’a encore ` +
      "regardé : lancez script/rotate-keys --vault. Aucune clé n’a été " +
      "détruite. Some rows are still under the former key: run script/rotate-keys --vault.",
  );

const buildUnreadableRefusal = (left: readonly Left[]): StartRefused =>
  new StartRefused(
    "Ne s’ouvre par aucune clé, et dit être sous l’ancienne : " +
      `${formatLeft(left, "unreadable")}. Altéré, déplacé, ou écrit à la main. Aucune clé n’a ` +
      "été détruite. Regardez ; pour y renoncer, ajoutez --drop-unreadable : " +
      "ces tâches sont supprimées, ces lignes restent illisibles. " +
      "These open by no key: look at them, or give them up with --drop-unreadable. No key was destroyed.",
  );

const buildNotPreparedRefusal = (): StartRefused =>
  new StartRefused(
    "Les clés des index ne sont pas encore à part : lancez " +
      "script/rotate-keys --destroy-former --prepare, puis exportez les clés. Aucune clé " +
      "n’a été détruite. The keys of the indexes are not kept apart " +
      "yet: run --destroy-former --prepare, then export the keys.",
  );

function requireExpiredBackups(former: readonly ClosableRoot[], before: Date, days: number): void {
  const last = former.flatMap(({ sealedAgainAt }) => (sealedAgainAt ? [sealedAgainAt.getTime()] : []));
  const since = Math.max(0, ...last);
  if (since <= before.getTime()) return;
  const left = Math.ceil((since - before.getTime()) / DAY_MS);
  throw new StartRefused(
    `Des sauvegardes de moins de ${days} jours (BACKUP_DAYS) s’ouvrent ` +
      `encore avec l’ancienne clé : attendez ${left} jours, ou ajoutez ` +
      "--lose-backups si vous y renoncez. Aucune clé n’a été détruite. " +
      "Backups still open by the former key: wait, or add --lose-backups.",
  );
}
