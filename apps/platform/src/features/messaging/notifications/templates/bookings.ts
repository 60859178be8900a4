import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** What happened to a booking without the person doing it. */
export interface BookingNews {
  readonly news: "served" | "passed" | "refused" | "called_off" | "excused" | "reminder";
  readonly activity: Sentence;
  /** Civil day of the session, and "14:30". */
  readonly day: string;
  readonly hour: string;
  /** Of a reminder: until when it is cancelled for nothing, and whether it costs nothing at all. */
  readonly until?: { readonly day: string; readonly hour: string; readonly isFree: boolean };
  /** Where the bookings are, under the authority. */
  readonly path: string;
  /** Given name of who takes part, when the reader acts for them. */
  readonly about?: string;
}

const subjects: Readonly<Record<BookingNews["news"], (activity: Sentence) => Sentence>> = {
  served: ({ fr, en }) => ({ fr: `${fr} : une place s’est libérée`, en: `${en}: a place came free` }),
  passed: ({ fr, en }) => ({
    fr: `${fr} : la place libérée est allée à la personne suivante`,
    en: `${en}: the place that came free went to the next person`,
  }),
  refused: ({ fr, en }) => ({
    fr: `${fr} : la place libérée est allée à la personne suivante`,
    en: `${en}: the place that came free went to the next person`,
  }),
  called_off: ({ fr, en }) => ({
    fr: `${fr} : la séance n’a pas lieu`,
    en: `${en}: the session is called off`,
  }),
  excused: ({ fr, en }) => ({ fr: `${fr} : une absence est excusée`, en: `${en}: an absence is excused` }),
  reminder: ({ fr, en }) => ({
    fr: `${fr} : rappel de la réservation`,
    en: `${en}: reminder of the booking`,
  }),
};

const whats: Readonly<Record<Exclude<BookingNews["news"], "reminder">, Sentence>> = {
  served: {
    fr:
      "La place est réservée. Si elle ne convient plus, " +
      "annulez-la : la page dit jusqu’à quelle heure rien n’est dû.",
    en:
      "The place is booked. If it no longer suits, cancel " +
      "it: the page says until what time nothing is due.",
  },
  passed: {
    fr:
      "Il n’y avait pas assez sur le compteur qui paie. Rien n’est dû. Pour " +
      "la prochaine fois, rechargez le compteur, en ligne ou au guichet.",
    en:
      "There was not enough on the counter that pays. Nothing is due. " +
      "For the next time, top up the counter, online or at the desk.",
  },
  refused: {
    fr:
      "Le compteur qui paie cette activité ne peut pas la payer aujourd’hui. " +
      "Rien n’est dû. Demandez à l’accueil : recharger n’y changerait rien.",
    en:
      "The counter that pays for this activity cannot pay for it today. " +
      "Nothing is due. Ask the desk: topping up would change nothing.",
  },
  called_off: {
    fr: "Rien n’est dû : le prix n’est pas pris. Vous pouvez réserver une autre séance.",
    en: "Nothing is due: the price is not taken. You can book another session.",
  },
  excused: {
    fr: "Le prix de la séance est rendu au compteur.",
    en: "The price of the session is given back to the counter.",
  },
};

/** What to do, and until when. */
function formatBookingAction({ news, until }: BookingNews): Sentence {
  if (news !== "reminder") return whats[news];
  const [day, hour] = [until?.day ?? "", until?.hour ?? ""];
  const limit = {
    fr:
      "Si la place ne convient plus, annulez avant le " +
      `${formatLongDate(day, "fr")} à ${hour.replace(":", " h ")} :`,
    en: `If the place no longer suits, cancel before ${formatLongDate(day, "en")} at ${hour}:`,
  };
  return until?.isFree === true
    ? { fr: `${limit.fr} quelqu’un d’autre viendra.`, en: `${limit.en} somebody else will come.` }
    : {
        fr: `${limit.fr} rien ne sera dû. Après cette heure, le prix est pris.`,
        en: `${limit.en} nothing will be due. After that hour, the price is taken.`,
      };
}

export const bookingNews: Template<BookingNews> = (sender, data, language) => {
  const { news, activity, day, hour, about } = data;
  const of = about
    ? { fr: `, pour la réservation ${formatOfName(about)}`, en: `, for the booking of ${about}` }
    : { fr: "", en: "" };
  return {
    subject: subjects[news](activity)[language],
    text: formatLetter(sender, language, [
      {
        fr: `${activity.fr}, ${formatLongDate(day, "fr")} à ${hour.replace(":", " h ")}${of.fr}.`,
        en: `${activity.en}, ${formatLongDate(day, "en")} at ${hour}${of.en}.`,
      }[language],
      formatBookingAction(data)[language],
      formatActLine(sender, language, {
        online: { fr: "Voir les réservations", en: "See the bookings" },
        path: data.path,
        atOffice: {
          fr: "Pour changer quelque chose, venez ou appelez.",
          en: "To change something, come or call.",
        },
      }),
    ]),
  };
};
