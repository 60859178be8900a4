import { defineMessages } from "../../web/index.ts";

export const mailboxWords = defineMessages({
  fr: {
    title: "Boîte aux lettres",
    lead: "Cette plateforme n’envoie aucun courriel : chaque message arrive ici, quel que soit son destinataire.",
    refresh: "Actualiser",
    emptyTitle: "Aucun message",
    empty: "Demandez un lien de connexion, ou envoyez une demande : le message apparaît ici aussitôt.",
    count: (shown: number) => (shown === 1 ? "1 message" : `${shown} messages, le plus récent d’abord`),
    to: "À",
    from: "De",
    sent: "Envoyé",
    back: "Tous les messages",
    earlier: (kept: number) => `Les ${kept} plus récents sont montrés.`,
  },
  en: {
    title: "Mailbox",
    lead: "This platform sends no e-mail: every message arrives here, whoever it is for.",
    refresh: "Refresh",
    emptyTitle: "No message",
    empty: "Ask for a sign-in link, or send a request: the message appears here at once.",
    count: (shown: number) => (shown === 1 ? "1 message" : `${shown} messages, newest first`),
    to: "To",
    from: "From",
    sent: "Sent",
    back: "All messages",
    earlier: (kept: number) => `The ${kept} newest are shown.`,
  },
});
