import { type NavLink, Page, type PageProps, render } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { endSharedRead } from "../../infra/context/open-transaction.ts";
import { readFlashOnce } from "../flash/flash.ts";
import { FlashAlert } from "../flash/flash-alert.tsx";
import { getQueryText } from "../http/address-text.ts";
import { buildBrandHrefs } from "../http/brand-files.ts";
import { sendSmall } from "../http/coding.ts";
import { formatLanguageHref } from "../http/get-normalised-path.ts";
import { buildUiHrefs } from "../http/ui-assets.ts";
import { formatSentence } from "../messages.ts";
import type { Brand, Contact } from "../ports.ts";
import { getDisplay } from "../visit/display.ts";
import { findVisit, type Visit } from "../visit/visit.ts";
import { formatUnbreakableHtml } from "./format-unbreakable-html.ts";
import { buildNeutralFrame } from "./neutral-frame.ts";
import { pageWords } from "./page-words.ts";

/** What a page says of itself; the rest comes from the visit. */
export interface PageOptions
  extends Pick<
      PageProps,
      | "title"
      | "description"
      | "area"
      | "navigation"
      | "hero"
      | "breadcrumb"
      | "width"
      | "isDense"
      | "hasErrors"
      | "fieldFirst"
    >,
    Partial<Pick<PageProps, "themeHref" | "authority" | "footerNote" | "manifestHref">> {
  readonly status?: number;
  /** On a machine that many use: nobody signs in there, and no header leads elsewhere. */
  readonly isShared?: true;
}

/** Renders a page of the visited authority, in its colour and the visitor's language, and sends it. */
export function sendAuthorityPage(
  reply: FastifyReply,
  options: PageOptions,
  content: ComponentChildren,
): FastifyReply {
  const { status = 200, isShared, ...own } = options;
  const visit = findVisit(reply.request);
  const display = getDisplay(reply.request);
  const whole = visit ? buildFrame(visit, reply.request, own.navigation) : buildNeutralFrame(reply.request);
  const frame = isShared ? buildSharedFrame(whole) : whole;
  // A refusal is no place for what went well: the page after it says it.
  const flash = status < 400 ? readFlashOnce(reply) : undefined;
  // The connection goes back while the page is rendered; the answer waits for it before it leaves.
  void endSharedRead();
  const html = render(
    <Page
      {...frame}
      {...buildUiHrefs(display)}
      display={display}
      {...own}
      answersForm={flash !== undefined || isFormAnswer(reply.request)}
      area={visit?.brand.owner ?? own.area}
    >
      {flash && <FlashAlert {...flash} />}
      {content}
    </Page>,
  );
  if (!reply.hasHeader("cache-control"))
    reply.header("cache-control", visit?.session ? "no-store" : "private, no-cache");
  const written = formatUnbreakableHtml(html);
  reply.code(status).type("text/html; charset=utf-8");
  return isPublic(visit, written) ? sendSmall(reply, written) : reply.send(written);
}

/**
 * What a form leads to says so in its address (`sendSeeOther(reply, "…?fait=envoye")`); refused, it is
 * answered in place.
 */
const DONE = ["fait", "note", "deja", "regle", "lignes"];

const isFormAnswer = (request: FastifyRequest): boolean =>
  request.method === "POST" || DONE.some((name) => getQueryText(request, name) !== "");

/** Nobody is signed in and no form has its token: nothing here is a secret. */
const isPublic = (visit: Visit | undefined, html: string): boolean =>
  !visit?.session && !html.includes('name="_csrf"');

type Frame = Omit<
  PageProps,
  "title" | "children" | "stylesheetHref" | "denseStylesheetHref" | "fontHref" | "display"
>;

/** Its footer leads nowhere either: what its first link says is said. */
function buildSharedFrame({
  account: _,
  signInHref: __,
  footerLinks = [],
  footerNote,
  ...frame
}: Frame): Frame {
  const note = [footerLinks[0]?.label, footerNote].filter(Boolean).join(" · ");
  return { ...frame, footerNote: note };
}

function buildFrame(visit: Visit, request: FastifyRequest, navigation: readonly NavLink[] = []): Frame {
  const { brand, language, session, menu } = visit;
  const home = `/${brand.slug}/`;
  return {
    locale: language,
    authority: { name: brand.name, href: home, logoHref: brand.logoHref },
    ...buildBrandHrefs(brand, getDisplay(request)),
    languages: [
      { locale: "fr", label: "Français", href: formatLanguageHref(request, "fr") },
      { locale: "en", label: "English", href: formatLanguageHref(request, "en") },
    ],
    account: session && {
      name: session.displayName || pageWords(language).unnamed,
      // A place that the page's own navigation shows is not said twice.
      links: menu.account.filter(({ href }) => !navigation.some((place) => place.href === href)),
      signOut: { action: menu.signOutAction, csrf: visit.csrf() },
    },
    signInHref: menu.signInHref,
    footerLinks: listFooterLinks(brand, visit),
    footerNote: formatContactLine(brand.contact),
    notice: brand.notice && formatSentence(brand.notice, language),
  };
}

function listFooterLinks({ slug, sandbox, accessibility = "none" }: Brand, { language }: Visit): NavLink[] {
  const words = pageWords(language);
  return [
    { href: `/${slug}/accessibilite`, label: words.accessibility[accessibility] },
    { href: `/${slug}/affichage`, label: words.display },
    ...(sandbox ? [] : [{ href: `/${slug}/facile`, label: words.easy }]),
    { href: `/${slug}/confidentialite`, label: words.privacy },
    { href: `/${slug}/mentions-legales`, label: words.legalNotice },
    { href: `/${slug}/contact`, label: words.contact },
  ];
}

export const formatContactLine = ({ address, phone }: Contact): string =>
  [address, phone].filter(Boolean).join(" · ");
