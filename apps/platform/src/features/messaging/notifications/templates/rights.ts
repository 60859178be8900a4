import { formatPauseNews, isPauseNews } from "./pause.ts";
import type { RequestNews, RightsNewsData } from "./rights-news.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

const rights = {
  fr: {
    access: "d’accès à vos informations",
    rectification: "de correction",
    erasure: "d’effacement",
    portability: "de copie de vos informations",
    restriction: "de mise en pause",
    objection: "d’opposition",
  },
  en: {
    access: "to see your information",
    rectification: "to correct",
    erasure: "to erase",
    portability: "for a copy of your information",
    restriction: "to restrict",
    objection: "to object",
  },
} as const;

const CNIL = {
  fr:
    "Si cette réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL : www.cnil.fr/plaintes, " +
    "ou CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07. Vous pouvez aussi saisir le tribunal.",
  en:
    "If this answer does not suit you, you may complain to the CNIL: www.cnil.fr/en/plaintes, " +
    "or CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07. You may also go to court.",
} as const;

const RIGHTS = "/espace/droits";

const formatRightsTracking = (sender: Sender, language: "fr" | "en", path = RIGHTS): string =>
  formatActLine(sender, language, {
    online: { fr: "La suivre", en: "Follow it" },
    path,
    atOffice: {
      fr: "Pour la suivre, venez ou appelez avec ce numéro.",
      en: "To follow it, come or call with this number.",
    },
  });

/**
 * A right asked for: received, answered, refused, delayed, undone. An answer is read in the space; on paper,
 * here.
 */
export const rightsNews: Template<RightsNewsData> = (sender, data, language) => {
  const said = isPauseNews(data)
    ? formatPauseNews(sender, data, language)
    : language === "fr"
      ? formatFrenchRequestNews(sender, data)
      : formatEnglishRequestNews(sender, data);
  return { subject: said.subject, text: formatLetter(sender, language, said.paragraphs) };
};

