import { defineMessages } from "../../../../web/index.ts";

export const documentsWords = defineMessages({
  fr: {
    received: "Documents déjà reçus",
    remove: "Retirer",
    size: (bytes: number) =>
      `${(bytes / 1_048_576).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`,
    sending: "Envoi du document",
    sent: (percent: number) => `${percent} % envoyés`,
    checking: "Document reçu, vérification…",
    failed: "L’envoi a été coupé. Vérifiez votre connexion, puis appuyez de nouveau sur le bouton.",
  },
  en: {
    received: "Documents already received",
    remove: "Remove",
    size: (bytes: number) =>
      `${(bytes / 1_048_576).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`,
    sending: "Sending the document",
    sent: (percent: number) => `${percent}% sent`,
    checking: "Document received, being checked…",
    failed: "The upload was cut. Check your connection, then press the button again.",
  },
});
