import { defineMessages } from "../../../../../../../web/index.ts";

export const documentsWords = defineMessages({
  fr: {
    received: "Documents déjà reçus",
    remove: "Retirer",
    size: (bytes: number) => formatFileSize(bytes, "fr-FR", "Ko", "Mo"),
    sending: "Envoi du document",
    sent: (percent: number) => `${percent} % envoyés`,
    checking: "Document reçu, vérification…",
    failed: "L’envoi a été coupé. Vérifiez votre connexion, puis appuyez de nouveau sur le bouton.",
  },
  en: {
    received: "Documents already received",
    remove: "Remove",
    size: (bytes: number) => formatFileSize(bytes, "en-GB", "kB", "MB"),
    sending: "Sending the document",
    sent: (percent: number) => `${percent}% sent`,
    checking: "Document received, being checked…",
    failed: "The upload was cut. Check your connection, then press the button again.",
  },
});

function formatFileSize(bytes: number, locale: string, small: string, large: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} ${small}`
    : `${format.format(bytes / 1_000_000)} ${large}`;
}
