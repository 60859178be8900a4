import type { Config } from "../config.ts";
import type { Runtime } from "../infra/context/create-context.ts";
import { countSessions } from "../infra/database/count-sessions.ts";
import { listPlaces } from "../infra/database/sealed-rows.ts";
import { vaultFile } from "../infra/keyring/vault-roots.ts";
import { StartRefused } from "../infra/start-refused.ts";
import {
  type ClosableRoot,
  closeRoots,
  listFormerRoots,
  openRoots,
  openTrees,
  sayIndexesKept,
} from "../modules/keys/index.ts";
import { indexFieldsOf } from "./index-fields.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { fileOf } from "./open-trees.ts";
import { onDatabase } from "./rotate-keys.ts";
import { countLeft } from "./seal-again.ts";

const scope = { actor: { kind: "system", name: "rotate-keys" }, authorityId: null } as const;
const DAY_MS = 86_400_000;

export interface Destroying {
  readonly backupDays: number;
  /** The backups of before are not to be restored any more: said by the operator. */
  readonly loseBackups: boolean;
}

/**
 * Destroys the former generations of the vault in this folder, on a stopped platform: nobody seals under them meanwhile, nor makes indexes. The
 * keys of the indexes that came from them are kept apart first. Cut anywhere, it goes on when it is run again.
 * @returns names of the files destroyed. Throws StartRefused, in words, while something still needs them or the platform runs.
 */
export async function destroyFormerKeys(
  config: Config,
  say: (progress: string) => void,
  { loseBackups }: { readonly loseBackups: boolean },
): Promise<readonly string[]> {
  await refuseRunning(config);
  const opened = await openConfiguredDatabase(config, say);
  try {
    return await onDatabase(config, opened, async (runtime, end) => {
      const { backupDays } = config.keys;
      const generations = await closeFormer(runtime, opened.ownerUrl, { backupDays, loseBackups });
      // Its own sessions are over: those that are left are servers'.
      await end();
      await refuseRunning(config);
      return destroyFiles(runtime, generations);
    });
  } finally {
    await opened.stop();
  }
}

/** @returns generations whose file nothing needs any more */
export async function closeFormer(
  runtime: Runtime,
  ownerUrl: string,
  { backupDays, loseBackups }: Destroying,
): Promise<readonly number[]> {
  const { database, clock, ports } = runtime;
  const { keyring } = ports;
  await openVault(runtime);
  const former = await database.transaction(scope, listFormerRoots);
  const left = await countLeft(ownerUrl, keyring);
  if (left > 0 || former.some(({ sealedAgainAt }) => sealedAgainAt === null)) throw stillUnder(left);
  if (!loseBackups) refuseBackups(former, new Date(clock.now().getTime() - backupDays * DAY_MS), backupDays);
  await database.transaction(scope, (tx) => closeRoots(tx, clock.now()));
  for (const { generation } of former) {
    if (!keyring.vault.keptIndexes().includes(generation))
      await keyring.vault.keepIndexes(generation, indexFieldsOf(await listPlaces(ownerUrl)));
    await database.transaction(scope, (tx) => sayIndexesKept(tx, keyring.vault, generation));
  }
  return former.map(({ generation }) => generation);
}

/** As at a start, but for the keys of indexes, which are about to be kept. */
async function openVault({ database, clock, ports }: Runtime): Promise<void> {
  const { vault, trees } = ports.keyring;
  const problem = await database.transaction(scope, (tx) => openRoots(tx, vault, clock.now()));
  const former = await database.transaction(scope, listFormerRoots);
  const isWritten = former.some(
    ({ generation, indexesId }) => generation === problem?.generation && indexesId !== null,
  );
  // Closed, and cut before the keys of its indexes were kept: that is what is about to be done.
  const isCut = problem?.of === "indexes" && !isWritten && vault.list().includes(problem.generation);
  if (problem && !isCut)
    throw new StartRefused(
      `${fileOf(problem)} n’est pas dans KEYS_DIR, ou n’est pas celui ` +
        "sur lequel la base compte : copiez-le depuis un autre serveur. It is missing here, or another one: copy it from another server.",
    );
  await database.transaction(scope, (tx) => openTrees(tx, trees));
}

/** The file of each goes once the keys of its indexes are there. */
export async function destroyFiles(
  { ports }: Runtime,
  generations: readonly number[],
): Promise<readonly string[]> {
  const { vault } = ports.keyring;
  const here = generations.filter((generation) => vault.list().includes(generation));
  for (const generation of here) await vault.destroy(generation);
  return here.map(vaultFile);
}

async function refuseRunning({ database }: Config): Promise<void> {
  // The private cluster refuses by itself to start twice.
  const sessions = database ? await countSessions(database) : 0;
  if (sessions === 0) return;
  throw new StartRefused(
    `La plateforme fonctionne encore (${sessions} connexions de son rôle à la base) : arrêtez-la, sur chaque serveur, puis relancez la ` +
      "même commande. Aucune clé n’a été détruite. The platform still runs: stop it on every server. No key was destroyed.",
  );
}

const stillUnder = (left: number): StartRefused =>
  new StartRefused(
    `${left} lignes sont encore sous l’ancienne clé, ou personne n’a encore regardé : lancez script/rotate-keys --vault. Aucune clé n’a été ` +
      "détruite. Some rows are still under the former key: run script/rotate-keys --vault.",
  );

function refuseBackups(former: readonly ClosableRoot[], before: Date, days: number): void {
  const last = former.flatMap(({ sealedAgainAt }) => (sealedAgainAt ? [sealedAgainAt.getTime()] : []));
  const since = Math.max(0, ...last);
  if (since <= before.getTime()) return;
  const left = Math.ceil((since - before.getTime()) / DAY_MS);
  throw new StartRefused(
    `Des sauvegardes de moins de ${days} jours (BACKUP_DAYS) s’ouvrent encore avec l’ancienne clé : attendez ${left} jours, ou ajoutez ` +
      "--lose-backups si vous y renoncez. Aucune clé n’a été détruite. Backups still open by the former key: wait, or add --lose-backups.",
  );
}
