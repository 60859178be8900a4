import type { X509Certificate } from "node:crypto";
import { isSignedBy, listPlacesOf, type RevocationList, serialOf, subjectOf } from "./revocation-list.ts";
import type { Authority } from "./trust-list.ts";

/** Where revocation lists are found. */
export interface RevocationSource {
  /** Those that may be this authority's; the caller proves which one it signed. */
  find(authority: Authority, certificate: X509Certificate): Promise<readonly RevocationList[]>;
}

/** `good`: on no list, or since revoked for another reason than its key. `unchecked`: no lists were given. */
export type Revocation = "good" | "unchecked";

export type NotGood = "certificate-revoked" | "no-revocation-list" | "revocation-list-expired";

const DAY_MS = 86_400_000;

/**
 * Whether a certificate could sign on a day: not once revoked, that day included; never, when its key was
 * stolen, since whoever has the key writes the day. Without a list of its authority in date, nobody knows:
 * refused.
 * @param source null: nothing is asked of revocations
 */
export async function revocationOf(
  { authority, certificate }: { readonly authority: Authority; readonly certificate: X509Certificate },
  { source, day, now }: { readonly source: RevocationSource | null; readonly day: Date; readonly now: Date },
): Promise<Revocation | NotGood> {
  if (source === null) return "unchecked";
  const found = await source.find(authority, certificate);
  const lists = found.filter((list) => isOf(list, authority) && isAbout(list, certificate, now));
  const serial = serialOf(certificate.serialNumber);
  // Once on a list, for good, even one that has ended: a newer one may leave out certificates that have ended
  // since.
  const revoked = lists.flatMap((list) => list.revoked.get(serial) ?? []);
  if (revoked.some(({ at, stolen }) => stolen || at.getTime() < day.getTime() + DAY_MS))
    return "certificate-revoked";
  if (lists.length === 0) return "no-revocation-list";
  return lists.some(({ nextUpdate }) => nextUpdate !== null && now <= nextUpdate)
    ? "good"
    : "revocation-list-expired";
}

/** Signed by the authority, in its name. */
export function isOf(list: RevocationList, { certificate }: Authority): boolean {
  return list.issuer.equals(subjectOf(certificate)) && isSignedBy(list, certificate.publicKey);
}

function isAbout(
  { whole, thisUpdate, place }: RevocationList,
  certificate: X509Certificate,
  now: Date,
): boolean {
  return whole && thisUpdate <= now && (place === null || listPlacesOf(certificate).includes(place));
}
