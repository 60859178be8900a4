import type { JournalTeller } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { PersonRight } from "./request.ts";

type Data = Readonly<Record<string, unknown>>;

const names: Readonly<Record<PersonRight, Sentence>> = {
  access: { fr: "accès aux informations", en: "access to information" },
  rectification: { fr: "correction", en: "correction" },
  erasure: { fr: "effacement", en: "erasure" },
  portability: { fr: "copie à emporter", en: "copy to take away" },
  restriction: { fr: "mise en pause", en: "restriction" },
  objection: { fr: "opposition", en: "objection" },
};

const isRight = (text: string): text is PersonRight => Object.hasOwn(names, text);

function formatRightName({ right, number }: Data): Sentence {
  const name = isRight(String(right)) ? names[String(right) as PersonRight] : { fr: "droit", en: "right" };
  return { fr: `${name.fr} (demande ${number})`, en: `${name.en} (request ${number})` };
}

const line =
  (fr: string, en: string): JournalTeller =>
  (data) => ({ fr: `${fr} : ${formatRightName(data).fr}.`, en: `${en}: ${formatRightName(data).en}.` });

/** Which right and which number, never what was written. */
export const rightsJournal: Readonly<Record<string, JournalTeller>> = {
  "rights.asked": line("Un droit est demandé", "A right is asked for"),
  "rights.answered": line("La demande de droit a reçu sa réponse", "The request was answered"),
  "rights.refused": line(
    "La demande de droit est refusée, avec sa raison",
    "The request is refused, with its reason",
  ),
  "rights.extended": line(
    "Le délai de réponse est prolongé, avec sa raison",
    "More time is taken, with its reason",
  ),
  "rights.undone": line("L’effacement demandé est annulé", "The erasure asked for is undone"),
  "rights.confirmed": line("Un second agent a confirmé l’effacement", "A second agent confirmed the erasure"),
  "rights.dossier_made": line(
    "Tout ce qui est su a été préparé pour vous être remis",
    "All that is known was prepared to be handed to you",
  ),
  "rights.listed": ({ requests }) => ({
    fr: `Un agent a vu la liste des demandes de droits : ${String(requests)}.`,
    en: `An agent saw the list of requests: ${String(requests)}.`,
  }),
  "rights.pauses_listed": ({ pauses }) => ({
    fr: `Un agent a vu la liste des mises en pause en place : ${String(pauses)}.`,
    en: `An agent saw the list of pauses in force: ${String(pauses)}.`,
  }),
  "rights.pauses_reminded": ({ pauses }) => ({
    fr: `Le délégué à la protection des données est prévenu des mises en pause en place : ${String(pauses)}.`,
    en: `The data-protection officer is told of the pauses in force: ${String(pauses)}.`,
  }),
  "rights.read": line("Un agent a lu une demande de droit", "An agent read a request"),
};
