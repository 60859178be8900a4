import type { Tone } from "@ardeco/ui";
import type { SpaceLogLine } from "../../features/consent/sandbox/index.ts";
import type { Language, Sentence } from "../../kernel/errors.ts";

const kinds: Readonly<Record<string, Sentence>> = {
  authorization: { fr: "Demande d’autorisation", en: "Authorization request" },
  pushed_authorization_request: { fr: "Demande poussée (PAR)", en: "Pushed request (PAR)" },
  token: { fr: "Jetons", en: "Tokens" },
  userinfo: { fr: "Lecture des informations (userinfo)", en: "Items read (userinfo)" },
  introspection: { fr: "Introspection", en: "Introspection" },
  revocation: { fr: "Révocation", en: "Revocation" },
  jwks: { fr: "Lecture de nos clés publiques", en: "Public keys read" },
  end_session: { fr: "Déconnexion", en: "Signing out" },
  end_session_confirm: { fr: "Déconnexion confirmée", en: "Signing out confirmed" },
  event: { fr: "Événement envoyé", en: "Event sent" },
  forgery: { fr: "Faux événement envoyé", en: "Forged event sent" },
  gesture: { fr: "Geste", en: "Gesture" },
  entered: { fr: "Entrée comme", en: "Entered as" },
};

const outcomes: Readonly<Record<string, readonly [Sentence, Tone]>> = {
  done: [{ fr: "fait", en: "done" }, "success"],
  asked: [{ fr: "page montrée", en: "page shown" }, "info"],
  access_denied: [{ fr: "la personne a refusé", en: "the person refused" }, "neutral"],
  queued: [{ fr: "attend", en: "waiting" }, "warning"],
  delivered: [{ fr: "reçu", en: "received" }, "info"],
  acknowledged: [{ fr: "accusé", en: "acknowledged" }, "success"],
  failed: [{ fr: "refusé", en: "refused" }, "danger"],
  silent: [{ fr: "pas de réponse", en: "no answer" }, "danger"],
  change: [{ fr: "changer", en: "change" }, "neutral"],
  expire: [{ fr: "faire expirer", en: "let expire" }, "neutral"],
  renew: [{ fr: "vérifier à nouveau", en: "check again" }, "neutral"],
  come_of_age: [{ fr: "dix-huit ans", en: "eighteen" }, "neutral"],
  withdraw: [{ fr: "retirer", en: "withdraw" }, "neutral"],
  suspend: [{ fr: "suspendre", en: "suspend" }, "neutral"],
  reset: [{ fr: "recommencer", en: "start again" }, "neutral"],
  forgery: [{ fr: "falsifier", en: "forge" }, "neutral"],
};

/** Why a code or a refresh token was refused, to the vendor of the application that sent it. */
const whys: Readonly<Record<string, Sentence>> = {
  used_already: { fr: "ce code ou ce jeton a déjà servi", en: "this code or token was used already" },
  expired: { fr: "ce code ou ce jeton a expiré", en: "this code or token has expired" },
  other_redirect: {
    fr: "l’adresse de retour n’est pas celle de la demande",
    en: "the return address is not that of the request",
  },
  other_client: { fr: "il a été donné à une autre application", en: "it was given to another application" },
  unknown: { fr: "ce code ou ce jeton est inconnu ici", en: "this code or token is unknown here" },
  other_key: { fr: "la clé n’est pas celle du jeton", en: "the key is not that of the token" },
  wrong_verifier: {
    fr: "le code_verifier n’est pas celui de la demande",
    en: "the code_verifier is not that of the request",
  },
};

/** A line of the log: words for what we know, the protocol's own for the rest. */
export function formatLogLine(
  { kind, outcome, facts }: SpaceLogLine,
  language: Language,
): { what: string; result: string; tone: Tone } {
  const [said, tone] = outcomes[outcome] ?? [undefined, getOutcomeTone(outcome)];
  const details = Object.entries(facts).map(([name, value]) =>
    name === "why"
      ? (whys[String(value)]?.[language] ?? String(value))
      : name === "person" || name === "event" || name === "on" || name === "failure"
        ? String(value)
        : `${name}=${value}`,
  );
  return {
    what: [kinds[kind]?.[language] ?? kind, ...details].join(" · "),
    result: said?.[language] ?? outcome,
    tone,
  };
}

/** What a forged event is answered is good when it is a refusal; anything else with a code is an error. */
const getOutcomeTone = (outcome: string): Tone => (/^http_4\d\d$/.test(outcome) ? "success" : "danger");
