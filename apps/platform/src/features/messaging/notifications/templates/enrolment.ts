import type { Language } from "../../../../kernel/errors.ts";
import { formatInnerLabel, formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

/** On paper the number goes along: it is what the office asks for. */
const formatRequestTracking = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Suivre ma demande", en: "Follow my application" },
    path: "/espace/demandes",
    atOffice: {
      fr: "Pour suivre votre demande, venez ou appelez avec ce numéro.",
      en: "To follow your application, come or call with this number.",
    },
  });

/** Given name of whom it is about, when the reader acts for them; no family name: a mailbox may be shared. */
interface AboutSomebody {
  readonly about?: string;
}

const formatFrenchRequest = ({ about }: AboutSomebody): string =>
  about ? `la demande ${formatOfName(about)}` : "votre demande";
const formatEnglishRequest = ({ about }: AboutSomebody): string =>
  about ? `the application of ${about}` : "your application";
const formatCapitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface ReceiptData extends AboutSomebody {
  readonly number: string;
  /** Long dates, already written in the person's language. */
  readonly sentOn: string;
  readonly decisionBefore: string;
  /** Day from which silence has accepted (CRPA art. L231-1). */
  readonly silenceOn: string;
  readonly office: string;
  /** Of somebody known already: a move, a correction. Older messages that wait say nothing of it. */
  readonly isChange?: boolean;
  /** What is still to be shown, in one paragraph. */
  readonly toBring?: string;
}

/** Acknowledgement of receipt (CRPA art. L112-3, R112-5): number, date, office, delay, silence, appeal. */
export const enrolmentReceipt: Template<ReceiptData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `${formatCapitalised(formatFrenchRequest(data))} ${data.number} est bien reçue`,
        text: formatLetter(sender, language, [
          data.isChange
            ? "Nous avons reçu " +
              `${data.about ? `les informations ${formatOfName(data.about)}` : "vos informations"} ` +
              `à mettre à jour le ${data.sentOn}.`
            : "Nous avons reçu " +
              (data.about
                ? `la demande d’inscription ${formatOfName(data.about)}`
                : "votre demande d’inscription") +
              ` le ${data.sentOn}.`,
          `Numéro à garder : ${data.number}`,
          ...toShow(data),
          `Service responsable : ${data.office}. Vous aurez ` +
            `une réponse au plus tard le ${data.decisionBefore}.`,
          `Sans réponse le ${data.silenceOn}, ${formatFrenchRequest(data)} est acceptée et vous ` +
            "pouvez demander une attestation ; les informations non vérifiées restent « déclarées ».",
          "Si une décision ne vous convient pas, vous avez deux mois " +
            "pour nous écrire, puis saisir le tribunal administratif.",
          formatRequestTracking(sender, language),
        ]),
      }
    : {
        subject: `We have received ${formatEnglishRequest(data)} ${data.number}`,
        text: formatLetter(sender, language, [
          data.isChange
            ? `We received ${data.about ? `the information of ${data.about}` : "your information"} ` +
              `to update on ${data.sentOn}.`
            : `We received ${formatEnglishRequest(data)} on ${data.sentOn}.`,
          `Number to keep: ${data.number}`,
          ...toShow(data),
          `Office in charge: ${data.office}. You will have an answer by ${data.decisionBefore}.`,
          `Without an answer on ${data.silenceOn}, ${formatEnglishRequest(data)} is accepted ` +
            "and you may ask for a certificate; information not checked stays “declared”.",
          "If you disagree with a decision, you have two months " +
            "to write to us, then to the administrative court.",
          formatRequestTracking(sender, language),
        ]),
      };

const toShow = ({ toBring }: ReceiptData): readonly string[] => (toBring === undefined ? [] : [toBring]);

export interface DecisionData extends AboutSomebody {
  readonly number: string;
  readonly fileId: string;
  readonly validated: readonly string[];
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
}

export const enrolmentDecided: Template<DecisionData> = (sender, data, language) => {
  const fr = language === "fr";
  const refused = data.refused.map(({ label, reason }) => `- ${label} : ${reason}`).join("\n");
  const bad = fr ? `Nous n’avons pas pu valider :\n${refused}` : `We could not validate:\n${refused}`;
  const appeal = fr
    ? "Vous pouvez aussi contester : vous avez deux mois pour " +
      "nous écrire, puis saisir le tribunal administratif."
    : "You can also appeal: you have two months to write to us, then to the administrative court.";
  const correct = formatActLine(sender, language, {
    online: { fr: "Corriger ou envoyer un autre document", en: "Correct it, or send another document" },
    path: `/espace/demandes/${data.fileId}`,
    atOffice: {
      fr:
        "Pour corriger ou donner un autre document, venez " +
        "avec cette lettre, ou envoyez une copie par la poste.",
      en: "To correct it, or give another document, come with this letter, or post a copy.",
    },
  });
  const good = fr
    ? `Nous avons vérifié et validé : ${formatLabelList(data.validated)}. Tant ` +
      "que c’est valable, aucun service ne vous redemande de justificatif."
    : `We checked and validated: ${formatLabelList(data.validated)}. ` +
      "While this is valid, no service asks you for evidence again.";
  return {
    subject: fr
      ? `Réponse à ${formatFrenchRequest(data)} ${data.number}`
      : `Answer to ${formatEnglishRequest(data)} ${data.number}`,
    text: formatLetter(sender, language, [
      ...(data.refused.length > 0 ? [bad, correct, appeal] : []),
      ...(data.validated.length > 0 ? [good] : []),
      ...(sender.onPaper
        ? []
        : [fr ? `Voir mon espace : ${sender.url}/espace` : `See my space: ${sender.url}/espace`]),
    ]),
  };
};

const formatLabelList = (labels: readonly string[]): string => labels.map(formatInnerLabel).join(", ");

const formatDocumentsToBring = (sender: Sender, language: Language): readonly string[] => {
  const fr = language === "fr";
  if (sender.onPaper) {
    const sentence = fr
      ? "Apportez-le, ou envoyez une copie par la poste, avec cette lettre."
      : "Bring it, or post a copy, with this letter.";
    return [sentence];
  }
  return fr
    ? [`Pour l’envoyer : ${sender.url}/espace/demandes`, "Vous pouvez aussi l’apporter au guichet."]
    : [`To send it: ${sender.url}/espace/demandes`, "You can also bring it to the desk."];
};

export interface DocumentAskedData extends AboutSomebody {
  readonly number: string;
  readonly document: string;
  readonly reason: string;
}

export const documentAsked: Template<DocumentAskedData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `Il manque un document à ${formatFrenchRequest(data)} ${data.number}`,
        text: formatLetter(sender, language, [
          `Il nous faut : ${data.document}.`,
          `Pourquoi : ${data.reason}`,
          ...formatDocumentsToBring(sender, language),
        ]),
      }
    : {
        subject: `A document is missing from ${formatEnglishRequest(data)} ${data.number}`,
        text: formatLetter(sender, language, [
          `We need: ${data.document}.`,
          `Why: ${data.reason}`,
          ...formatDocumentsToBring(sender, language),
        ]),
      };
