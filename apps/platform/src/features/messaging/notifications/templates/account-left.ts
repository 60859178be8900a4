import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/**
 * An adult left an account that a household shares. Names nobody: a parent who lives elsewhere reads it too.
 */
export interface AccountLeft {
  readonly to: "leaver" | "other";
  readonly counter: Sentence;
  /** Paid afterwards, by whoever left: it goes with them, and the others begin another. */
  readonly takesAlong: boolean;
  /** Paid afterwards, and another than whoever left pays it: it stays. */
  readonly otherPays: boolean;
  /** Under the authority. */
  readonly path: string;
}

export const accountLeft: Template<AccountLeft> = (sender, { to, counter, path, ...what }, language) => ({
  subject: {
    fr: `${counter.fr} : un adulte a quitté le compteur du foyer – ${sender.name}`,
    en: `${counter.en}: an adult left the household’s counter – ${sender.name}`,
  }[language],
  text: formatLetter(sender, language, [
    ...(to === "leaver" ? formatLeaverMessage(what) : formatOtherMessage(what)).map(
      (said) => said(counter)[language],
    ),
    formatActLine(sender, language, {
      online: { fr: "Voir les compteurs", en: "See the counters" },
      path,
      atOffice: { fr: "Pour en parler, venez ou appelez.", en: "To talk about it, come or call." },
    }),
  ]),
});

type Said = (counter: Sentence) => Sentence;

type What = Pick<AccountLeft, "takesAlong" | "otherPays">;

const formatLeaverMessage = ({ takesAlong, otherPays }: What): readonly Said[] => [
  ({ fr, en }) => ({
    fr:
      `Vous ne partagez plus le compteur « ${fr} » du foyer. ` +
      "Si ce n’est pas vous qui l’avez demandé, appelez-nous.",
    en: `You no longer share the household’s counter “${en}”. If you did not ask for it, call us.`,
  }),
  () =>
    takesAlong
      ? {
          fr:
            "Ce qui a été consommé avant votre départ vous sera encore facturé. La suite " +
            "ne l’est plus à votre nom, sauf si un agent vous désigne, et vous le dit.",
          en:
            "What was consumed before you left is still invoiced to you. " +
            "What follows is not, unless an agent names you, and tells you.",
        }
      : {
          fr:
            "Vous relisez ce qui y a été fait avant, et rien de ce qui suit, " +
            "sauf sur le compteur d’un enfant dont vous avez la charge.",
          en:
            "You still read what was done there before, and nothing " +
            "that follows, but on the counter of a child in your charge.",
        },
  ...(otherPays
    ? [
        () => ({
          fr:
            "Ce compteur reste au foyer, et vous n’y deviez rien. Une facture d’avant votre départ " +
            "peut revenir, si votre banque refuse un prélèvement. Venez alors, ou appelez : un " +
            "agent l’encaisse sur ce compteur. N’en ouvrez pas un autre pour la payer.",
          en:
            "This counter stays with the household, and you owed nothing on it. An invoice " +
            "from before you left may come back, if your bank refuses a direct debit. Come " +
            "then, or call: an agent takes the money on this counter. Open no other to pay it.",
        }),
      ]
    : []),
];

const formatOtherMessage = ({ takesAlong, otherPays }: What): readonly Said[] => [
  ({ fr, en }) => ({
    fr:
      `Un adulte du foyer a quitté le compteur « ${fr} » que vous ` +
      "partagez, ou qu’un enfant dont vous avez la charge partage.",
    en:
      `An adult of the household left the counter “${en}” ` +
      "that you share, or that a child in your charge shares.",
  }),
  () =>
    takesAlong
      ? {
          fr:
            "Un compteur neuf commence. Ce que l’ancien devait n’est pas " +
            "à vous. Un agent regarde qui paie la suite, et vous le dira.",
          en:
            "A new counter begins. What the former one owed is not yours. " +
            "An agent looks at who pays what follows, and will tell you.",
        }
      : {
          fr:
            "Le compteur et ce qui est dessus restent. La personne qui est partie n’y " +
            "lit plus rien de nouveau, sauf si elle a la charge d’un enfant qui y est.",
          en:
            "The counter and what is on it stay. Whoever left reads " +
            "nothing new there, unless a child on it is in their charge.",
        },
  ...(otherPays
    ? [
        () => ({
          fr:
            "Chaque facture envoyée reste à payer par la personne à qui elle " +
            "est adressée. Si un agent a dit qui paie la suite, cela ne change " +
            "pas ; sinon, un agent regarde qui la paie, et vous le dira.",
          en:
            "Each invoice that was sent is still to be paid by whom it is " +
            "addressed to. If an agent said who pays what follows, that does not " +
            "change; if not, an agent looks at who pays it, and will tell you.",
        }),
      ]
    : []),
];
