import type { FastifyRequest } from "fastify";

/** The path as received, without its query; what a client should have percent-encoded, is. */
export const pathOf = (request: FastifyRequest): string =>
  request.url
    .replace(/[?#].*$/s, "")
    .replaceAll(/[^\x21-\x5b\x5d-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));

/** The same page in another language: path and query kept. */
export function inLanguage(request: FastifyRequest, language: "fr" | "en"): string {
  const query = new URLSearchParams(request.url.split("?")[1]?.replace(/#.*$/s, "") ?? "");
  query.set("lang", language);
  return `${pathOf(request)}?${query}`;
}
