import { createHmac, type KeyObject } from "node:crypto";
import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, type Opened } from "./build-json-reader.ts";
import { open, seal } from "./cipher.ts";

/** The sealed world of one service: its subscriptions, its OpenID payloads, its deliveries, its counters. */
export const Sector = Type.Object({
  providerId: buildIdShape<"authority">(),
  serviceId: buildIdShape<"service">(),
});
export type Sector = Opened<typeof Sector>;

/** The person's name inside one sector: 32 bytes that no other sector shares and no dump inverts. */
export function computeSectorSubject(context: Context, sector: Sector, personId: PersonId): Buffer {
  return createHmac("sha256", getSectorKey(context, sector, "subject"))
    .update(personId)
    .digest();
}

/**
 * The subject identifier told to the service's application (OpenID Connect Core section 8.1, pairwise),
 * base64url.
 */
export function computePairwiseSubject(context: Context, sector: Sector, personId: PersonId): string {
  return createHmac("sha256", getSectorKey(context, sector, "pairwise"))
    .update(personId)
    .digest("base64url");
}

/**
 * How a service finds an account of a counter: an HMAC of the name that it alone knows, under a key of the
 * two. It is in no other table, so that what two services share of a counter joins neither to what else they
 * keep.
 * @param subject pairwise, of that sector
 */
export function computeCounterAlias(
  context: Context,
  {
    sector,
    counterId,
    subject,
  }: { readonly sector: Sector; readonly counterId: string; readonly subject: string },
): Buffer {
  const { providerId, serviceId } = sector;
  const key = context.ports.keyring.derive("sectors", providerId, serviceId, "counter", counterId);
  return createHmac("sha256", key).update(`${context.authorityId}:${subject}`).digest();
}

/** HMAC under a key of the counter, which is a sealed world of its own. */
export function computeCounterDigest(context: Context, counterId: string, text: string): Buffer {
  const key = context.ports.keyring.derive("sectors", context.authorityId, counterId, "counter", "digest");
  return createHmac("sha256", key).update(text).digest();
}

export function sealForSector(context: Context, sector: Sector, field: string, text: string): Buffer {
  return seal(getSectorKey(context, sector, "data"), [sector.serviceId, field], Buffer.from(text));
}

/** Throws keys.cannot_open when the payload was moved to another sector or field. */
export function openForSector(context: Context, sector: Sector, field: string, sealed: Buffer): string {
  return open(getSectorKey(context, sector, "data"), [sector.serviceId, field], sealed).toString();
}

function getSectorKey(context: Context, sector: Sector, use: "subject" | "pairwise" | "data"): KeyObject {
  return context.ports.keyring.derive("sectors", sector.providerId, sector.serviceId, use);
}
