import type { FastifyReply, FastifyRequest } from "fastify";
import type { Language } from "../../kernel/errors.ts";
import { getNormalisedPath } from "../http/get-normalised-path.ts";
import { findAcceptedLanguage } from "./find-accepted-language.ts";

/** Strictly necessary: keeps a choice the person made (CNIL, guidelines of 17 September 2020, art. 5). */
export const LANGUAGE_COOKIE = "ardeco-langue";

const ONE_YEAR = 365 * 24 * 3600;

const parseLanguage = (text: unknown): Language | undefined =>
  text === "fr" || text === "en" ? text : undefined;

function findAskedLanguage({ query }: FastifyRequest): Language | undefined {
  return typeof query === "object" && query !== null && "lang" in query
    ? parseLanguage(query.lang)
    : undefined;
}

/**
 * `?lang=en`, else what was chosen before, else French: a page is in French first. A program of the API asks
 * by Accept-Language.
 */
export function getRequestLanguage(request: FastifyRequest): Language {
  const chosen = findAskedLanguage(request) ?? parseLanguage(request.cookies?.[LANGUAGE_COOKIE]);
  if (chosen !== undefined) return chosen;
  const isProgram = getNormalisedPath(request).startsWith("/api/");
  return (isProgram ? findAcceptedLanguage(request.headers["accept-language"]) : undefined) ?? "fr";
}

export function saveLanguage(reply: FastifyReply, slug: string, secure: boolean): void {
  const asked = findAskedLanguage(reply.request);
  if (!asked) return;
  const path = `/${slug}`;
  reply.setCookie(LANGUAGE_COOKIE, asked, {
    path,
    maxAge: ONE_YEAR,
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
}

/** On a machine that many use, the choice goes with who made it. */
export function deleteLanguageChoice(reply: FastifyReply, slug: string, secure: boolean): void {
  reply.clearCookie(LANGUAGE_COOKIE, { path: `/${slug}`, httpOnly: true, sameSite: "lax", secure });
}

/** The language chosen before, read from a raw Cookie header: for answers that Fastify does not make. */
export function parseCookieLanguage(header: string | undefined): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(fr|en)(?:;|$)`).exec(header ?? "");
  return parseLanguage(chosen?.[1]) ?? "fr";
}
