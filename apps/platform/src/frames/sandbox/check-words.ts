import type { CheckName } from "../../features/consent/sandbox/index.ts";
import type { Sentence } from "../../kernel/errors.ts";

/** What each check is, and how to have it seen. */
export const checkWords: Readonly<Record<CheckName, { readonly name: Sentence; readonly how: Sentence }>> = {
  signed_in: {
    name: { fr: "Connecter quelqu’un, avec PKCE", en: "Sign somebody in, with PKCE" },
    how: {
      fr: "Échangez contre des jetons un code demandé avec un défi (RFC 7636).",
      en: "Exchange for tokens a code that was asked with a challenge (RFC 7636).",
    },
  },
  keys_read: {
    name: { fr: "Lire nos clés publiques", en: "Read our public keys" },
    how: {
      fr: "Sans elles, un jeton d’identité ne se vérifie pas : lisez jwks_uri.",
      en: "Without them no ID token can be verified: read jwks_uri.",
    },
  },
  claims_read: {
    name: { fr: "Lire les informations accordées", en: "Read the items granted" },
    how: { fr: "Appelez userinfo avec le jeton d’accès.", en: "Call userinfo with the access token." },
  },
  refusal_survived: {
    name: { fr: "Survivre à un refus", en: "Survive a refusal" },
    how: {
      fr: "Refusez tout (access_denied), puis laissez la personne essayer de nouveau.",
      en: "Refuse everything (access_denied), then let the person try again.",
    },
  },
  optional_missing: {
    name: {
      fr: "Accepter qu’une information facultative manque",
      en: "Accept that an optional item is missing",
    },
    how: {
      fr: "Demandez une information facultative, ne la cochez pas, terminez la connexion.",
      en: "Ask for an optional item, leave it unticked, finish signing in.",
    },
  },
  event_received: {
    name: { fr: "Recevoir un événement", en: "Receive an event" },
    how: { fr: "Donnez une adresse d’événements, répondez 202.", en: "Give an events address, answer 202." },
  },
  event_acknowledged: {
    name: { fr: "Accuser réception", en: "Acknowledge it" },
    how: {
      fr: "Une fois l’événement appliqué, appelez /acknowledgements avec son jti.",
      en: "Once the event is applied, call /acknowledgements with its jti.",
    },
  },
  withdrawal_acknowledged: {
    name: { fr: "Suivre un retrait jusqu’au bout", en: "Follow a withdrawal to its end" },
    how: {
      fr: "Retirez l’accord d’un personnage ; fermez son compte, puis accusez réception.",
      en: "Withdraw a character’s agreement; close the account, then acknowledge.",
    },
  },
  change_followed: {
    name: { fr: "Relire après un changement", en: "Read again after a change" },
    how: {
      fr: "Changez une information accordée ; à l’événement, relisez userinfo.",
      en: "Change a granted item; at the event, read userinfo again.",
    },
  },
  forgery_refused: {
    name: { fr: "Refuser un événement falsifié", en: "Refuse a forged event" },
    how: {
      fr: "Envoyez un faux événement d’un bouton : vérifiez la signature, répondez 400.",
      en: "Send a forged event by the button: verify the signature, answer 400.",
    },
  },
  counter_debited: {
    name: { fr: "Débiter un compteur", en: "Debit a counter" },
    how: {
      fr: "Chaque personnage a vingt euros au porte-monnaie d’essai : appelez /debits avec son sub.",
      en: "Each character has twenty euros in the trial purse: call /debits with their sub.",
    },
  },
  counter_credited: {
    name: { fr: "Créditer un compteur", en: "Credit a counter" },
    how: { fr: "Appelez /credits, avec une nouvelle clé.", en: "Call /credits, with a new key." },
  },
  counter_held: {
    name: { fr: "Réserver, puis prendre ou libérer", en: "Hold, then take or let go" },
    how: {
      fr: "Appelez /reservations, puis /post ou /void sur la réservation obtenue.",
      en: "Call /reservations, then /post or /void on the reservation that you got.",
    },
  },
  counter_refunded: {
    name: { fr: "Rembourser", en: "Refund" },
    how: { fr: "Appelez /refund sur un débit que vous avez fait.", en: "Call /refund on a debit of yours." },
  },
  pushed_request: {
    name: { fr: "Pousser la demande (PAR)", en: "Push the request (PAR)" },
    how: {
      fr: "RFC 9126 : rien ne passe par le navigateur.",
      en: "RFC 9126: nothing goes through the browser.",
    },
  },
  bound_token: {
    name: { fr: "Lier les jetons à une clé (DPoP)", en: "Bind tokens to a key (DPoP)" },
    how: { fr: "RFC 9449 : volé, un jeton ne vaut rien.", en: "RFC 9449: stolen, a token is worth nothing." },
  },
  signed_client: {
    name: { fr: "Se prouver par une clé", en: "Prove itself by a key" },
    how: { fr: "private_key_jwt : aucun secret partagé.", en: "private_key_jwt: no shared secret." },
  },
  signed_out: {
    name: { fr: "Déconnecter", en: "Sign out" },
    how: { fr: "Menez la personne à end_session.", en: "Lead the person to end_session." },
  },
};
