import type { Sentence } from "../../../kernel/errors.ts";
import { letter, type Template, wayTo } from "./template.ts";

/** An adult left an account that a household shares. Names nobody: a parent who lives elsewhere reads it too. */
export interface AccountLeft {
  readonly to: "leaver" | "other";
  readonly counter: Sentence;
  /** Paid afterwards, by whoever left: it goes with them, and the others begin another. */
  readonly takesAlong: boolean;
  /** Under the authority. */
  readonly path: string;
}

export const accountLeft: Template<AccountLeft> = (sender, { to, counter, takesAlong, path }, language) => ({
  subject: {
    fr: `${counter.fr} : un adulte a quitté le compte du foyer – ${sender.name}`,
    en: `${counter.en}: an adult left the household’s account – ${sender.name}`,
  }[language],
  text: letter(sender, language, [
    ...(to === "leaver" ? ofLeaver(takesAlong) : ofOther(takesAlong)).map((said) => said(counter)[language]),
    wayTo(sender, language, {
      online: { fr: "Voir les compteurs", en: "See the counters" },
      path,
      atOffice: { fr: "Pour en parler, venez ou appelez.", en: "To talk about it, come or call." },
    }),
  ]),
});

type Said = (counter: Sentence) => Sentence;

const ofLeaver = (takesAlong: boolean): readonly Said[] => [
  ({ fr, en }) => ({
    fr: `Vous ne partagez plus le compteur « ${fr} » du foyer. Si ce n’est pas vous qui l’avez demandé, appelez-nous.`,
    en: `You no longer share the household’s counter “${en}”. If you did not ask for it, call us.`,
  }),
  () =>
    takesAlong
      ? {
          fr: "Ce qui a été consommé avant votre départ vous sera encore facturé. La suite ne l’est plus à votre nom, sauf si un agent vous désigne, et vous le dit.",
          en: "What was consumed before you left is still invoiced to you. What follows is not, unless an agent names you, and tells you.",
        }
      : {
          fr: "Vous relisez ce qui y a été fait avant, et rien de ce qui suit.",
          en: "You still read what was done there before, and nothing that follows.",
        },
];

const ofOther = (takesAlong: boolean): readonly Said[] => [
  ({ fr, en }) => ({
    fr: `Un adulte du foyer a quitté le compteur « ${fr} » que vous partagez, ou qu’un enfant dont vous avez la charge partage.`,
    en: `An adult of the household left the counter “${en}” that you share, or that a child in your charge shares.`,
  }),
  () =>
    takesAlong
      ? {
          fr: "Un compte neuf commence. Ce qui vous a déjà été facturé reste à payer, par la facture ; ce que l’ancien devait d’autre n’est pas à vous. Un agent regarde qui paie la suite, et vous le dira.",
          en: "A new account begins. What was invoiced to you already is still to be paid, by its invoice; what else the former one owed is not yours. An agent looks at who pays what follows, and will tell you.",
        }
      : {
          fr: "Rien ne change pour vous : le compte et ce qu’il porte restent. La personne qui est partie n’y lit plus rien de nouveau.",
          en: "Nothing changes for you: the account and what it holds stay. Whoever left reads nothing new there.",
        },
];
