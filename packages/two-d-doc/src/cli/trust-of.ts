import type { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { certificateFolder, noCertificates, readCertificates } from "../trust/certificates.ts";
import { listSigners } from "../trust/list-signers.ts";
import { revocationFolder } from "../trust/revocation-sources.ts";
import type { Trust } from "../trust/trust.ts";
import type { TrustList } from "../trust/trust-list.ts";
import type { Options } from "./options.ts";
import { wordsOf } from "./words-of.ts";

/**
 * Whom the command is told to believe.
 * @throws for a list or a folder that cannot be read
 */
export async function trustOf(asked: Options): Promise<Trust> {
  const { trustList, certificates, revocations, allowTest } = asked;
  const signers = [...listSigners, ...(await Promise.all(asked.listSigners.map(signersOf))).flat()];
  return {
    list: trustList === null ? null : await listOf(trustList, signers),
    certificates: certificates === null ? noCertificates : await certificateFolder(certificates),
    revocations: revocations === null ? null : await revocationFolder(revocations),
    allowTest,
    now: new Date(),
  };
}

async function listOf(path: string, signers: readonly X509Certificate[]): Promise<TrustList> {
  // Reading XML takes longer to load than to do.
  const { readTrustList } = await import("../trust/trust-list.ts");
  try {
    return readTrustList(await readFile(path, "utf8"), signers);
  } catch (error) {
    throw new Error(`The trust list ${path} cannot be used: ${wordsOf(error)}`, { cause: error });
  }
}

async function signersOf(path: string): Promise<readonly X509Certificate[]> {
  const found = readCertificates(await readFile(path));
  if (found.length === 0) throw new Error(`${path} holds no certificate`);
  return found;
}
