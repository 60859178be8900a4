import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const MODULE = "/usr/lib/softhsm/libsofthsm2.so";
const TOOLS = ["/usr/bin/softhsm2-util", "/usr/bin/pkcs11-tool"];

/** Why these stories are left out, where there is no SoftHSM. */
export const withoutToken = [MODULE, ...TOOLS].every(existsSync)
  ? undefined
  : "softhsm2 and opensc are not installed";

/**
 * What opens it: the maker's library, names, a file for its PIN, what the library reads in its environment.
 */
export interface TokenSettings {
  readonly module: string;
  readonly token: string;
  readonly key: string;
  readonly pinFile: string;
  readonly environment: { readonly PATH: string; readonly SOFTHSM2_CONF: string };
}

export interface TestToken {
  readonly settings: TokenSettings;
  /** What an operator types: pkcs11-tool, logged in. */
  ask(...args: readonly string[]): string;
  /** Another key of it, as the ceremony makes it. */
  makeKey(id: string): TokenSettings;
  /** Another token in the same store, with the same PIN and a key of its own under the same identifier. */
  another(label: string): TestToken;
  /** A key of AES-128 that is known, as a ceremony brings one. */
  writeAesKey(label: string, hexadecimal: string): void;
  /** A key of P-256, made in the token. */
  makeSigningKey(label: string): void;
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
  const close = () => rm(folder, { recursive: true, force: true });
  return tokenIn({ label: "ardeco", pinFile, environment, close });
}

interface Store extends Pick<TokenSettings, "pinFile" | "environment"> {
  readonly label: string;
  close(): Promise<void>;
}

function tokenIn({ label, pinFile, environment, close }: Store): TestToken {
  const options = { env: { ...environment, PIN: "846213" }, encoding: "utf8", stdio: "pipe" } as const;
  const made = ["--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", "846213"];
  execFileSync("softhsm2-util", made, options);
  const login = ["--module", MODULE, "--token-label", label, "--login", "--pin", "env:PIN"];
  const ask: TestToken["ask"] = (...args) => execFileSync("pkcs11-tool", [...login, ...args], options);
  const writeAesKey: TestToken["writeAesKey"] = (name, hexadecimal) => {
    const file = join(dirname(pinFile), "key");
    writeFileSync(file, Buffer.from(hexadecimal, "hex"), { mode: 0o600 });
    const usage = ["--usage-sign", "--sensitive", "--private"];
    ask("--write-object", file, "--type", "secrkey", "--key-type", "AES:16", "--label", name, ...usage);
    rmSync(file);
  };
  const makeSigningKey: TestToken["makeSigningKey"] = (name) =>
    void ask("--keypairgen", "--key-type", "EC:prime256v1", "--label", name, "--usage-sign", "--sensitive");
  const makeKey: TestToken["makeKey"] = (id) => {
    const names = ["--label", "ardeco", "--id", id, "--usage-sign", "--sensitive"];
    ask("--keygen", "--key-type", "GENERIC:32", ...names);
    return { module: MODULE, token: label, key: id, pinFile, environment };
  };
  return {
    settings: makeKey("01"),
    ask,
    makeKey,
    writeAesKey,
    makeSigningKey,
    another: (other) => tokenIn({ label: other, pinFile, environment, close }),
    close,
  };
}
