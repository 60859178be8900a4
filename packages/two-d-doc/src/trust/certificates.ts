import { X509Certificate } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Authority } from "./trust-list.ts";

/** Where certificates that signed documents are found. */
export interface CertificateSource {
  /** Those that may bear this name; the caller proves which one the authority issued. */
  find(authority: Authority, id: string): Promise<readonly X509Certificate[]>;
}

/** None at all: only test documents can be verified. */
export const noCertificates: CertificateSource = { find: async () => [] };

/** Certificate files are small; a folder may hold anything. */
const LARGEST = 100_000;
const EXTENSIONS = new Set([".der", ".cer", ".crt", ".pem"]);

/**
 * The certificates of a folder (DER or PEM, one or more a file), read once: what an installation without
 * network uses. Files of other kinds, and those that cannot be read, are left out.
 */
export async function certificateFolder(folder: string): Promise<CertificateSource> {
  const names = (await readdir(folder)).filter((name) => EXTENSIONS.has(extname(name).toLowerCase()));
  const files = await Promise.all(names.sort().map((name) => readFile(join(folder, name))));
  const all = files.flatMap(readCertificates);
  return { find: async (_authority, id) => all.filter((one) => commonName(one) === id) };
}

/** Every certificate of a file: DER, or PEM blocks. Empty when there is none to read. */
export function readCertificates(bytes: Buffer): readonly X509Certificate[] {
  if (bytes.length > LARGEST) return [];
  const blocks = bytes
    .toString("latin1")
    .match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  return (blocks ?? [bytes]).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/** CN of the subject: for a certificate of 2D-Doc, its four characters. */
export function commonName({ subject }: X509Certificate): string {
  return attribute(subject, "CN") ?? "";
}

/** O of the subject: who it was issued to. */
export const organisation = ({ subject }: X509Certificate): string | null => attribute(subject, "O") ?? null;

/** Node writes a distinguished name one attribute a line. */
function attribute(name: string | undefined, key: string): string | undefined {
  const line = name?.split("\n").find((written) => written.startsWith(`${key}=`));
  return line?.slice(key.length + 1);
}
