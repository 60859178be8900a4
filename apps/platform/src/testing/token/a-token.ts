import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenSettings } from "../../infra/keyring/token/token-settings.ts";

const MODULE = "/usr/lib/softhsm/libsofthsm2.so";
const TOOLS = ["/usr/bin/softhsm2-util", "/usr/bin/pkcs11-tool"];

/** Why these stories are left out, where there is no SoftHSM. */
export const withoutToken = [MODULE, ...TOOLS].every(existsSync)
  ? undefined
  : "softhsm2 and opensc are not installed";

export interface TestToken {
  readonly settings: TokenSettings;
  /** What an operator types: pkcs11-tool, logged in. */
  ask(...args: readonly string[]): string;
  close(): Promise<void>;
}

/** A SoftHSM token of its own, with the key that the ceremony makes. */
export async function aToken(): Promise<TestToken> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-token-"));
  await mkdir(join(folder, "tokens"));
  const conf = join(folder, "softhsm2.conf");
  await writeFile(conf, `directories.tokendir = ${join(folder, "tokens")}\nobjectstore.backend = file\n`);
  const pinFile = join(folder, "pin");
  await writeFile(pinFile, "846213\n", { mode: 0o600 });
  const environment = { PATH: "/usr/bin:/bin", SOFTHSM2_CONF: conf };
  const options = { env: { ...environment, PIN: "846213" }, encoding: "utf8", stdio: "pipe" } as const;
  const made = ["--init-token", "--free", "--label", "ardeco", "--so-pin", "12345678", "--pin", "846213"];
  execFileSync("softhsm2-util", made, options);
  const ask: TestToken["ask"] = (...args) =>
    execFileSync(
      "pkcs11-tool",
      ["--module", MODULE, "--token-label", "ardeco", "--login", "--pin", "env:PIN", ...args],
      options,
    );
  ask(
    "--keygen",
    "--key-type",
    "GENERIC:32",
    "--label",
    "ardeco",
    "--id",
    "01",
    "--usage-sign",
    "--sensitive",
  );
  return {
    settings: { module: MODULE, token: "ardeco", key: "01", pinFile, environment },
    ask,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
