import type { IncomingMessage } from "node:http";
import { Alert, assetHrefs, Button, LinkButton, Page, type PageProps, render } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Issuer, OpenIdPages } from "../features/consent/openid/index.ts";
import type { Language, Sentence } from "../kernel/errors.ts";
import { buildBrandHrefs, formatSentence, formatUnbreakableHtml, parseCookieLanguage } from "../web/index.ts";
import type { Brands } from "./brands.ts";

const hrefs = assetHrefs();

const words = {
  errorTitle: { fr: "Cette demande ne peut pas continuer", en: "This request cannot go on" },
  errorText: {
    fr:
      "Le service qui vous a envoyé ici a fait une demande " +
      "que nous ne pouvons pas suivre. Rien n’a été transmis.",
    en: "The service that sent you here made a request that we cannot follow. Nothing was sent.",
  },
  errorTodo: {
    fr: "Revenez au service et recommencez. Si cela se répète, donnez-lui ce code :",
    en: "Go back to the service and try again. If it happens again, give them this code:",
  },
  signOutTitle: { fr: "Se déconnecter", en: "Sign out" },
  signOutText: {
    fr: "Vous quittez le service. Voulez-vous aussi fermer votre espace sur cet appareil ?",
    en: "You are leaving the service. Do you also want to close your space on this device?",
  },
  leaveAll: { fr: "Tout fermer", en: "Close everything" },
  leaveService: { fr: "Quitter seulement le service", en: "Leave the service only" },
  signedOutTitle: { fr: "Vous êtes déconnecté", en: "You are signed out" },
  signedOutText: {
    fr: "Sur un appareil partagé, fermez aussi le navigateur.",
    en: "On a shared device, close the browser too.",
  },
  home: { fr: "Aller à l’accueil", en: "Go to the home page" },
} as const satisfies Record<string, Sentence>;

/** The provider's own pages, in the colours of its authority. */
export function openIdPages(brands: Brands): OpenIdPages {
  return {
    error: ({ issuer, request, code, description }) =>
      renderOpenIdFrame(brands, issuer, request, words.errorTitle, (language) => (
        <>
          <Alert tone="warning" title={formatSentence(words.errorTitle, language)}>
            <p>{formatSentence(words.errorText, language)}</p>
            <p>
              {formatSentence(words.errorTodo, language)} <code>{code}</code>{" "}
              <small lang="en">{description}</small>
            </p>
          </Alert>
          <LinkButton href={`/${issuer.slug}/`}>{formatSentence(words.home, language)}</LinkButton>
        </>
      )),
    signOut: ({ issuer, request, action, xsrf }) =>
      renderOpenIdFrame(brands, issuer, request, words.signOutTitle, (language) => (
        <form method="post" action={action} class="ar-stack">
          <p>{formatSentence(words.signOutText, language)}</p>
          <input type="hidden" name="xsrf" value={xsrf} />
          <Button name="logout" value="yes">
            {formatSentence(words.leaveAll, language)}
          </Button>
          <Button variant="secondary">{formatSentence(words.leaveService, language)}</Button>
        </form>
      )),
    signedOut: ({ issuer, request }) =>
      renderOpenIdFrame(brands, issuer, request, words.signedOutTitle, (language) => (
        <>
          <p>{formatSentence(words.signedOutText, language)}</p>
          <LinkButton href={`/${issuer.slug}/`}>{formatSentence(words.home, language)}</LinkButton>
        </>
      )),
  };
}

function renderOpenIdFrame(
  brands: Brands,
  issuer: Issuer,
  request: IncomingMessage,
  title: Sentence,
  content: (language: Language) => ComponentChildren,
): string {
  const locale = parseCookieLanguage(request.headers.cookie);
  const brand = brands.known(issuer.slug);
  const props: Omit<PageProps, "children"> = {
    ...hrefs,
    locale,
    title: formatSentence(title, locale),
    noIndex: true,
    authority: { name: issuer.name, href: `/${issuer.slug}/` },
    ...(brand ? buildBrandHrefs(brand) : { themeHref: "" }),
  };
  const html = render(
    <Page {...props}>
      <h1>{formatSentence(title, locale)}</h1>
      {content(locale)}
    </Page>,
  );
  return formatUnbreakableHtml(html);
}
