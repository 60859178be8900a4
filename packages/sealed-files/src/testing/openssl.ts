import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The command that partners use; tests say that they were left out where it is not installed. */
export const hasOpenssl = spawnSync("openssl", ["cms", "-help"]).status === 0;

export interface Partner {
  readonly certificate: string;
  readonly privateKey: string;
  readonly certificatePath: string;
  readonly keyPath: string;
}

/** A folder of its own, in which the real command signs, encrypts, opens. */
export function opensslHouse() {
  const folder = mkdtempSync(join(tmpdir(), "sealed-files-"));
  const at = (name: string) => join(folder, name);
  return {
    run,
    write: (name: string, content: string | Uint8Array): string => {
      writeFileSync(at(name), content);
      return at(name);
    },
    partner: (name: string, more: readonly string[] = ["-newkey", "rsa:2048"]): Partner => {
      const [keyPath, certificatePath] = [at(`${name}.key`), at(`${name}.pem`)];
      const written = ["-keyout", keyPath, "-out", certificatePath];
      run(["req", "-x509", "-nodes", "-days", "800", "-subj", `/CN=${name}`, ...more, ...written]);
      const [certificate, privateKey] = [certificatePath, keyPath].map((path) => readFileSync(path, "utf8"));
      return { keyPath, certificatePath, certificate: certificate ?? "", privateKey: privateKey ?? "" };
    },
    sign,
    encrypt,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const run = (args: readonly string[], input?: Uint8Array): Buffer =>
  execFileSync("openssl", args, { input, stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 27 });

function sign(content: Uint8Array, by: Partner, more: readonly string[] = []): Buffer {
  const signer = ["-signer", by.certificatePath, "-inkey", by.keyPath];
  return run(["cms", "-sign", "-binary", "-nodetach", "-outform", "DER", ...signer, ...more], content);
}

const OAEP = ["-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"];

function encrypt(
  content: Uint8Array,
  certificatePath: string,
  more: readonly string[] = ["-aes-256-gcm"],
): Buffer {
  const recipient = ["-recip", certificatePath, ...OAEP];
  return run(["cms", "-encrypt", "-binary", "-outform", "DER", ...more, ...recipient], content);
}
