import { type NavLink, Page, type PageProps, render } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { queryText } from "../http/address-text.ts";
import { brandHrefs } from "../http/brand-files.ts";
import { sendSmall } from "../http/coding.ts";
import { inLanguage } from "../http/path-of.ts";
import { uiHrefs } from "../http/ui-assets.ts";
import { say } from "../messages.ts";
import type { Brand, Contact } from "../ports.ts";
import { displayOf } from "../visit/display.ts";
import { findVisit, type Visit } from "../visit/visit.ts";
import { neutralFrame } from "./neutral-frame.ts";
import { pageWords } from "./page-words.ts";
import { unbreakableHtml } from "./unbreakable-html.ts";

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
      | "hasErrors"
      | "fieldFirst"
    >,
    Partial<Pick<PageProps, "themeHref" | "authority" | "footerNote" | "manifestHref">> {
  readonly status?: number;
  /** On a machine that many use: nobody signs in there, and no header leads elsewhere. */
  readonly isShared?: true;
}

/** Renders a page of the visited authority, in its colour and the visitor's language, and sends it. */
export function page(reply: FastifyReply, options: PageOptions, content: ComponentChildren): FastifyReply {
  const { status = 200, isShared, ...own } = options;
  const visit = findVisit(reply.request);
  const display = displayOf(reply.request);
  const whole = visit ? frameOf(visit, reply.request, own.navigation) : neutralFrame(reply.request);
  const frame = isShared ? sharedFrame(whole) : whole;
  const html = render(
    <Page
      {...frame}
      {...uiHrefs(display)}
      display={display}
      {...own}
      answersForm={answersForm(reply.request)}
      area={visit?.brand.owner ?? own.area}
    >
      {content}
    </Page>,
  );
  if (!reply.hasHeader("cache-control"))
    reply.header("cache-control", visit?.session ? "no-store" : "private, no-cache");
  const written = unbreakableHtml(html);
  reply.code(status).type("text/html; charset=utf-8");
  return isPublic(visit, written) ? sendSmall(reply, written) : reply.send(written);
}

/**
 * What a form leads to says so in its address (`seeOther(reply, "…?fait=envoye")`); refused, it is answered
 * in place.
 */
const DONE = ["fait", "note", "deja", "regle", "lignes"];

const answersForm = (request: FastifyRequest): boolean =>
  request.method === "POST" || DONE.some((name) => queryText(request, name) !== "");

/** Nobody is signed in and no form has its token: nothing here is a secret. */
const isPublic = (visit: Visit | undefined, html: string): boolean =>
  !visit?.session && !html.includes('name="_csrf"');

type Frame = Omit<PageProps, "title" | "children" | "stylesheetHref" | "fontHref" | "display">;

/** Its footer leads nowhere either: what its first link says is said. */
function sharedFrame({ account: _, signInHref: __, footerLinks = [], footerNote, ...frame }: Frame): Frame {
  const note = [footerLinks[0]?.label, footerNote].filter(Boolean).join(" · ");
  return { ...frame, footerNote: note };
}

function frameOf(visit: Visit, request: FastifyRequest, navigation: readonly NavLink[] = []): Frame {
  const { brand, language, session, menu } = visit;
  const home = `/${brand.slug}/`;
  return {
    locale: language,
    authority: { name: brand.name, href: home, logoHref: brand.logoHref },
    ...brandHrefs(brand, displayOf(request)),
    languages: [
      { locale: "fr", label: "Français", href: inLanguage(request, "fr") },
      { locale: "en", label: "English", href: inLanguage(request, "en") },
    ],
    account: session && {
      name: session.displayName || pageWords(language).unnamed,
      // A place that the page's own navigation shows is not said twice.
      links: menu.account.filter(({ href }) => !navigation.some((place) => place.href === href)),
      signOut: { action: menu.signOutAction, csrf: visit.csrf() },
    },
    signInHref: menu.signInHref,
    footerLinks: footerLinks(brand, visit),
    footerNote: contactLine(brand.contact),
    notice: brand.notice && say(brand.notice, language),
  };
}

function footerLinks({ slug, sandbox, accessibility = "none" }: Brand, { language }: Visit): NavLink[] {
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

export const contactLine = ({ address, phone }: Contact): string =>
  [address, phone].filter(Boolean).join(" · ");
