import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Identity, makeIdentity, openSealed, readCertificate, seal } from "@ardeco/sealed-files";
import { answerRequest } from "./answer-request.ts";

const YEAR_MS = 365 * 86_400_000;

/** A correspondent of the demonstration, who stands for the CAF in exchanges by sealed file. */
export interface Correspondent extends Identity {
  /** Of its certificate, in groups of four, as it is read on the telephone. */
  readonly fingerprint: string;
  /** Path of the certificate to give to the town, PEM. */
  readonly certificatePath: string;
}

/** The one kept in a folder, made the first time. Its key is readable by the owner of the process only. */
export async function openCorrespondent(folder: string, now: Date): Promise<Correspondent> {
  const certificatePath = join(folder, "certificat.pem");
  const identity =
    (await readIdentity(folder, certificatePath)) ?? (await newIdentity(folder, certificatePath, now));
  const { fingerprint } = readCertificate(identity.certificate);
  const groups = fingerprint.replaceAll(":", "").match(/.{1,4}/g) ?? [];
  return { ...identity, certificatePath, fingerprint: groups.join(" ") };
}

async function readIdentity(folder: string, certificatePath: string): Promise<Identity | undefined> {
  try {
    const privateKey = await readFile(join(folder, "cle.pem"), "utf8");
    return { certificate: await readFile(certificatePath, "utf8"), privateKey };
  } catch {
    return undefined;
  }
}

async function newIdentity(folder: string, certificatePath: string, now: Date): Promise<Identity> {
  const validFrom = new Date(now.getTime() - 86_400_000);
  const validTo = new Date(now.getTime() + 2 * YEAR_MS);
  const made = await makeIdentity({ name: "CAF de la démonstration", validFrom, validTo });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "cle.pem"), made.privateKey, { mode: 0o600 });
  await writeFile(certificatePath, made.certificate);
  return made;
}

/**
 * Opens the request of a town, and seals the answer for it. Throws SealedFileError, which says why in words
 * @param request the file taken on the page,
 * @param town its certificate, PEM
 */
export function answerSealed(
  correspondent: Identity,
  { request, town, now }: { readonly request: Buffer; readonly town: string; readonly now: Date },
): Buffer {
  const { content } = openSealed(request, { recipient: correspondent, senders: [town], now });
  const answer = answerRequest(content.toString("utf8"), now.toISOString().slice(0, 10));
  return seal(Buffer.from(answer), { recipient: town, sender: correspondent, now });
}
