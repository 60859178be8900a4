import type { JournalTeller } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";

type Data = Readonly<Record<string, unknown>>;

const received: Readonly<Record<string, Sentence>> = {
  phone: { fr: "Vous avez appelé", en: "You called" },
  desk: { fr: "Vous êtes venu au guichet", en: "You came to the desk" },
  mail: { fr: "Votre courrier est arrivé", en: "Your letter arrived" },
  web: { fr: "Vous avez écrit depuis votre espace", en: "You wrote from your space" },
};

const formatContactNumber = ({ number: text }: Data): string => String(text ?? "");

/** Numbers and doors, never what was said. */
export const contactsJournal: Readonly<Record<string, JournalTeller>> = {
  "contacts.received": (data) => {
    const door = received[String(data.channel)] ?? { fr: "Un échange est noté", en: "An exchange is noted" };
    return {
      fr: `${door.fr} : échange ${formatContactNumber(data)}.`,
      en: `${door.en}: exchange ${formatContactNumber(data)}.`,
    };
  },
  "contacts.waiting_listed": ({ contacts }) => ({
    fr: `Un agent a vu la liste des échanges qui attendent : ${String(contacts)}.`,
    en: `An agent saw the list of exchanges that wait: ${String(contacts)}.`,
  }),
  "contacts.answered": (data) => ({
    fr: `Un agent a répondu à votre échange ${formatContactNumber(data)}.`,
    en: `An agent answered your exchange ${formatContactNumber(data)}.`,
  }),
  "contacts.handed": (data) => ({
    fr: `Votre échange ${formatContactNumber(data)} a été transmis à un autre guichet.`,
    en: `Your exchange ${formatContactNumber(data)} was handed to another desk.`,
  }),
  "contacts.read": (data) => ({
    fr: `Un agent a lu votre échange ${formatContactNumber(data)} pour vous répondre.`,
    en: `An agent read your exchange ${formatContactNumber(data)} to answer you.`,
  }),
  "contacts.caller_checked": ({ recognised }) =>
    recognised === true
      ? {
          fr: "Au téléphone, quelqu’un a répondu juste aux questions qui vérifient que c’est vous.",
          en: "On the telephone, somebody answered rightly the questions that check it is you.",
        }
      : {
          fr: "Au téléphone, quelqu’un s’est dit vous et n’a pas répondu juste : rien ne lui a été dit.",
          en:
            "On the telephone, somebody claimed to be you and " +
            "did not answer rightly: they were told nothing.",
        },
};
