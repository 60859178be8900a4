import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Whose keys are rotated: a database, and the folder that holds `keys`. */
interface Place {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly directory: string;
}

const pathOf = (script: string) => fileURLToPath(new URL(`../../../dist/${script}.js`, import.meta.url));
const settingsOf = ({ appUrl, ownerUrl, directory }: Place) => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  DATA_DIR: directory,
  KEYS_DIR: join(directory, "keys"),
  LOG_LEVEL: "silent",
  // As the server does, beside what was built: thousands of modules are compiled once.
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../../dist/.compiled", import.meta.url)),
});

/** script/rotate-keys, as the operator runs it. */
export const rotateByScript = (place: Place, ...options: readonly string[]) =>
  byScript("rotate-keys", place, options);

/** script/invite: it seals an address. */
export const inviteByScript = (place: Place, ...options: readonly string[]) =>
  byScript("invite", place, options);

function byScript(script: string, place: Place, options: readonly string[]) {
  const env = settingsOf(place);
  const { status, stdout, stderr } = spawnSync(process.execPath, [pathOf(script), ...options], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/**
 * The same of the vault, killed by the machine once it has written `text`: by default, that some rows are
 * sealed again.
 */
export async function killVaultRotation(place: Place, text = " / "): Promise<void> {
  const running: ChildProcess = spawn(process.execPath, [pathOf("rotate-keys"), "--vault"], {
    env: settingsOf(place),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let written = "";
  for await (const chunk of running.stdout ?? []) {
    written += String(chunk);
    if (written.includes(text)) break;
  }
  running.kill("SIGKILL");
  if (running.exitCode === null && running.signalCode === null) await once(running, "exit");
  if (!written.includes(text)) throw new Error(`the rotation ended without writing “${text}”`);
}
