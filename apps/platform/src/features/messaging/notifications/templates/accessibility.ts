import { formatLetter, type Template } from "./template.ts";

export interface ComplaintData {
  readonly number: string;
  /** Long dates, in the reader's language. */
  readonly receivedOn: string;
  readonly answerBefore: string;
}

/**
 * Acknowledgement (CRPA art. R112-5). Nothing of what was typed comes back: whoever types somebody else's
 * address in the form cannot have the authority write to them in their words.
 */
export const complaintReceived: Template<ComplaintData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `Votre signalement ${data.number} est bien reçu`,
        text: formatLetter(sender, language, [
          `Nous avons reçu votre signalement d’accessibilité le ${data.receivedOn}.`,
          `Numéro à garder : ${data.number}`,
          `${sender.name} vous répond au plus tard le ${data.answerBefore}.`,
          "Sans réponse, ou si la réponse ne vous convient pas, le Défenseur " +
            `des droits peut vous aider : ${sender.url}/accessibilite`,
          "Vous n’avez rien signalé ? Oubliez ce message : il n’ouvre rien.",
        ]),
      }
    : {
        subject: `Your report ${data.number} has been received`,
        text: formatLetter(sender, language, [
          `We received your accessibility report on ${data.receivedOn}.`,
          `Number to keep: ${data.number}`,
          `${sender.name} answers you by ${data.answerBefore}.`,
          "Without an answer, or if it does not suit you, the Défenseur des " +
            `droits (Defender of Rights) can help: ${sender.url}/accessibilite`,
          "You reported nothing? Forget this message: it opens nothing.",
        ]),
      };

/** To the authority's own address: where to read it, never what it says. */
export const complaintArrived: Template<ComplaintData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `Accessibilité : un signalement attend une réponse (${data.number})`,
        text: formatLetter(sender, language, [
          `Quelqu’un n’a pas pu se servir d’une page. Son signalement est arrivé le ${data.receivedOn}.`,
          `Il faut lui répondre au plus tard le ${data.answerBefore} (décret n° 2019-768, article 4).`,
          `Le lire et y répondre : ${sender.url}/administration/accessibilite`,
        ]),
      }
    : {
        subject: `Accessibility: a report awaits an answer (${data.number})`,
        text: formatLetter(sender, language, [
          `Somebody could not use a page. Their report arrived on ${data.receivedOn}.`,
          `They must be answered by ${data.answerBefore} (French decree 2019-768, article 4).`,
          `Read and answer it: ${sender.url}/administration/accessibilite`,
        ]),
      };
