import type { Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** Somebody may top up a child's counter, or may no more. */
export interface GuestNews {
  readonly what: "invited" | "accepted" | "refused" | "ended";
  readonly to: "parent" | "guest";
  /** Given name of the child; "" when it is not known. */
  readonly child: string;
  readonly counter: Sentence;
  /** Who accepted; "" until somebody did, and to the guest. */
  readonly who: string;
  /** Under the authority. */
  readonly path: string;
}

export const guestNews: Template<GuestNews> = (sender, data, language) => {
  const fr = language === "fr";
  return {
    subject: fr ? `Recharger un compteur – ${sender.name}` : `Topping up a counter – ${sender.name}`,
    text: formatLetter(sender, language, [
      formatGuestNews(data)[language],
      data.to === "guest"
        ? {
            fr: "Vos reçus restent dans votre espace.",
            en: "Your receipts stay in your space.",
          }[language]
        : reads[language],
      formatActLine(sender, language, {
        online: { fr: "Voir les invitations", en: "See the invitations" },
        path: data.path,
        atOffice: { fr: "Pour en parler, venez ou appelez.", en: "To talk about it, come or call." },
      }),
    ]),
  };
};

const reads: Sentence = {
  fr:
    "Qui est invité recharge ce compteur et n’y lit rien : ni solde, ni " +
    "mouvement, ni facture. Chaque parent peut l’arrêter à tout moment.",
  en:
    "Whoever is invited tops up this counter and reads nothing of it: no " +
    "balance, no movement, no invoice. Either parent may end it at any time.",
};

function formatGuestNews({ what, to, child, counter, who }: GuestNews): Sentence {
  const of = child === "" ? "" : ` ${formatOfName(child)}`;
  const ofEn = child === "" ? "" : ` of ${child}`;
  const on = { fr: `le compteur « ${counter.fr} »${of}`, en: `the counter “${counter.en}”${ofEn}` };
  if (to === "guest") return { fr: `Vous ne rechargez plus ${on.fr}.`, en: `You top up ${on.en} no more.` };
  const someone = { fr: who === "" ? "Quelqu’un" : who, en: who === "" ? "Somebody" : who };
  return {
    invited: {
      fr: `L’autre parent a invité quelqu’un à recharger ${on.fr}.`,
      en: `The other parent invited somebody to top up ${on.en}.`,
    },
    accepted: {
      fr: `${someone.fr} a accepté l’invitation : cette personne peut recharger ${on.fr}.`,
      en: `${someone.en} accepted the invitation: this person may top up ${on.en}.`,
    },
    refused: {
      fr: `L’invitation à recharger ${on.fr} a été refusée.`,
      en: `The invitation to top up ${on.en} was refused.`,
    },
    ended: {
      fr:
        `${who === "" ? "L’invitation" : `L’invitation ${formatOfName(who)}`} ` +
        `à recharger ${on.fr} a pris fin.`,
      en: `The invitation${who === "" ? "" : ` of ${who}`} to top up ${on.en} ended.`,
    },
  }[what];
}

/** Names nobody: the address may be mistyped, and an e-mail is read by others. */
export const guestAsked: Template<{ readonly path: string }> = (sender, { path }, language) => ({
  subject: {
    fr: `Une invitation vous attend – ${sender.name}`,
    en: `An invitation waits for you – ${sender.name}`,
  }[language],
  text: formatLetter(sender, language, [
    {
      fr: "Un parent vous invite à recharger le compteur d’un enfant, par exemple celui de la cantine.",
      en: "A parent invites you to top up a child’s counter, for instance that of the canteen.",
    }[language],
    {
      fr:
        "Rien n’est pris sans vous : vous dites oui ou non, puis vous " +
        "payez quand vous voulez. L’invitation vaut trente jours.",
      en:
        "Nothing is taken without you: you say yes or no, then " +
        "pay when you like. The invitation holds for thirty days.",
    }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir l’invitation", en: "See the invitation" },
      path,
      atOffice: { fr: "Pour la voir, venez ou appelez.", en: "To see it, come or call." },
    }),
  ]),
});

/**
 * A parent bounded what a child spends, or lifted it. The amounts are on the page: an e-mail is read by
 * others.
 */
export interface BoundSet {
  /** Given name of the child; "" when it is not known. */
  readonly child: string;
  readonly counter: Sentence;
  readonly path: string;
}

export const boundSet: Template<BoundSet> = (sender, { child, counter, path }, language) => ({
  subject: {
    fr: `${counter.fr} : une limite a changé – ${sender.name}`,
    en: `${counter.en}: a limit changed – ${sender.name}`,
  }[language],
  text: formatLetter(sender, language, [
    {
      fr:
        "L’autre parent a changé ce que le compteur « " +
        `${counter.fr} »${child === "" ? "" : ` ${formatOfName(child)}`} ` +
        "peut dépenser par jour ou par semaine.",
      en:
        "The other parent changed what the counter " +
        `“${counter.en}”${child === "" ? "" : ` of ${child}`} may spend in a day or a week.`,
    }[language],
    {
      fr:
        "Vous pouvez changer cette limite aussi : la dernière fixée " +
        "compte. Ce qui se paie sur facture n’est jamais limité.",
      en: "You may change this limit too: the last one set counts. What is paid by invoice is never limited.",
    }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir le compteur", en: "See the counter" },
      path,
      atOffice: { fr: "Pour la voir, venez ou appelez.", en: "To see it, come or call." },
    }),
  ]),
});

/** The authority lets parents bound a counter no more: what they had said has no effect any longer. */
export const boundsEnded: Template<BoundSet> = (sender, { child, counter, path }, language) => ({
  subject: {
    fr: `${counter.fr} : votre limite prend fin – ${sender.name}`,
    en: `${counter.en}: your limit ends – ${sender.name}`,
  }[language],
  text: formatLetter(sender, language, [
    {
      fr:
        `Ce que le compteur « ${counter.fr} »${child === "" ? "" : ` ${formatOfName(child)}`} peut ` +
        "dépenser n’est plus limité : les parents ne peuvent plus fixer de limite à ce compteur.",
      en:
        `What the counter “${counter.en}”${child === "" ? "" : ` of ${child}`} may ` +
        "spend is limited no more: parents may no longer set a limit to this counter.",
    }[language],
    {
      fr:
        "La limite ne revient pas d’elle-même. Pour limiter " +
        "ce qui est dépensé, mettez moins d’argent à la fois.",
      en: "The limit does not come back by itself. To limit what is spent, top up less at a time.",
    }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir le compteur", en: "See the counter" },
      path,
      atOffice: { fr: "Pour en parler, venez ou appelez.", en: "To talk about it, come or call." },
    }),
  ]),
});
