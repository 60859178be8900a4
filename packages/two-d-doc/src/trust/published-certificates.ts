import { join } from "node:path";
import { type CertificateSource, readCertificates } from "./certificates.ts";
import { keep, readKept } from "./kept-copies.ts";
import type { Authority } from "./trust-list.ts";

/** How to read what authorities publish, and where to keep it. */
export interface Publication {
  /**
   * Downloads an address; rejects when there is nothing. The caller decides what addresses and sizes are
   * safe.
   */
  readonly fetch: (url: string) => Promise<Uint8Array>;
  /** Folder of the copies, made when missing. */
  readonly folder: string;
  /** After how many days a copy is asked again. */
  readonly keepDays: number;
  readonly now: () => Date;
}

/**
 * Certificates as authorities publish them: `address?name=<id>` (RFC 4387 section 2), kept in a folder until
 * they expire there. When the authority does not answer, an old copy is used as it is: a certificate does not
 * change, and its dates are checked.
 */
export function publishedCertificates(publication: Publication): CertificateSource {
  return {
    async find(authority, id) {
      if (authority.certificatesAt === null || !/^[0-9A-Z]{4}$/.test(id)) return [];
      const file = join(publication.folder, `${authority.id}_${id}.der`);
      const kept = await readKept(file);
      if (kept !== null && kept.ageDays(publication.now()) < publication.keepDays)
        return readCertificates(kept.bytes);
      const fresh = await download(publication, authority, id);
      if (fresh !== null) await keep(file, fresh);
      const bytes = fresh ?? kept?.bytes;
      return bytes === undefined ? [] : readCertificates(bytes);
    },
  };
}

async function download({ fetch }: Publication, authority: Authority, id: string): Promise<Buffer | null> {
  const url = new URL(authority.certificatesAt ?? "");
  url.searchParams.set("name", id);
  try {
    const bytes = Buffer.from(await fetch(url.href));
    return readCertificates(bytes).length > 0 ? bytes : null;
  } catch {
    return null;
  }
}
