import type { Runtime } from "../infra/context/create-context.ts";
import { vaultFile } from "../infra/keyring/vault-roots.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { beginRoot, endRoot, isRootUnderWay, nextRoot } from "../modules/keys/index.ts";
import { openPersonTrees } from "./open-trees.ts";
import { countLeft, sealEverythingAgain } from "./seal-again.ts";

const scope = { actor: { kind: "system", name: "rotate-keys" }, authorityId: null } as const;

/** The next root key, told to nobody yet: the operator exports it and copies it to each server before anything is sealed under it. */
export async function prepareVault(runtime: Runtime): Promise<string> {
  const { vault } = runtime.ports.keyring;
  await openPersonTrees(runtime);
  const generation = await runtime.database.transaction(scope, nextRoot);
  await vault.draw(generation);
  return vaultFile(generation);
}

/**
 * Begins to seal under the generation that was prepared, or goes on where it was cut, until nothing is under the former one. Beside a
 * platform that runs: each server reads the key that a seal names when it first meets it, and seals under it within twenty seconds.
 * @returns the generation in use, and how many rows are left under the former one: those that somebody was writing
 */
export async function rotateVault(
  runtime: Runtime,
  ownerUrl: string,
  say: (progress: string) => void,
): Promise<{ readonly file: string; readonly left: number }> {
  const { database, clock } = runtime;
  const { keyring } = runtime.ports;
  await openPersonTrees(runtime);
  const isUnderWay = await database.transaction(scope, isRootUnderWay);
  if (!isUnderWay) await begin(runtime, ownerUrl);
  const generation = keyring.vault.current();
  const total = await countLeft(ownerUrl, keyring);
  let sealed = 0;
  const left = await sealEverythingAgain(ownerUrl, keyring, (done) => {
    sealed += done;
    if (done > 0) say(`  ${sealed} / ${total}`);
  });
  if (left === 0) await database.transaction(scope, (tx) => endRoot(tx, generation, clock.now()));
  return { file: vaultFile(generation), left };
}

/** One that was prepared, so that it is exported before anything needs it. Throws StartRefused when none was. */
async function begin(runtime: Runtime, ownerUrl: string): Promise<void> {
  const { database, clock, ports } = runtime;
  const { keyring } = ports;
  // A server that had not taken the key up yet may have sealed under the former one since nothing was found.
  if ((await countLeft(ownerUrl, keyring)) > 0) return;
  const generation = await database.transaction(scope, nextRoot);
  if (!keyring.vault.list().includes(generation))
    throw new StartRefused(
      `Tout est sous ${vaultFile(generation - 1)}, et ${vaultFile(generation)} n’est pas dans KEYS_DIR : rien n’a changé. Pour changer de ` +
        "clé, lancez d’abord script/rotate-keys --vault --prepare. Nothing was changed: prepare the next key first.",
    );
  await database.transaction(scope, (tx) => beginRoot(tx, keyring.vault, generation, clock.now()));
}
