import { LinkButton, SearchBox } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../kernel/errors.ts";
import { defineMessages } from "../messages.ts";
import type { Contact } from "../ports.ts";
import type { Refusal } from "./refusal.ts";

const words = defineMessages({
  fr: {
    back: "Revenir à la page précédente",
    home: "Revenir à l’accueil",
    doIt: "Voir comment faire",
    search: "Ou cherchez un service",
    signIn: "Me connecter",
    signedOut:
      "Vous n’êtes pas connecté, ou vous ne l’êtes plus. La page vous demandera d’abord de vous connecter.",
    reference: "Référence à donner si vous nous contactez :",
    help: "Besoin d’aide ?",
    call: (phone: string) => `Appelez le ${phone}.`,
    write: (email: string) => `Écrivez à ${email}.`,
  },
  en: {
    back: "Back to the page before",
    home: "Back to the home page",
    doIt: "See how to do it",
    search: "Or find a service",
    signIn: "Sign in",
    signedOut: "You are not signed in, or no longer. The page will first ask you to sign in.",
    reference: "Reference to give if you contact us:",
    help: "Need help?",
    call: (phone: string) => `Call ${phone}.`,
    write: (email: string) => `Write to ${email}.`,
  },
});

export interface ErrorPageProps {
  readonly refusal: Refusal;
  readonly language: Language;
  readonly requestId: string;
  /** The form to fill in again. */
  readonly backHref: string | undefined;
  /** Nobody is signed in any more, and the form was somebody's. */
  readonly signedOut: boolean;
  /** What sends again the form that was refused: it says what to do. */
  readonly resend?: ComponentChildren;
  readonly homeHref: string;
  /** "/caen", under which the page that settles it is. */
  readonly rootHref: string | undefined;
  readonly signInHref: string | undefined;
  readonly contact: Contact;
}

export function ErrorPage({
  refusal,
  language,
  requestId,
  backHref,
  signedOut,
  resend,
  homeHref,
  rootHref,
  signInHref,
  contact,
}: ErrorPageProps) {
  const say = words(language);
  return (
    <>
      <h1>{refusal.sentence[language]}</h1>
      {resend ?? <p class="ar-lead">{refusal.todo[language]}</p>}
      {signedOut && !resend && <p>{say.signedOut}</p>}
      {refusal.fields.length > 0 && (
        <ul>
          {refusal.fields.map((field) => (
            <li key={`${field.field} ${field.code}`}>{field[language]}</li>
          ))}
        </ul>
      )}
      <p>
        {refusal.page && rootHref ? (
          <LinkButton href={`${rootHref}${refusal.page}`}>{say.doIt}</LinkButton>
        ) : refusal.status === 401 && signInHref && !resend ? (
          <LinkButton href={signInHref}>{say.signIn}</LinkButton>
        ) : (
          <LinkButton
            href={backHref ?? homeHref}
            variant={refusal.status === 404 || resend ? "secondary" : "primary"}
          >
            {backHref ? say.back : say.home}
          </LinkButton>
        )}
      </p>
      {refusal.status === 404 && rootHref && <SearchBox action={`${rootHref}/services`} label={say.search} />}
      {(contact.phone || contact.email) && (
        <p>
          {say.help} {contact.phone && say.call(contact.phone)} {contact.email && say.write(contact.email)}
        </p>
      )}
      <p class="ar-hint">
        {say.reference} <code>{refusal.code}</code> · <code>{requestId}</code>
      </p>
    </>
  );
}
