import type { PageProps } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { formatNeutralThemeHref } from "../http/brand-files.ts";
import { getDisplay } from "../visit/display.ts";
import { getRequestLanguage } from "../visit/language.ts";
import { pageWords } from "./page-words.ts";

type NeutralFrame = Pick<PageProps, "locale" | "authority" | "themeHref">;

/** Around a page that belongs to no authority. */
export function buildNeutralFrame(request: FastifyRequest): NeutralFrame {
  const locale = getRequestLanguage(request);
  return {
    locale,
    authority: { name: pageWords(locale).platformName, href: "/" },
    themeHref: formatNeutralThemeHref(getDisplay(request)),
  };
}
