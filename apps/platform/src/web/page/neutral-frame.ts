import type { PageProps } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { neutralThemeHref } from "../http/brand-files.ts";
import { displayOf } from "../visit/display.ts";
import { languageOf } from "../visit/language.ts";
import { pageWords } from "./page-words.ts";

type NeutralFrame = Pick<PageProps, "locale" | "authority" | "themeHref">;

/** Around a page that belongs to no authority. */
export function neutralFrame(request: FastifyRequest): NeutralFrame {
  const locale = languageOf(request);
  return {
    locale,
    authority: { name: pageWords(locale).platformName, href: "/" },
    themeHref: neutralThemeHref(displayOf(request)),
  };
}
