import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { keep, readKept } from "./kept-copies.ts";
import type { Publication } from "./published-certificates.ts";
import { listPlacesOf, parseRevocationList, type RevocationList } from "./revocation-list.ts";
import { isOf, type RevocationSource } from "./revocations.ts";
import type { Authority } from "./trust-list.ts";

/** A list names every certificate revoked and not yet ended: those of large authorities weigh megabytes. */
const LARGEST = 20_000_000;
const EXTENSIONS = new Set([".crl", ".der", ".pem"]);

/**
 * The revocation lists of a folder (DER or PEM), read once: what an installation without network uses. Files
 * of other kinds, and those that cannot be read, are left out.
 */
export async function revocationFolder(folder: string): Promise<RevocationSource> {
  const names = (await readdir(folder)).filter((name) => EXTENSIONS.has(extname(name).toLowerCase()));
  const files = await Promise.all(names.sort().map((name) => readFile(join(folder, name))));
  const all = files.flatMap(readRevocationLists);
  return { find: async () => all };
}

/** Every list of a file: DER, or PEM blocks. Empty when there is none to read. */
export function readRevocationLists(bytes: Buffer): readonly RevocationList[] {
  if (bytes.length > LARGEST) return [];
  const blocks = [
    ...bytes.toString("latin1").matchAll(/-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/g),
  ];
  const lists = blocks.length > 0 ? blocks.map(([, body = ""]) => Buffer.from(body, "base64")) : [bytes];
  return lists.flatMap((list) => {
    try {
      return [parseRevocationList(list)];
    } catch {
      return [];
    }
  });
}

/**
 * Revocation lists where certificates say that they are published, kept in a folder until their end, or
 * `keepDays` at most. When the authority does not answer, the copy serves until its end: after it, what its
 * certificates sign is refused.
 */
export function publishedRevocations(publication: Publication): RevocationSource {
  return {
    async find(authority, certificate) {
      const found = await Promise.all(
        listPlacesOf(certificate)
          .filter((place) => /^https?:/.test(place))
          .map((place) => findAt(place, authority, publication)),
      );
      return found.flat();
    },
  };
}

async function findAt(
  place: string,
  authority: Authority,
  publication: Publication,
): Promise<readonly RevocationList[]> {
  const name = createHash("sha256").update(place).digest("hex").slice(0, 16);
  const file = join(publication.folder, `${authority.id}_${name}.crl`);
  const kept = await readKept(file);
  const known = kept === null ? [] : readRevocationLists(kept.bytes);
  const now = publication.now();
  const inDate = known.some(({ nextUpdate }) => nextUpdate !== null && now <= nextUpdate);
  if (kept !== null && inDate && kept.ageDays(now) < publication.keepDays) return known;
  const fresh = await download(place, authority, publication);
  if (fresh === null || isOlder(fresh.lists, known)) return known;
  await keep(file, fresh.bytes);
  return [...fresh.lists, ...known];
}

/** Null for anything but lists that the authority signed: a list is often published without encryption. */
async function download(place: string, authority: Authority, { fetch }: Publication) {
  try {
    const bytes = Buffer.from(await fetch(place));
    const lists = readRevocationLists(bytes);
    return lists.length > 0 && lists.every((list) => isOf(list, authority)) ? { bytes, lists } : null;
  } catch {
    return null;
  }
}

/** A list of before, played again to hide what was revoked since. */
const isOlder = (fresh: readonly RevocationList[], known: readonly RevocationList[]): boolean =>
  fresh.some((one) => known.some((other) => one.thisUpdate < other.thisUpdate));
