import { spawn } from "node:child_process";
import { createSecretKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { StartRefused } from "../../start-refused.ts";
import { buildCasing, type Casing } from "../casing.ts";
import { requirePrivateFile } from "../root-keys.ts";
import { parseTokenRefusal, settingNames, type TokenNames, TokenRefused } from "./token-refused.ts";
import type { TokenSettings } from "./token-settings.ts";

/** OpenSC 0.23 or later: it is what signs by HMAC. Debian: opensc. */
const TOOL = "pkcs11-tool";
const PATIENCE_MS = 20_000;
const MAC_BYTES = 32;
/** Of what the token's key makes the key of the files: this use only. */
const USE = "ardeco key files 1";
const PIN_NAME = "ARDECO_TOKEN_PIN";

/**
 * Asks the token once, at the start, for HMAC-SHA-256 of a fixed text under a key that never leaves it: that
 * is the key of the files. By OpenSC's program rather than a library in the process: none for Node comes
 * without a compiler (ADR 0066), and a vendor's library that crashes takes nothing of ours with it. Throws
 * StartRefused, in words.
 * @param names what these words call each setting
 */
export async function openToken(settings: TokenSettings, names: TokenNames = settingNames): Promise<Casing> {
  return buildCasing(await resolveFilesKey(settings, names));
}

async function resolveFilesKey(
  { module, token, key, pinFile, environment }: TokenSettings,
  names: TokenNames,
): Promise<KeyObject> {
  const pin = await readPin(pinFile, names);
  const login = ["--module", module, "--token-label", token, "--login", "--pin", `env:${PIN_NAME}`];
  const sign = ["--sign", "--mechanism", "SHA256-HMAC", "--id", key];
  const mac = await run([...login, ...sign], { ...environment, [PIN_NAME]: pin }, names);
  if (mac.length !== MAC_BYTES) throw parseTokenRefusal("", names);
  const made = createSecretKey(mac);
  mac.fill(0);
  return made;
}

async function readPin(path: string, { pinFile: name }: TokenNames): Promise<string> {
  const pin = await readFile(path, "utf8").catch(() => {
    throw new StartRefused(`${name} (${path}) ne se lit pas. ${name} cannot be read.`);
  });
  await requirePrivateFile(path).catch(() => {
    throw new StartRefused(
      `${name} (${path}) est lisible par d’autres : chmod 600. It is readable by others.`,
    );
  });
  return pin.trim();
}

/** The PIN goes by the environment of the child: arguments are read by every program of the machine. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  names: TokenNames,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(TOOL, args, { env, stdio: "pipe", timeout: PATIENCE_MS });
    const [out, told]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (part: Buffer) => out.push(part));
    child.stderr.on("data", (part: Buffer) => told.push(part));
    child.on("error", () =>
      reject(
        new TokenRefused(
          `${TOOL} n’est pas installé : sous Debian, apt-get install opensc. ${TOOL} is not installed.`,
        ),
      ),
    );
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(parseTokenRefusal(Buffer.concat(told).toString(), names));
    });
    child.stdin.on("error", () => {});
    child.stdin.end(USE);
  });
}
