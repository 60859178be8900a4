import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Compared, DocumentCheck, Finding } from "./finding.ts";
import type { Waiting } from "./list-checks.ts";
import type { Difference } from "./rules/compare.ts";

/** How a sentence weighs: nothing is refused by it. */
export type CheckTone = "good" | "notice" | "neutral";

export interface CheckTold {
  readonly tone: CheckTone;
  /** What was found, in one line. */
  readonly title: Sentence;
  /** What it means for each part, and what comes next. */
  readonly lines: readonly Sentence[];
}

/**
 * Who reads, and when: somebody whose request waits or the agent who decides it; once it is decided, whether
 * the document served. `kept`: in what one takes out, where nothing is promised.
 */
export type CheckMoment = "waits" | "decides" | "unused" | "unused_at_desk" | "relied_on" | "kept";

/** What comes next of a document that does not speak for itself; true at each moment. */
const nexts: Readonly<Record<CheckMoment, readonly Sentence[]>> = {
  waits: [{ fr: "Un agent regardera ce document.", en: "An agent will look at this document." }],
  decides: [{ fr: "Regardez ce document avant de décider.", en: "Look at this document before you decide." }],
  unused: [
    {
      fr: "Ce document n’a pas servi : aucune information n’a été validée avec lui.",
      en: "This document was not used: nothing was validated with it.",
    },
  ],
  unused_at_desk: [
    {
      fr: "Aucune information n’a été validée sur ce document.",
      en: "Nothing was validated on this document.",
    },
  ],
  relied_on: [
    {
      fr: "Un agent a regardé ce document et s’en est servi.",
      en: "An agent looked at this document and relied on it.",
    },
  ],
  kept: [],
};

/** A replay is known of a check, not of what was found. */
type Told = Finding & Partial<Pick<DocumentCheck, "replayed">>;

/**
 * A check in words: what was found is the same for the person and for the agent, what comes next is each
 * one's.
 */
export function formatCheck(check: Told | Waiting, moment: CheckMoment = "waits"): CheckTold {
  if (check.outcome === "waiting")
    return check.held ? formatHeldCheck(moment, check.held) : formatWaitingCheck(moment);
  if (check.outcome === "verified") return formatGenuineCheck(check, moment);
  if (check.outcome === "readable") return formatReadableCheck(check, moment);
  if (check.outcome === "infected")
    return {
      tone: "notice",
      title: {
        fr: "Ce fichier contient un programme dangereux.",
        en: "This file holds malicious software.",
      },
      lines: [infectedNext[moment]],
    };
  return { ...formatUnsealedCheck(check), lines: [...formatSignatureSentence(check), ...nexts[moment]] };
}

const nobodyOpens: Sentence = { fr: "Personne ne peut l’ouvrir.", en: "Nobody can open it." };

const infectedNext: Readonly<Record<CheckMoment, Sentence>> = {
  waits: {
    fr: "Personne ne l’ouvrira. Envoyez une autre copie, une photo par exemple.",
    en: "Nobody will open it. Send another copy, a photo for example.",
  },
  decides: {
    fr: "Personne ne l’ouvrira. Demandez une autre copie à la personne.",
    en: "Nobody will open it. Ask the person for another copy.",
  },
  unused: nobodyOpens,
  unused_at_desk: nobodyOpens,
  relied_on: nobodyOpens,
  kept: nobodyOpens,
};

const formatWaitingCheck = (moment: CheckMoment): CheckTold => ({
  tone: "neutral",
  title: { fr: "Vérification en cours.", en: "Being checked." },
  lines: [
    moment === "decides"
      ? { fr: "Attendez quelques secondes avant de décider.", en: "Wait a few seconds before you decide." }
      : {
          fr: "Vous pouvez continuer : il n’y a rien à attendre.",
          en: "You can go on: there is nothing to wait for.",
        },
  ],
});

/**
 * Held by an antivirus that has not answered: what an agent may not do meanwhile, and that a person has
 * nothing to do.
 */
function formatHeldCheck(moment: CheckMoment, held: "a_moment" | "late"): CheckTold {
  const title =
    held === "late"
      ? { fr: "Ce document n’a pas encore pu être vérifié.", en: "This document could not be checked yet." }
      : { fr: "Vérification en cours.", en: "Being checked." };
  if (moment !== "decides" && moment !== "unused_at_desk")
    return {
      tone: "neutral",
      title,
      lines: [
        {
          fr: "Vous pouvez continuer : nous réessayons, vous n’avez rien à faire.",
          en: "You can go on: we try again, there is nothing for you to do.",
        },
      ],
    };
  const until = {
    fr: "L’antivirus n’a pas encore répondu. En attendant, personne ne peut ouvrir ce document ni décider à partir de lui.",
    en: "The antivirus has not answered yet. Until it does, nobody can open this document or use it for a decision.",
  };
  const next =
    held === "late"
      ? {
          fr: "Voyez l’original, ou prévenez l’exploitant.",
          en: "See the original, or tell the operator.",
        }
      : {
          fr: "Attendez quelques secondes, puis actualisez.",
          en: "Wait a few seconds, then refresh.",
        };
  return { tone: held === "late" ? "notice" : "neutral", title, lines: [until, next] };
}

