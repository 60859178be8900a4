import type { Sentence } from "../../../../kernel/errors.ts";
import { formatLetter, type Template } from "./template.ts";

export interface CouplingWaits {
  readonly id: string;
  readonly name: Sentence;
  /** Who has just proposed it, or accepted last, as they are called. */
  readonly by: string;
  /** Of a service that it names, or, all of them having said yes, of an approver. */
  readonly awaits: "answer" | "approval";
}

/**
 * To agents, at their professional address: an offer exists only once they have answered, and nothing else
 * would tell them.
 */
export const couplingWaits: Template<CouplingWaits> = (sender, data, language) => {
  const page = `${sender.url}/administration/offres/${data.id}`;
  const { subject, paragraphs, see } =
    language === "fr" ? formatCouplingWaitsFrench(data) : formatCouplingWaitsEnglish(data);
  return {
    subject: `${subject} – ${sender.name}`,
    text: formatLetter(sender, language, [...paragraphs, `${see}${page}`]),
  };
};

const formatCouplingWaitsFrench = ({ name: { fr }, by, awaits }: CouplingWaits) =>
  awaits === "answer"
    ? {
        subject: `Offre couplée « ${fr} » : votre réponse est attendue`,
        paragraphs: [
          `${by} propose une offre couplée, « ${fr} », avec un de vos services.`,
          "Elle n’existe pas tant que vous n’avez pas accepté. Vous pouvez aussi la décliner.",
        ],
        see: "Lire l’offre et répondre : ",
      }
    : {
        subject: `Offre couplée « ${fr} » : à approuver`,
        paragraphs: [
          `Chaque service a accepté l’offre couplée « ${fr} ». La dernière réponse est de ${by}.`,
          "Elle baisse un tarif voté : elle n’existe pas tant qu’un administrateur, " +
            "ou le délégué à la protection des données, ne l’a pas approuvée.",
        ],
        see: "Lire l’offre et l’approuver : ",
      };

const formatCouplingWaitsEnglish = ({ name: { en }, by, awaits }: CouplingWaits) =>
  awaits === "answer"
    ? {
        subject: `Coupled offer “${en}”: your answer is awaited`,
        paragraphs: [
          `${by} proposes a coupled offer, “${en}”, with one of your services.`,
          "It does not exist until you have accepted it. You may also decline it.",
        ],
        see: "Read the offer and answer: ",
      }
    : {
        subject: `Coupled offer “${en}”: to be approved`,
        paragraphs: [
          `Each service accepted the coupled offer “${en}”. The last answer is from ${by}.`,
          "It lowers a tariff that was voted: it does not exist until an " +
            "administrator, or the data-protection officer, has approved it.",
        ],
        see: "Read the offer and approve it: ",
      };
