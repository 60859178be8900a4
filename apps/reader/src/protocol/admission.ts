import type { IncomingHttpHeaders } from "node:http";
import type { Pairing, Pairings } from "../pairing/pairings.ts";
import type { Rights } from "../rights/configuration.ts";
import { Refusal } from "./errors.ts";

/** A name that leads to this PC by chance (DNS rebinding) is not ours. */
export function refuseForeignHost(headers: IncomingHttpHeaders, port: number): void {
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(headers.host ?? ""))
    throw new Refusal("host_refused");
}

/**
 * Browsers say which page asks, and no page can say otherwise. Without an origin, or from another page:
 * nothing.
 */
export function requireOrigin({ origin }: IncomingHttpHeaders, rights: Rights): string {
  if (origin === undefined || !rights.isKnownOrigin(origin)) throw new Refusal("origin_refused");
  return origin;
}

export function requirePairing(token: string | undefined, origin: string, pairings: Pairings): Pairing {
  const pairing = token === undefined ? undefined : pairings.find(token, origin);
  if (!pairing) throw new Refusal("token_refused");
  return pairing;
}

export const bearerOf = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  /^Bearer +(ardeco_rd_[\w-]{43})$/i.exec(authorization ?? "")?.[1];