interface Said {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const formatRightsUndo = (sender: Sender, language: "fr" | "en", path = RIGHTS): string =>
  formatActLine(sender, language, {
    online: { fr: "Annuler", en: "Undo" },
    path,
    atOffice: {
      fr: "Pour annuler, venez ou appelez avec ce numéro.",
      en: "To undo it, come or call with this number.",
    },
  });

function formatFrenchPlannedErasure(
  sender: Sender,
  { number, isOther, path }: RightsNewsData,
  actsOn: string,
): Said {
  return {
    subject: `Effacement demandé : vous avez jusqu’au ${actsOn} pour l’annuler`,
    paragraphs: [
      isOther
        ? "L’effacement des informations de quelqu’un que vous " +
          `représentez, ou que vous avez demandé, est prévu le ${actsOn}.`
        : `L’effacement de toutes vos informations est prévu le ${actsOn}.`,
      `Numéro à garder : ${number}`,
      "Rien n’est effacé avant ce jour.",
      "Ce n’est pas vous, ou vous changez d’avis ? Annulez, sans donner de raison.",
      formatRightsUndo(sender, "fr", path),
    ],
  };
}

function formatEnglishPlannedErasure(
  sender: Sender,
  { number, isOther, path }: RightsNewsData,
  actsOn: string,
): Said {
  return {
    subject: `Erasure asked for: you have until ${actsOn} to undo it`,
    paragraphs: [
      isOther
        ? `The information of somebody you act for, or asked about, is to be erased on ${actsOn}.`
        : `All your information is to be erased on ${actsOn}.`,
      `Number to keep: ${number}`,
      "Nothing is erased before that day.",
      "It was not you, or you changed your mind? Undo it, without giving a reason.",
      formatRightsUndo(sender, "en", path),
    ],
  };
}

function toConfirmInFrench(
  sender: Sender,
  { number, isOther, isOnline, path }: RightsNewsData,
  actsOn: string,
): Said {
  return {
    subject: isOnline
      ? "Effacement demandé en ligne : un agent doit le confirmer"
      : "Effacement demandé au guichet : un second agent doit le confirmer",
    paragraphs: [
      isOther
        ? `${isOnline ? "En ligne" : "Au guichet"}, l’effacement des ` +
          "informations de quelqu’un que vous représentez a été demandé."
        : `${isOnline ? "En ligne" : "Au guichet"}, l’effacement de toutes vos informations a été demandé.`,
      `Numéro à garder : ${number}`,
      `Rien n’est décidé encore. Un ${isOnline ? "" : "second "}agent doit le ` +
        `confirmer. S’il le fait, tout est effacé, mais jamais avant le ${actsOn}.`,
      "Ce n’est pas vous, ou vous changez d’avis ? Annulez, sans donner de raison.",
      formatRightsUndo(sender, "fr", path),
    ],
  };
}

function toConfirmInEnglish(
  sender: Sender,
  { number, isOther, isOnline, path }: RightsNewsData,
  actsOn: string,
): Said {
  return {
    subject: isOnline
      ? "Erasure asked for online: an agent has to confirm it"
      : "Erasure asked for at the desk: a second agent has to confirm it",
    paragraphs: [
      isOther
        ? `${isOnline ? "Online" : "At the desk"}, the information ` +
          "of somebody you act for was asked to be erased."
        : `${isOnline ? "Online" : "At the desk"}, all your information was asked to be erased.`,
      `Number to keep: ${number}`,
      `Nothing is decided yet. ${isOnline ? "An" : "A second"} agent has to ` +
        `confirm it. If they do, everything is erased, but never before ${actsOn}.`,
      "It was not you, or you changed your mind? Undo it, without giving a reason.",
      formatRightsUndo(sender, "en", path),
    ],
  };
}

function formatFrenchRequestNews(sender: Sender, data: RequestNews): Said {
  const { what, number, dueOn, actsOn } = data;
  const right = data.isOther && data.right === "access" ? "d’accès" : rights.fr[data.right];
  const name = `Demande ${right} ${number}`;
  const answer = sender.onPaper && data.answer ? [`Réponse : ${data.answer}`] : [];
  const next = formatRightsTracking(sender, "fr", data.path);
  if (data.isMerged && actsOn !== undefined)
    return {
      subject: `Votre fiche serait effacée le ${actsOn} : dites-nous si c’est une erreur`,
      paragraphs: [
        "Votre fiche a été réunie à une autre, qu’un agent a dite de la même personne.",
        `L’effacement de cette autre fiche est demandé. La vôtre partirait avec elle, le ${actsOn} ou après.`,
        `Numéro à garder : ${number}`,
        "Rien n’est effacé tant qu’un agent n’a pas confirmé.",
        "Vous n’avez rien demandé ? Venez ou appelez avec ce " +
          "numéro : l’effacement s’annule, et les fiches se séparent.",
      ],
    };
  if (what === "received" && actsOn !== undefined)
    return data.toConfirm === true
      ? toConfirmInFrench(sender, data, actsOn)
      : formatFrenchPlannedErasure(sender, data, actsOn);
  switch (what) {
    case "received":
      return {
        subject: `${name} : bien reçue`,
        paragraphs: [
          `Nous avons reçu votre demande. Numéro à garder : ${number}`,
          `Vous aurez une réponse avant le ${dueOn}.`,
          next,
        ],
      };
    case "answered":
      return {
        subject: `${name} : la réponse`,
        paragraphs: ["Nous avons répondu à votre demande.", ...answer, CNIL.fr, next],
      };
    case "refused":
      return {
        subject: `${name} : refusée`,
        paragraphs: [
          "Nous ne pouvons pas faire ce que vous demandez. La raison est écrite dans la réponse.",
          ...answer,
          CNIL.fr,
          next,
        ],
      };
    case "extended":
      return {
        subject: `${name} : il nous faut plus de temps`,
        paragraphs: [
          `Votre demande est complexe. Vous aurez une réponse avant le ${dueOn}.`,
          ...answer,
          CNIL.fr,
          next,
        ],
      };
    case "undone":
      return {
        subject: `${name} : annulée`,
        paragraphs: ["L’effacement est annulé. Rien n’a été effacé, et rien ne change.", next],
      };
  }
}

function formatEnglishRequestNews(sender: Sender, data: RequestNews): Said {
  const { what, number, dueOn, actsOn } = data;
  const name = `Request ${rights.en[data.right]} ${number}`;
  const answer = sender.onPaper && data.answer ? [`Answer: ${data.answer}`] : [];
  const next = formatRightsTracking(sender, "en", data.path);
  if (data.isMerged && actsOn !== undefined)
    return {
      subject: `Your record would be erased on ${actsOn}: tell us if this is a mistake`,
      paragraphs: [
        "Your record was merged with another, which an agent said to be of the same person.",
        `The erasure of that other record is asked for. Yours would go with it, on ${actsOn} or later.`,
        `Number to keep: ${number}`,
        "Nothing is erased before an agent confirms.",
        "You asked for nothing? Come or call with this number: " +
          "the erasure is undone, and the records are separated.",
      ],
    };
  if (what === "received" && actsOn !== undefined)
    return data.toConfirm === true
      ? toConfirmInEnglish(sender, data, actsOn)
      : formatEnglishPlannedErasure(sender, data, actsOn);
  switch (what) {
    case "received":
      return {
        subject: `${name}: received`,
        paragraphs: [
          `We have received your request. Number to keep: ${number}`,
          `An answer comes before ${dueOn}.`,
          next,
        ],
      };
    case "answered":
      return {
        subject: `${name}: the answer`,
        paragraphs: ["We have answered your request.", ...answer, CNIL.en, next],
      };
    case "refused":
      return {
        subject: `${name}: refused`,
        paragraphs: [
          "We cannot do what you ask. The reason is written in the answer.",
          ...answer,
          CNIL.en,
          next,
        ],
      };
    case "extended":
      return {
        subject: `${name}: we need more time`,
        paragraphs: [`Your request is complex. An answer comes before ${dueOn}.`, ...answer, CNIL.en, next],
      };
    case "undone":
      return {
        subject: `${name}: undone`,
        paragraphs: ["The erasure is undone. Nothing was erased, and nothing changes.", next],
      };
  }
}

export interface RightsDueData {
  readonly number: string;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly id: string;
}

/** To the data-protection officer: which one and until when, never what was asked. */
export const rightsDue: Template<RightsDueData> = (sender, { number, dueOn, isLate, id }, language) => {
  const read = `${sender.url}/administration/droits/${id}`;
  return language === "fr"
    ? {
        subject: isLate
          ? `En retard : demande de droit ${number}`
          : `À répondre avant le ${dueOn} : demande de droit ${number}`,
        text: formatLetter(sender, language, [
          isLate
            ? `Le délai légal d’un mois est passé le ${dueOn} (RGPD, article 12.3).`
            : `Une personne attend une réponse avant le ${dueOn} (RGPD, article 12.3).`,
          `La lire et y répondre : ${read}`,
        ]),
      }
    : {
        subject: isLate ? `Late: request ${number}` : `To answer before ${dueOn}: request ${number}`,
        text: formatLetter(sender, language, [
          isLate
            ? `The month that the law gives ended on ${dueOn} (GDPR, article 12.3).`
            : `Somebody waits for an answer before ${dueOn} (GDPR, article 12.3).`,
          `Read and answer it: ${read}`,
        ]),
      };
};

/** Nothing was seen of somebody for months. */
export const inactivityNotice: Template<{ readonly erasedOn: string; readonly months: number }> = (
  sender,
  { erasedOn, months },
  language,
) => {
  const years = months / 12;
  const fr = Number.isInteger(years) ? `${years} an${years > 1 ? "s" : ""}` : `${months} mois`;
  const en = Number.isInteger(years) ? `${years} year${years > 1 ? "s" : ""}` : `${months} months`;
  const back = formatActLine(sender, language, {
    online: { fr: "Les garder : connectez-vous", en: "Keep it: sign in" },
    path: "/connexion",
    atOffice: {
      fr: "Pour les garder, venez, appelez ou écrivez-nous avant cette date.",
      en: "To keep it, come, call or write to us before that day.",
    },
  });
  return language === "fr"
    ? {
        subject: `Sans nouvelles de vous, nous effacerons vos informations le ${erasedOn}`,
        text: formatLetter(sender, language, [
          `Depuis ${fr}, vous n’êtes pas venu, et vous n’avez aucun service ouvert.`,
          `La loi nous demande de ne rien garder d’inutile. Vos informations seront effacées le ${erasedOn}.`,
          back,
          "Si vous n’en avez plus besoin, vous n’avez rien à faire.",
        ]),
      }
    : {
        subject: `Without news of you, we will erase your information on ${erasedOn}`,
        text: formatLetter(sender, language, [
          `For ${en}, you have not come, and you have no service open.`,
          `The law asks us to keep nothing needless. Your information will be erased on ${erasedOn}.`,
          back,
          "If you no longer need it, you have nothing to do.",
        ]),
      };
};

/** The last message: nothing of the person is left to write to. */
export const rightsErased: Template<{ readonly number: string }> = (sender, { number }, language) =>
  language === "fr"
    ? {
        subject: `Demande ${number} : c’est effacé`,
        text: formatLetter(sender, language, [
          "Comme demandé, les informations ont été effacées, et " +
            "le compte est fermé. Les services ont été prévenus.",
          "Ce qui devait rester est resté, comme annoncé avant l’effacement : cela ne nomme plus personne.",
          "Les copies de sauvegarde disparaissent à leur terme.",
          CNIL.fr,
          "Vous n’avez rien à faire. Ce message est le dernier.",
        ]),
      }
    : {
        subject: `Request ${number}: erased`,
        text: formatLetter(sender, language, [
          "As asked, the information was erased and the account is closed. Services were told.",
          "What had to stay stayed, as said before the erasure: it names nobody any more.",
          "Backup copies disappear at the end of their time.",
          CNIL.en,
          "You have nothing to do. This message is the last one.",
        ]),
      };
