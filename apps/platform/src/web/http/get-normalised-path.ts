import type { FastifyRequest } from "fastify";

const ENCODED_UNRESERVED = /%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi;

/**
 * The path without its query, in one spelling: what needs no percent-encoding has none (RFC 3986, section
 * 6.2.2.2), as the router reads it, and what a client should have encoded is. Whoever decides by the path
 * decides the same as the router.
 */
export const getNormalisedPath = (request: FastifyRequest): string =>
  request.url
    .replace(/[?#].*$/s, "")
    .replaceAll(ENCODED_UNRESERVED, (encoded) => String.fromCharCode(Number.parseInt(encoded.slice(1), 16)))
    .replaceAll(/[^\x21-\x5b\x5d-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));

/** The same page in another language: path and query kept. */
export function formatLanguageHref(request: FastifyRequest, language: "fr" | "en"): string {
  const query = new URLSearchParams(request.url.split("?")[1]?.replace(/#.*$/s, "") ?? "");
  query.set("lang", language);
  return `${getNormalisedPath(request)}?${query}`;
}
