import { isPublicAddress } from "../infra/outbound/addresses.ts";
import type { WebSettings } from "../web/index.ts";

/**
 * Who may say where a request comes from. A number of proxies counts from our side, so that what a client
 * writes itself is never reached; it is believed from a private address only: who connects from the Internet
 * is no proxy of ours (Fastify counts for nobody at all, for that reason).
 */
export function buildTrustedProxies(trustProxy: false | number | string[]): WebSettings["trustProxy"] {
  if (typeof trustProxy !== "number") return trustProxy;
  return (address, hop) => hop < trustProxy && (hop > 0 || isInside(address));
}

const isInside = (address: string): boolean => !isPublicAddress(address.replace(/^::ffff:(?=\d+\.)/i, ""));
