import type { Context, Tx } from "../../../kernel/context.ts";
import type { JournalTeller } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeBlindIndex } from "../../trust/keys/index.ts";
import type { Spoken } from "./decision.ts";
import { readTerritories } from "./territory.ts";
import { formatItemList } from "./words.ts";

export interface JournalLine {
  readonly action: string;
  readonly personId: PersonId;
  readonly service: OfferedService;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Who said it to the agent who acts. */
  readonly spoken?: Spoken;
}

/**
 * In the journal of whom it is about, and of the person who acted for them. Names of items, never a value.
 */
export async function recordConsentLine(tx: Tx, context: Context, line: JournalLine): Promise<void> {
  const { service, personId, action } = line;
  const { title, requests } = service.definition;
  const { names: places } = await readTerritories(tx, context.authorityId, requests);
  const { actor } = context;
  const { spoken } = line;
  const data = { serviceId: service.id, title, places, ...line.data, ...buildSpokenFacts(spoken, personId) };
  const bySelf = actor.kind === "person" && actor.personId === personId;
  await record(tx, context, { action, personId, data: bySelf ? data : { ...data, by: actor.kind } });
  const other = actor.kind === "person" ? actor.personId : spoken?.by;
  if (other === undefined || other === personId) return;
  await record(tx, context, {
    action,
    personId: other,
    // A line never changes, and is given whole with its proof: it names nobody, and holds no number of
    // theirs. Whoever acts for them today finds again, from the number that they know, of whom it speaks
    // (`resolveSpokenNames`).
    data: {
      ...data,
      by: actor.kind,
      forSomebody: true,
      forWhom: computePersonMark(context, other, personId),
    },
  });
}

/** Of somebody, in the lines of one reader: of two readers, it says nothing that joins. */
const computePersonMark = (context: Context, reader: string, personId: string): string =>
  computeBlindIndex(context, "journal:for", `${reader} ${personId}`).toString("base64url");

/**
 * Lines of what somebody said for others, who are named to whoever acts for them today: a line outlives the
 * right to know, so that it holds neither name nor number, but a mark (`recordConsentLine`); those of before,
 * a number.
 * @param names of those for whom the reader acts
 */
export function resolveSpokenNames<Entry extends { readonly personId?: string; readonly data: Data }>(
  context: Context,
  entries: readonly Entry[],
  names: ReadonlyMap<string, string>,
): readonly Entry[] {
  return entries.map((entry) => {
    const { forWhom, forPersonId } = entry.data;
    const named = [...names].find(
      ([id]) =>
        id === forPersonId ||
        (forWhom !== undefined && forWhom === computePersonMark(context, entry.personId ?? "", id)),
    );
    return named === undefined ? entry : { ...entry, data: { ...entry.data, forName: named[1] } };
  });
}

/** How an agent heard it: kept in a line, where `formatSpokenNote` reads it. */
export function buildSpokenFacts(spoken: Spoken | undefined, personId: PersonId) {
  return spoken ? { spokenAt: spoken.channel, spokenByOther: spoken.by !== personId } : {};
}

type Data = Readonly<Record<string, unknown>>;

/** How the lines of this module read. */
export const consentJournal: Readonly<Record<string, JournalTeller>> = {
  "consent.grant_given": (data) => ({
    fr:
      `${formatAcceptedLine(data, "fr")} que « ${formatServiceTitle(data, "fr")} » reçoive : ` +
      `${formatJournalItems(data, "granted", "fr")}.` +
      `${formatNotGiven(data, "fr")}${formatSpokenNote(data, "fr")}`,
    en:
      `${formatAcceptedLine(data, "en")} that “${formatServiceTitle(data, "en")}” receives: ` +
      `${formatJournalItems(data, "granted", "en")}.` +
      `${formatNotGiven(data, "en")}${formatSpokenNote(data, "en")}`,
  }),
  "consent.grant_changed": (data) => ({
    fr:
      `L’accord donné à « ${formatServiceTitle(data, "fr")} » a changé. Il reçoit désormais : ` +
      `${formatJournalItems(data, "granted", "fr")}.` +
      `${formatNotGiven(data, "fr")}${formatSpokenNote(data, "fr")}`,
    en:
      `The agreement given to “${formatServiceTitle(data, "en")}” changed. It now receives: ` +
      `${formatJournalItems(data, "granted", "en")}.` +
      `${formatNotGiven(data, "en")}${formatSpokenNote(data, "en")}`,
  }),
  "consent.service_refused": (data) => ({
    fr:
      `${formatRefusedLine(data, "fr")} « ${formatServiceTitle(data, "fr")} » : ` +
      `rien ne lui a été transmis.${formatSpokenNote(data, "fr")}`,
    en:
      `${formatRefusedLine(data, "en")} “${formatServiceTitle(data, "en")}”: ` +
      `nothing was sent to it.${formatSpokenNote(data, "en")}`,
  }),
  "consent.grant_withdrawn": (data) => ({
    fr:
      `L’accord donné à « ${formatServiceTitle(data, "fr")} » a été retiré : il ne ` +
      `reçoit plus rien.${formatKeptByLaw(data, "fr")}${formatSpokenNote(data, "fr")}`,
    en:
      `The agreement given to “${formatServiceTitle(data, "en")}” was withdrawn: it ` +
      `receives nothing more.${formatKeptByLaw(data, "en")}${formatSpokenNote(data, "en")}`,
  }),
  "consent.released": (data) => ({
    fr:
      `« ${formatServiceTitle(data, "fr")} » a reçu, selon votre ` +
      `accord : ${formatJournalItems(data, "items", "fr")}.`,
    en:
      `“${formatServiceTitle(data, "en")}” received, under your ` +
      `agreement: ${formatJournalItems(data, "items", "en")}.`,
  }),
  "consent.release_changed": (data) => ({
    fr:
      `Nous prévenons « ${formatServiceTitle(data, "fr")} » d’un ` +
      `changement : ${formatJournalItems(data, "items", "fr")}.`,
    en:
      `We tell “${formatServiceTitle(data, "en")}” of a ` +
      `change: ${formatJournalItems(data, "items", "en")}.`,
  }),
};

