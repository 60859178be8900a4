import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Language } from "../../../../kernel/errors.ts";
import { formatLetter, type Template } from "./template.ts";

export interface CreditorChangeNews {
  readonly what: "first" | "agreed" | "asked" | "served" | "withdrawn";
  /** The agent, as they are called; empty when it is the house, on its day. */
  readonly by: string;
  /** Nobody else may say yes: the day from which it serves. */
  readonly servesOn: string | null;
  readonly seriesId: string;
  readonly creditor: string;
  /** Four digits of the account asked for, and of the one that it replaces. */
  readonly account: string;
  readonly former: string;
  /** Days before a direct debit, asked for and replaced. */
  readonly notice: number;
  readonly formerNotice: number;
}

/**
 * To administrators and régisseurs, at their professional address: money does not turn to another account in
 * silence.
 */
export const creditorChange: Template<CreditorChangeNews> = (sender, news, language) => {
  const page = `${sender.url}/administration/prelevements/${news.seriesId}`;
  const said = language === "fr" ? formatCreditorFrench(news) : formatCreditorEnglish(news);
  return {
    subject: `${said.subject} – ${sender.name}`,
    text: formatLetter(sender, language, [
      ...said.paragraphs,
      formatCreditorFacts(news, language),
      `${said.see}${page}`,
    ]),
  };
};

function formatCreditorFacts(
  { account, former, notice, formerNotice }: CreditorChangeNews,
  language: Language,
): string {
  const lines =
    language === "fr"
      ? [
          `Compte : … ${account}${account === former ? " (le même)" : `, au lieu de … ${former}`}.`,
          `Annonce : ${notice} jours avant${notice === formerNotice ? "" : `, au lieu de ${formerNotice}`}.`,
        ]
      : [
          `Account: … ${account}${account === former ? " (the same)" : `, instead of … ${former}`}.`,
          `Announced ${notice} days before${notice === formerNotice ? "" : `, instead of ${formerNotice}`}.`,
        ];
  return lines.join("\n");
}

interface Said {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly see: string;
}

function formatCreditorFrench({ what, by, servesOn, creditor }: CreditorChangeNews): Said {
  const see = "Voir où en sont ces prélèvements : ";
  const wrong =
    "Ce changement vous étonne ? Comparez le compte avec le RIB, et abandonnez-le sur cette page.";
  if (what === "first")
    return {
      subject: `Prélèvements de ${creditor} : un compte est donné`,
      paragraphs: [
        `${by} a dit sur quel compte l’argent des prélèvements ` +
          "irait. Personne ne peut encore signer de mandat.",
        "Un autre administrateur, ou le régisseur, compare ce " +
          "compte avec le RIB de la banque, puis le confirme.",
      ],
      see,
    };
  if (what === "agreed")
    return {
      subject: `Prélèvements de ${creditor} : le compte est confirmé`,
      paragraphs: [`${by} a confirmé le compte. Les familles peuvent signer leur mandat.`],
      see,
    };
  if (what === "withdrawn")
    return {
      subject: `Prélèvements de ${creditor} : le changement est abandonné`,
      paragraphs: [
        by === ""
          ? "Le changement demandé ne peut plus servir : la régie n’encaisse " +
            "plus pour tous les compteurs de ces factures. Rien ne change."
          : `${by} a abandonné le changement demandé. Rien ne change.`,
      ],
      see,
    };
  if (what === "served")
    return {
      subject: `Prélèvements de ${creditor} : le changement sert maintenant`,
      paragraphs: [
        by === "" ? "Quatorze jours ont passé : le changement sert." : `${by} a confirmé le changement.`,
        "Les prélèvements déjà préparés gardent leur compte.",
      ],
      see,
    };
  return {
    subject: `Prélèvements de ${creditor} : un changement est demandé`,
    paragraphs: [
      `${by} demande de changer où va l’argent des prélèvements, ou comment ils sont annoncés.`,
      servesOn === null
        ? "Il ne sert à rien tant qu’un autre administrateur ne l’a pas confirmé."
        : "Aucun autre administrateur ne peut le confirmer : il " +
          `servira à partir du ${formatLongDate(servesOn, "fr")}.`,
      wrong,
    ],
    see,
  };
}

function formatCreditorEnglish({ what, by, servesOn, creditor }: CreditorChangeNews): Said {
  const see = "See where these direct debits stand: ";
  const wrong =
    "You did not expect it? Compare the account with the bank’s own paper, and give it up on this page.";
  if (what === "first")
    return {
      subject: `Direct debits of ${creditor}: an account is given`,
      paragraphs: [
        `${by} said to which account the money of direct debits would go. Nobody can sign a mandate yet.`,
        "Another administrator, or the régisseur, compares this " +
          "account with the bank’s own paper, then confirms it.",
      ],
      see,
    };
  if (what === "agreed")
    return {
      subject: `Direct debits of ${creditor}: the account is confirmed`,
      paragraphs: [`${by} confirmed the account. Families may sign their mandate.`],
      see,
    };
  if (what === "withdrawn")
    return {
      subject: `Direct debits of ${creditor}: the change is given up`,
      paragraphs: [
        by === ""
          ? "The change that was asked for can serve no more: the régie no longer " +
            "takes money for all the counters of these invoices. Nothing changes."
          : `${by} gave up the change that was asked for. Nothing changes.`,
      ],
      see,
    };
  if (what === "served")
    return {
      subject: `Direct debits of ${creditor}: the change serves now`,
      paragraphs: [
        by === "" ? "Fourteen days have passed: the change serves." : `${by} confirmed the change.`,
        "Collections prepared before keep their account.",
      ],
      see,
    };
  return {
    subject: `Direct debits of ${creditor}: a change is asked for`,
    paragraphs: [
      `${by} asks to change where the money of direct debits goes, or how they are announced.`,
      servesOn === null
        ? "It does nothing until another administrator confirms it."
        : `No other administrator can confirm it: it serves from ${formatLongDate(servesOn, "en")}.`,
      wrong,
    ],
    see,
  };
}