function formatReadableCheck(check: Told, moment: CheckMoment): CheckTold {
  const differs = check.compared.some(({ outcome }) => outcome === "different");
  return {
    tone: differs ? "notice" : "neutral",
    title: {
      fr: "La zone de lecture automatique est lisible. Elle ne prouve pas que la pièce est authentique.",
      en: "The machine-readable zone can be read. It does not prove that the document is genuine.",
    },
    lines: [...check.compared.flatMap(formatComparedPart), ...nexts[moment]],
  };
}

const formatSignatureSentence = ({ signed }: Told): readonly Sentence[] =>
  signed
    ? [
        {
          fr: "Ce PDF porte une signature électronique, que nous ne vérifions pas.",
          en: "This PDF bears an electronic signature, which we do not verify.",
        },
      ]
    : [];

function formatUnsealedCheck({ outcome, reason }: Told): Omit<CheckTold, "lines"> {
  if (outcome === "refused") return { tone: "notice", title: formatSealRefusal(reason) };
  if (outcome === "unreadable")
    return {
      tone: "neutral",
      title:
        reason === "encrypted"
          ? { fr: "Ce document est protégé par un mot de passe.", en: "A password protects this document." }
          : {
              fr: "La machine n’a pas pu lire ce document.",
              en: "The machine could not read this document.",
            },
    };
  return {
    tone: "neutral",
    title: { fr: "Pas de cachet électronique lisible.", en: "No readable electronic seal." },
  };
}

/**
 * Changed, or never signed by whom it says: the agent must know. The rest is what this installation does not
 * know.
 */
function formatSealRefusal(reason: string | undefined): Sentence {
  if (reason === "signature-invalid" || reason === "malformed")
    return {
      fr: "Le cachet électronique ne correspond pas au document.",
      en: "The electronic seal does not match the document.",
    };
  if (reason === "test-authority")
    return {
      fr: "Ce cachet électronique est celui d’un spécimen : il ne prouve rien.",
      en: "This electronic seal is that of a sample: it proves nothing.",
    };
  return {
    fr: "Nous n’avons pas pu vérifier le cachet électronique.",
    en: "We could not verify the electronic seal.",
  };
}

function formatGenuineCheck(check: Told, moment: CheckMoment): CheckTold {
  const { compared, replayed } = check;
  const differs = compared.filter(({ outcome }) => outcome === "different");
  const lines = [
    ...compared.flatMap(formatComparedPart),
    ...formatSignatureSentence(check),
    ...(differs.length > 0 || replayed === true ? nexts[moment] : []),
  ];
  return { tone: differs.length > 0 ? "notice" : "good", title: formatGenuineTitle(check), lines };
}

function formatGenuineTitle({ seal }: Told): Sentence {
  const { issuer = null, datedOn = null, test = false } = seal ?? {};
  const by = { fr: issuer ? `, certifié par ${issuer}` : "", en: issuer ? `, certified by ${issuer}` : "" };
  const on = {
    fr: datedOn ? `, du ${formatLongDate(datedOn, "fr")}` : "",
    en: datedOn ? `, of ${formatLongDate(datedOn, "en")}` : "",
  };
  const sample = { fr: test ? " (cachet d’essai)" : "", en: test ? " (test seal)" : "" };
  return {
    fr: `Document authentique${by.fr}${on.fr}${sample.fr}.`,
    en: `Genuine document${by.en}${on.en}${sample.en}.`,
  };
}

const same: Readonly<Record<Compared["part"], Sentence>> = {
  names: { fr: "Il est au nom indiqué.", en: "It is in the name given." },
  address: { fr: "L’adresse indiquée y est la même.", en: "The address given is the same on it." },
  birthdate: { fr: "La date de naissance y est la même.", en: "The date of birth is the same on it." },
};

function formatComparedPart({ part, outcome, why }: Compared): readonly Sentence[] {
  if (outcome === "same") return [same[part]];
  return outcome === "different" && why !== undefined ? [differences[why]] : [];
}

const differences: Readonly<Record<Difference, Sentence>> = {
  other_name: {
    fr: "Il est à un autre nom que celui de la demande.",
    en: "It is in another name than that of the application.",
  },
  initial_only: {
    fr: "Il ne porte que l’initiale du prénom.",
    en: "It only bears the initial of the given name.",
  },
  family_only: { fr: "Il ne porte pas de prénom.", en: "It bears no given name." },
  cut: {
    fr: "Une ligne du cachet est coupée : elle ne suffit pas.",
    en: "A line of the seal is cut short: it is not enough.",
  },
  uncertain: {
    fr: "Une ligne du cachet ne peut pas être lue avec certitude : la comparaison n’est pas possible.",
    en: "One line of the seal cannot be read reliably, so it cannot be compared.",
  },
  country: {
    fr: "L’adresse y est dans un autre pays.",
    en: "The address on it is in another country.",
  },
  postal_code: {
    fr: "Le code postal y est différent de celui de la demande.",
    en: "The postal code on it is not that of the application.",
  },
  locality: {
    fr: "La commune y est différente de celle de la demande.",
    en: "The town on it is not that of the application.",
  },
  locality_absent: {
    fr: "Le cachet ne dit pas dans quelle commune est l’adresse.",
    en: "The seal does not say in which town the address is.",
  },
  street: {
    fr: "La rue ou le numéro y sont écrits autrement que dans la demande.",
    en: "The street or the number is not written as in the application.",
  },
  birthdate: {
    fr: "La date de naissance y est différente de celle de la demande.",
    en: "The date of birth on it is not that of the application.",
  },
};