function formatJournalItems(
  data: Data,
  member: "granted" | "refused" | "items" | "kept",
  language: "fr" | "en",
): string {
  const { places } = data;
  const known = typeof places === "object" && places !== null ? (places as Record<string, string>) : {};
  return formatItemList(data[member], language, known);
}

/** Noted by an agent: where, and who said it. */
export function formatSpokenNote(
  { forSomebody, spokenAt, spokenByOther }: Data,
  language: "fr" | "en",
): string {
  const place =
    spokenAt === "visit" ? { fr: "En visite", en: "On a visit" } : { fr: "Au guichet", en: "At the desk" };
  if (spokenAt === undefined) return "";
  if (forSomebody)
    return {
      fr: ` ${place.fr}, vous l’avez dit à un agent.`,
      en: ` ${place.en}, you said so to an agent.`,
    }[language];
  const who = spokenByOther
    ? {
        fr: "à la demande de la personne qui vous représente, présente",
        en: "as asked by who represents you, present",
      }
    : { fr: "à votre demande, en votre présence", en: "as you asked, present" };
  return {
    fr: ` ${place.fr}, ${who.fr}.`,
    en: ` ${place.en}, ${who.en}.`,
  }[language];
}

function formatAcceptedLine({ forSomebody, forName, by }: Data, language: "fr" | "en"): string {
  if (forSomebody)
    return {
      fr: `Vous avez accepté pour ${formatPersonName(forName, "quelqu’un")}`,
      en: `You agreed for ${formatPersonName(forName, "somebody")}`,
    }[language];
  if (by === "person") {
    return { fr: "La personne qui vous représente a accepté", en: "Who represents you agreed" }[language];
  }
  if (by === "staff")
    return { fr: "Un agent a noté votre accord pour", en: "An agent noted your agreement" }[language];
  return { fr: "Vous avez accepté", en: "You agreed" }[language];
}

const formatPersonName = (name: unknown, unnamed: string): string =>
  typeof name === "string" && name !== "" ? name : unnamed;

function formatRefusedLine({ forSomebody, forName, by }: Data, language: "fr" | "en"): string {
  if (forSomebody)
    return {
      fr: `Vous avez refusé pour ${formatPersonName(forName, "quelqu’un")}`,
      en: `You refused for ${formatPersonName(forName, "somebody")}`,
    }[language];
  if (by === "person") {
    return { fr: "La personne qui vous représente a refusé", en: "Who represents you refused" }[language];
  }
  if (by === "staff")
    return { fr: "Un agent a noté votre refus de", en: "An agent noted that you refuse" }[language];
  return { fr: "Vous avez refusé", en: "You refused" }[language];
}

function formatNotGiven(data: Data, language: "fr" | "en"): string {
  if (!Array.isArray(data.refused) || data.refused.length === 0) return "";
  const names = formatJournalItems(data, "refused", language);
  return language === "fr" ? ` Refusé : ${names}.` : ` Refused: ${names}.`;
}

function formatKeptByLaw(data: Data, language: "fr" | "en"): string {
  if (!Array.isArray(data.kept) || data.kept.length === 0) return "";
  const names = formatJournalItems(data, "kept", language);
  return language === "fr" ? ` La loi lui fait garder : ${names}.` : ` The law makes it keep: ${names}.`;
}

function formatServiceTitle(data: Data, language: "fr" | "en"): string {
  const { title } = data;
  if (typeof title !== "object" || title === null || !(language in title)) return String(data.serviceId);
  return String((title as Data)[language]);
}
