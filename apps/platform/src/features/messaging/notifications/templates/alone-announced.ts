import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { formatLetter, type Template } from "./template.ts";

const kinds: Readonly<Record<string, Sentence>> = {
  "catalogue.version": { fr: "la fiche d’un service", en: "the page of a service" },
  "couplings.coupling": { fr: "une offre couplée", en: "a coupled offer" },
  "tariffs.version": { fr: "un tarif", en: "a tariff" },
};

export interface AloneAnnounced {
  /** Of what they asked: a kind of approval. */
  readonly kind: string;
  /** As they are called; "" when they are no longer an agent. */
  readonly by: string;
  readonly dueOn: string;
}

/** To whoever may answer: in the mode of small staffs, nobody else would look in time. */
export const formatAloneAnnounced: Template<AloneAnnounced> = (sender, { kind, by, dueOn }, language) => {
  const day = formatLongDate(dueOn, language);
  const inbox = `${sender.url}/administration/approbations`;
  const what = kinds[kind]?.[language] ?? kind;
  const fr = language === "fr";
  const subject = fr
    ? "À lire avant une approbation sans second agent"
    : "To read before an approval by one agent";
  const paragraphs = fr
    ? [
        `${by || "Un agent"} approuvera sa propre demande à partir du ${day} : ${what}.`,
        "Le mode petit effectif le permet. D’ici là, vous pouvez la lire, " +
          "l’approuver vous-même, ou refuser qu’elle soit approuvée sans second agent.",
        `Lire et répondre : ${inbox}`,
      ]
    : [
        `${by || "An agent"} will approve their own request from ${day}: ${what}.`,
        "The mode of small staffs allows it. Until then, you may read it, approve " +
          "it yourself, or refuse that it be approved without a second agent.",
        `Read and answer: ${inbox}`,
      ];
  return { subject: `${subject} – ${sender.name}`, text: formatLetter(sender, language, paragraphs) };
};
