import { setTimeout } from "node:timers/promises";
import {
  endRoot,
  findNextGeneration,
  getCurrentRoot,
  isRootUnderWay,
  startRoot,
  toFormerKeyring,
} from "../features/trust/keys/index.ts";
import type { Runtime } from "../infra/context/create-context.ts";
import { formatVaultFileName } from "../infra/keyring/vault-roots.ts";
import { StartRefused } from "../infra/start-refused.ts";
import type { Keyring } from "../kernel/ports.ts";
import { countAllLeft, countLeft, findLeft, formatLeft, type Left } from "./left-rows.ts";
import { openPersonTrees } from "./open-trees.ts";
import { resealEverything } from "./reseal-everything.ts";

const scope = { actor: { kind: "system", name: "rotate-keys" }, authorityId: null } as const;

/**
 * Servers hear of a generation within twenty seconds, and what they were writing then ends: after that,
 * nothing honest comes under the former.
 */
const LATE_MS = 60_000;

/**
 * The next root key, told to nobody yet: the operator exports it and copies it to each server before anything
 * is sealed under it.
 */
export async function createNextRootKey(runtime: Runtime): Promise<string> {
  const { vault } = runtime.ports.keyring;
  await openPersonTrees(runtime);
  const generation = await runtime.database.transaction(scope, findNextGeneration);
  await vault.draw(generation);
  return formatVaultFileName(generation);
}

export interface Rotating {
  /**
   * What came under a former key since everything was sealed again is a late server's: said by the operator.
   */
  readonly acceptLate?: boolean;
  /** No server has to hear of the new generation: nothing is waited for. */
  readonly isPlatformStopped?: boolean;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

export interface RotatedVault {
  /** Of the generation in use. */
  readonly file: string;
  readonly left: readonly Left[];
}

/**
 * Begins to seal under the generation that was prepared, or goes on where it was cut, until nothing is under
 * the former one: servers then refuse what says that it is. Beside a platform that runs: each server reads
 * the key that a seal names when it first meets it, and seals under it within twenty seconds, which are
 * waited for.
 * @returns what is left under the former one: rows that somebody was writing, or that do not open. Throws
 *   StartRefused, in words.
 */
export async function runVaultRotation(
  runtime: Runtime,
  ownerUrl: string,
  say: (progress: string) => void,
  { acceptLate = false, isPlatformStopped = false, wait = setTimeout }: Rotating = {},
): Promise<RotatedVault> {
  const { database, clock } = runtime;
  await openPersonTrees(runtime);
  const keyring = toFormerKeyring(runtime.ports.keyring);
  if (!(await database.transaction(scope, isRootUnderWay)))
    await startPreparedRootKey(runtime, ownerUrl, acceptLate);
  const { generation, since } = await database.transaction(scope, getCurrentRoot);
  let left = await resealColumns(ownerUrl, keyring, say);
  const late = Math.min(LATE_MS, since.getTime() + LATE_MS - clock.now().getTime());
  if (!isPlatformStopped && countAllLeft(left).open === 0 && late > 0) {
    say(`  Les serveurs apprennent la nouvelle clé : ${Math.ceil(late / 1_000)} secondes.`);
    await wait(late);
    left = await resealColumns(ownerUrl, keyring, say);
  }
  if (countAllLeft(left).open === 0)
    await database.transaction(scope, (tx) => endRoot(tx, generation, clock.now()));
  return { file: formatVaultFileName(generation), left };
}

async function resealColumns(
  ownerUrl: string,
  keyring: Keyring,
  say: (progress: string) => void,
): Promise<readonly Left[]> {
  const total = await countLeft(ownerUrl, keyring);
  let sealed = 0;
  return resealEverything(ownerUrl, keyring, (done) => {
    sealed += done;
    if (done > 0) say(`  ${sealed} / ${total}`);
  });
}

/**
 * One that was prepared, so that it is exported before anything needs it. Throws StartRefused when none was,
 * or when something came meanwhile.
 */
async function startPreparedRootKey(runtime: Runtime, ownerUrl: string, acceptLate: boolean): Promise<void> {
  const { database, clock, ports } = runtime;
  const { keyring } = ports;
  const late = await findLeft(ownerUrl, toFormerKeyring(keyring));
  if (countAllLeft(late).open > 0) {
    if (!acceptLate) throw buildLateRowsRefusal(late);
    return;
  }
  const generation = await database.transaction(scope, findNextGeneration);
  if (!keyring.vault.list().includes(generation))
    throw new StartRefused(
      `Tout est sous ${formatVaultFileName(generation - 1)}, et ${formatVaultFileName(generation)} ` +
        "n’est pas dans KEYS_DIR : rien n’a changé. Pour changer de " +
        "clé, lancez d’abord script/rotate-keys --vault --prepare. " +
        "Nothing was changed: prepare the next key first.",
    );
  await database.transaction(scope, (tx) => startRoot(tx, keyring.vault, generation, clock.now()));
}

const buildLateRowsRefusal = (late: readonly Left[]): StartRefused =>
  new StartRefused(
    "Venu sous l’ancienne clé depuis que tout était sous la nouvelle : " +
      `${formatLeft(late, "open")}. Un serveur en retard l’a écrit, ou quelqu’un ` +
      "qui a volé l’ancienne clé et écrit dans la base. Rien n’a été scellé, " +
      "et la plateforme ne l’ouvre pas. Regardez ces lignes ; si elles " +
      "sont d’un de vos serveurs, relancez avec --accept-late. " +
      "Some rows came under the former key since: a late server’s, or " +
      "forged. Look at them, then add --accept-late if they are yours.",
  );
