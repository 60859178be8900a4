import type { PauseNews, RightsNewsData } from "./rights-news.ts";
import { formatActLine, type Sender } from "./template.ts";

const news: ReadonlySet<string> = new Set<PauseNews["what"]>([
  "began",
  "lifting",
  "kept",
  "unkept",
  "lifted",
  "taken_back",
]);
export const isPauseNews = (data: RightsNewsData): data is PauseNews => news.has(data.what);

interface Said {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/**
 * A restriction of processing (GDPR art. 18): in force, to be lifted by the authority, which art. 18.3 wants
 * told before, or lifted.
 */
export function formatPauseNews(sender: Sender, data: PauseNews, language: "fr" | "en"): Said {
  return language === "fr" ? formatFrenchPause(sender, data) : formatEnglishPause(sender, data);
}

const formatFrenchPauseCover = ({ services = [] }: PauseNews): string =>
  services.length === 0 ? "pour tout" : `pour ${services.map((name) => `« ${name} »`).join(", ")}`;

const formatEnglishPauseCover = ({ services = [] }: PauseNews): string =>
  services.length === 0 ? "for everything" : `for ${services.map((name) => `“${name}”`).join(", ")}`;

/**
 * Not decided by the authority: somebody other than who asked for the pause wants it lifted, or an agent
 * notes it of whom no message reaches.
 */
function formatFrenchLiftWish(sender: Sender, data: PauseNews): Said {
  const { number, isOther, liftsOn = "", wish, mayKeep } = data;
  const who = isOther
    ? "Quelqu’un qui représente la même personne que vous"
    : "Quelqu’un qui vous représente";
  const keep =
    wish === "yours"
      ? "Ce n’est pas vous, ou vous changez d’avis ? Gardez la pause avant ce jour."
      : "Vous n’êtes pas d’accord ? Gardez la pause avant ce jour, sans " +
        "donner de raison. Il faudra alors que la collectivité décide.";
  return {
    subject: `Mise en pause ${number} : elle sera levée le ${liftsOn}`,
    paragraphs: [
      `${wish === "yours" ? "Vous demandez" : `${who} demande`} ` +
        `de lever la pause, ${formatFrenchPauseCover(data)}.`,
      `Numéro à garder : ${number}`,
      `Elle sera levée le ${liftsOn}. Jusqu’à ce jour, rien ne change : rien n’est transmis.`,
      mayKeep ? keep : "Jusqu’à ce jour, la personne qui a demandé la pause peut la garder.",
      formatPauseAct(sender, "fr", data),
    ],
  };
}

function formatEnglishLiftWish(sender: Sender, data: PauseNews): Said {
  const { number, isOther, liftsOn = "", wish, mayKeep } = data;
  const who = isOther ? "Somebody who acts for the same person as you" : "Somebody who acts for you";
  const keep =
    wish === "yours"
      ? "It was not you, or you changed your mind? Keep the pause before that day."
      : "You do not agree? Keep the pause before that day, without " +
        "giving a reason. The authority then has to decide.";
  return {
    subject: `Pause ${number}: it will be lifted on ${liftsOn}`,
    paragraphs: [
      `${wish === "yours" ? "You ask" : `${who} asks`} that ` +
        `the pause be lifted, ${formatEnglishPauseCover(data)}.`,
      `Number to keep: ${number}`,
      `It will be lifted on ${liftsOn}. Until that day, nothing changes: nothing is sent.`,
      mayKeep ? keep : "Until that day, whoever asked for the pause may keep it.",
      formatPauseAct(sender, "en", data),
    ],
  };
}

/** Whoever kept it was not whom they seemed. */
function formatFrenchPauseCancelled(sender: Sender, data: PauseNews): Said {
  return {
    subject: `Mise en pause ${data.number} : la réponse qui la gardait ne compte plus`,
    paragraphs: [
      `Quelqu’un avait répondu que la pause, ${formatFrenchPauseCover(data)}, était ` +
        "gardée. Cette réponse n’était pas de la bonne personne : elle est annulée.",
      `Numéro à garder : ${data.number}`,
      "La pause reste en place. Qui voulait qu’elle soit levée peut le demander de nouveau.",
      formatPauseAct(sender, "fr", data),
    ],
  };
}

function formatFrenchPause(sender: Sender, data: PauseNews): Said {
  const { number, isOther, liftsOn = "", dueOn } = data;
  const whose = isOther ? "Les informations de quelqu’un que vous représentez" : "Vos informations";
  const what = formatFrenchPauseCover(data);
  const numbered = `Numéro à garder : ${number}`;
  switch (data.what) {
    case "began":
      return {
        subject: `Mise en pause ${number} : elle a pris effet`,
        paragraphs: [
          `${whose} sont en pause, ${what}. Elles sont gardées, et rien n’est transmis.`,
          numbered,
          `Nous vous répondrons avant le ${dueOn}. Les accords ` +
            "donnés restent : ils reprendront à la levée de la pause.",
          data.isAskedByOther
            ? "Vous voulez la lever ? La personne qui l’a demandée en est prévenue, et peut la garder."
            : "Ce n’est pas vous, ou vous changez d’avis ? Levez la pause, sans donner de raison.",
          formatPauseAct(sender, "fr", data),
        ],
      };
    case "lifting":
      if (data.wish) return formatFrenchLiftWish(sender, data);
      return {
        subject: `Mise en pause ${number} : elle sera levée le ${liftsOn}`,
        paragraphs: [
          `Nous allons lever la pause, ${what}, le ${liftsOn}. Jusqu’à ce jour, rien ne change.`,
          numbered,
          "La raison est écrite dans la réponse.",
          ...(sender.onPaper && data.answer ? [`Raison : ${data.answer}`] : []),
          "Les services concernés recevront de nouveau ce qui avait été accepté. " +
            `Si vous ne le voulez pas, retirez vos accords avant le ${liftsOn}.`,
          "Vous pouvez vous plaindre à la CNIL : www.cnil.fr/plaintes.",
          formatPauseAct(sender, "fr", data),
        ],
      };
    case "kept":
      return {
        subject: `Mise en pause ${number} : elle est gardée`,
        paragraphs: [
          `La pause, ${what}, est gardée : elle ne sera pas levée le jour annoncé.`,
          numbered,
          "Quelqu’un veut qu’elle soit levée malgré tout ? Écrivez-nous pourquoi : " +
            "le délégué à la protection des données décide, et vous répond.",
          formatPauseAct(sender, "fr", data),
        ],
      };
    case "unkept":
      return formatFrenchPauseCancelled(sender, data);
    case "taken_back":
      return formatFrenchPauseTakenBack(sender, data);
    case "lifted":
      return {
        subject: `Mise en pause ${number} : elle est levée`,
        paragraphs: [
          data.liftedBy === "authority"
            ? `La pause, ${what}, est levée, comme nous vous l’avions écrit.`
            : `La pause, ${what}, est levée, comme demandé.`,
          "Les accords qui avaient été donnés reprennent. Les services sont prévenus.",
          ...formatContestLink(sender, "fr", data),
          formatPauseAct(sender, "fr", data),
        ],
      };
  }
}

function formatFrenchPauseTakenBack(sender: Sender, data: PauseNews): Said {
  const { number } = data;
  const what = formatFrenchPauseCover(data);
  const numbered = `Numéro à garder : ${number}`;
  return {
    subject: `Mise en pause ${number} : elle est de nouveau en place`,
    paragraphs: [
      `La pause, ${what}, est de nouveau en place. La personne au ` +
        "nom de qui elle avait été levée a dit que ce n’était pas elle.",
      numbered,
      "Depuis maintenant, rien n’est transmis. Les services sont prévenus. " +
        "Ce qui leur est parti entre-temps ne peut pas être repris.",
      formatPauseAct(sender, "fr", data),
    ],
  };
}

/** Whoever kept it was not whom they seemed. */
function formatEnglishPauseCancelled(sender: Sender, data: PauseNews): Said {
  return {
    subject: `Pause ${data.number}: the answer that kept it no longer counts`,
    paragraphs: [
      `Somebody had answered that the pause, ${formatEnglishPauseCover(data)}, ` +
        "was kept. That answer was not from the right person: it is taken back.",
      `Number to keep: ${data.number}`,
      "The pause stays. Whoever wanted it lifted may ask again.",
      formatPauseAct(sender, "en", data),
    ],
  };
}

function formatEnglishPause(sender: Sender, data: PauseNews): Said {
  const { number, isOther, liftsOn = "", dueOn } = data;
  const whose = isOther ? "The information about somebody you act for" : "Your information";
  const what = formatEnglishPauseCover(data);
  const numbered = `Number to keep: ${number}`;
  switch (data.what) {
    case "began":
      return {
        subject: `Pause ${number}: it took effect`,
        paragraphs: [
          `${whose} is paused, ${what}. It is kept, and nothing is sent.`,
          numbered,
          `We will answer before ${dueOn}. The agreements given stay: they go on once the pause is lifted.`,
          data.isAskedByOther
            ? "You want it lifted? Whoever asked for it is told, and may keep it."
            : "It was not you, or you changed your mind? Lift the pause, without giving a reason.",
          formatPauseAct(sender, "en", data),
        ],
      };
    case "lifting":
      if (data.wish) return formatEnglishLiftWish(sender, data);
      return {
        subject: `Pause ${number}: it will be lifted on ${liftsOn}`,
        paragraphs: [
          `We are going to lift the pause, ${what}, on ${liftsOn}. Until that day, nothing changes.`,
          numbered,
          "The reason is written in the answer.",
          ...(sender.onPaper && data.answer ? [`Reason: ${data.answer}`] : []),
          "The services concerned will again receive what had been agreed. " +
            `If you do not want it, withdraw your agreements before ${liftsOn}.`,
          "You may complain to the CNIL: www.cnil.fr/en/plaintes.",
          formatPauseAct(sender, "en", data),
        ],
      };
    case "kept":
      return {
        subject: `Pause ${number}: it is kept`,
        paragraphs: [
          `The pause, ${what}, is kept: it will not be lifted on the day announced.`,
          numbered,
          "Somebody wants it lifted all the same? Write to us why: " +
            "the data-protection officer decides, and answers you.",
          formatPauseAct(sender, "en", data),
        ],
      };
    case "unkept":
      return formatEnglishPauseCancelled(sender, data);
    case "taken_back":
      return formatEnglishPauseTakenBack(sender, data);
    case "lifted":
      return {
        subject: `Pause ${number}: it is lifted`,
        paragraphs: [
          data.liftedBy === "authority"
            ? `The pause, ${what}, is lifted, as we wrote to you.`
            : `The pause, ${what}, is lifted, as asked.`,
          "The agreements that had been given go on. The services are told.",
          ...formatContestLink(sender, "en", data),
          formatPauseAct(sender, "en", data),
        ],
      };
  }
}

function formatEnglishPauseTakenBack(sender: Sender, data: PauseNews): Said {
  const { number } = data;
  const what = formatEnglishPauseCover(data);
  const numbered = `Number to keep: ${number}`;
  return {
    subject: `Pause ${number}: it is back in force`,
    paragraphs: [
      `The pause, ${what}, is in force again. The person in ` +
        "whose name it had been lifted said that it was not them.",
      numbered,
      "From now on, nothing is sent. The services are told. What left meanwhile cannot be taken back.",
      formatPauseAct(sender, "en", data),
    ],
  };
}

/**
 * To whom it was lifted in the name of: a link that needs no signing in, since whoever did it may be in their
 * account.
 */
function formatContestLink(
  sender: Sender,
  language: "fr" | "en",
  { liftedBy, takeBack }: PauseNews,
): readonly string[] {
  if (liftedBy === "authority") return [];
  if (takeBack === undefined)
    return [
      language === "fr"
        ? "Vous vouliez la garder ? Demandez une nouvelle pause."
        : "You wanted to keep it? Ask for a pause again.",
    ];
  return [
    formatActLine(sender, language, {
      online: {
        fr: "Si ce n’est pas vous, remettez la pause, dans les sept jours",
        en: "If it is not you, put the pause back, within seven days",
      },
      path: takeBack,
      atOffice: {
        fr:
          "Si ce n’est pas vous, venez tout de suite, avec ce numéro et une " +
          "pièce d’identité : une nouvelle pause prend effet devant vous.",
        en:
          "If it is not you, come at once, with this number and an " +
          "identity document: a new pause takes effect in front of you.",
      },
    }),
  ];
}

const formatPauseAct = (
  sender: Sender,
  language: "fr" | "en",
  { path = "/espace/droits" }: PauseNews,
): string =>
  formatActLine(sender, language, {
    online: { fr: "La voir", en: "See it" },
    path,
    atOffice: {
      fr: "Pour la voir ou la lever, venez ou appelez avec ce numéro.",
      en: "To see it or lift it, come or call with this number.",
    },
  });
