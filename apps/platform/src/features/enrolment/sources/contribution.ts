import { addDays, addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import { registerNamed } from "../../identity/identity/index.ts";
import { listQuestions, readWish } from "./list-questions.ts";
import { isSourceKind, outcomes, type QuestionOutcome } from "./question.ts";
import { deletePastFiles, eraseFileContents } from "./store/files.ts";
import { deletePastQuestions, deletePersonQuestions } from "./store/questions.ts";
import { deleteWish } from "./store/wishes.ts";
import { sourceNames, toSomebody } from "./told.ts";
import { kindNames, outcomeWords } from "./words.ts";

/** A correspondent answers within a month; what nobody read by then is asked again. */
const FILE_DAYS = 30;
/** How many lines it had, and which were about nobody: until the next year's. */
const FILE_ROW_MONTHS = 12;

export const sourcesContribution: Contribution = {
  module: "sources",
  exportPerson: async (_tx, context, personId) => {
    const own = context.actor.kind !== "person" || context.actor.personId === personId;
    if (!own) return { questions_a_l_administration: [] };
    const yearly = await readWish(context, personId);
    return {
      questions_a_l_administration: (await listQuestions(context, personId)).map((one) => ({
        sujet: kindNames[one.kind].fr,
        demande_le: one.asked.at,
        information_donnee: one.asked.told,
        resultat: one.outcome ? outcomeWords[one.outcome].fr : "En attente",
        registre: one.answer?.register.name ?? null,
        mois: one.answer?.register.month ?? null,
        repondu_le: one.answeredOn ?? null,
      })),
      ...(yearly === undefined ? {} : { quotient_chaque_annee: { redemande: yearly ? "oui" : "non" } }),
    };
  },
  erasePerson: async (tx, context, personId) => {
    await deletePersonQuestions(tx, context.authorityId, personId);
    await deleteWish(tx, context.authorityId, personId);
  },
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    await eraseFileContents(tx, context.authorityId, { before: addDays(today, -FILE_DAYS) });
    const files = await deletePastFiles(tx, context.authorityId, addMonths(today, -FILE_ROW_MONTHS));
    return files + (await deletePastQuestions(tx, context.authorityId, today));
  },
  journal: {
    "sources.habilitation_kept": ({ enabled }) => ({
      fr: `L’habilitation à interroger l’État a été réglée : ${enabled ? "en service" : "arrêtée"}.`,
      en: `The habilitation to ask the State was set up: ${enabled ? "in use" : "stopped"}.`,
    }),
    "sources.asked": ({ kind }) => ({
      fr: `Question posée ${toSomebody(formatSourceName(kind).fr)}.`,
      en: `Question asked of ${formatSourceName(kind).en}.`,
    }),
    "sources.answered": ({ kind, outcome, register }) => {
      const who = typeof register === "string" ? registerNamed(register) : formatSourceName(kind);
      return {
        fr: `Question posée ${toSomebody(who.fr)} : ${formatOutcomeWords(outcome).fr}`,
        en: `Question asked of ${who.en}: ${formatOutcomeWords(outcome).en}`,
      };
    },
    "sources.differences_read": ({ families }) => ({
      fr: `La liste des quotients à régler a été lue (${String(families)}).`,
      en: `The list of family quotients to settle was read (${String(families)}).`,
    }),
    "sources.refresh_started": ({ asks, way }) => ({
      fr:
        `Mise à jour des quotients familiaux commencée${way === "file" ? ", par fichier chiffré" : ""} : ` +
        `${asks === "agreed" ? "familles d’accord" : "familles informées"}.`,
      en:
        `Refresh of family quotients begun${way === "file" ? ", by encrypted file" : ""}: ` +
        `${asks === "agreed" ? "families who agreed" : "families informed"}.`,
    }),
    "sources.correspondent_kept": ({ register, fingerprint, isOther }) => ({
      fr:
        `Le correspondant de la ${String(register)} pour les fichiers chiffrés a été réglé, empreinte ` +
        `${String(fingerprint)}` +
        `${isOther ? " : elle ne sert qu’une fois confirmée par une autre personne" : ""}.`,
      en:
        `The correspondent of the ${String(register)} for encrypted files was set up, fingerprint ` +
        `${String(fingerprint)}${isOther ? ": of no use before another person confirms it" : ""}.`,
    }),
    "sources.fingerprint_confirmed": ({ register, fingerprint }) => ({
      fr:
        `L’empreinte du correspondant de la ${String(register)} ` +
        `a été comparée et confirmée : ${String(fingerprint)}.`,
      en:
        `The fingerprint of the correspondent of the ${String(register)} ` +
        `was compared and confirmed: ${String(fingerprint)}.`,
    }),
    "sources.fingerprint_refused": ({ register, fingerprint }) => ({
      fr:
        "L’empreinte donnée pour le correspondant de la " +
        `${String(register)} a été refusée : ${String(fingerprint)}.`,
      en:
        "The fingerprint given for the correspondent of the " +
        `${String(register)} was refused: ${String(fingerprint)}.`,
    }),
    "sources.file_written": ({ lines, fingerprint }) => ({
      fr:
        `Fichier de demande de quotients préparé : ${String(lines)} ` +
        `familles${formatFingerprintMention(fingerprint).fr}.`,
      en:
        `Request file of quotients prepared: ${String(lines)} ` +
        `families${formatFingerprintMention(fingerprint).en}.`,
    }),
    "sources.file_taken": ({ lines, fingerprint }) => ({
      fr:
        `Fichier de demande de quotients pris, chiffré : ${String(lines)} ` +
        `familles${formatFingerprintMention(fingerprint).fr}.`,
      en:
        `Request file of quotients taken, encrypted: ${String(lines)} ` +
        `families${formatFingerprintMention(fingerprint).en}.`,
    }),
    "sources.file_received": ({ lines }) => ({
      fr: `Fichier de réponse ouvert : ${String(lines)} lignes de quotients.`,
      en: `Answer file opened: ${String(lines)} lines of quotients.`,
    }),
    "sources.file_read": ({ lines, problems }) => ({
      fr: `Fichier de réponse lu : ${String(lines)} lignes, dont ${String(problems)} sans famille.`,
      en: `Answer file read: ${String(lines)} lines, ${String(problems)} of them without a family.`,
    }),
    "sources.file_lines_seen": ({ lines }) => ({
      fr: `Lignes de réponse sans famille examinées : ${String(lines)}.`,
      en: `Answer lines without a family examined: ${String(lines)}.`,
    }),
    "sources.refresh_changed": ({ act }) => ({
      fr:
        "Mise à jour des quotients familiaux : " +
        `${act === "stop" ? "arrêtée" : act === "close" ? "close" : "reprise"}.`,
      en:
        "Refresh of family quotients: " +
        `${act === "stop" ? "stopped" : act === "close" ? "closed" : "taken up again"}.`,
    }),
    "sources.refresh_refused": ({ code }) => ({
      fr:
        "Mise à jour des quotients familiaux arrêtée d’elle-même : " +
        `l’habilitation est refusée (code ${String(code)}).`,
      en:
        "Refresh of family quotients stopped by itself: the " +
        `habilitation is refused (code ${String(code)}).`,
    }),
    "sources.refresh_ended": () => ({
      fr: "Mise à jour des quotients familiaux terminée.",
      en: "Refresh of family quotients ended.",
    }),
    "sources.settled": ({ decision, reason }) => ({
      fr:
        "Réponse de l’administration examinée par un agent : " +
        `${decision === "applied" ? "elle compte désormais" : "rien ne change"}. ` +
        `Motif : ${removeFinalStop(reason)}.`,
      en:
        "Answer of the administration examined by an agent: " +
        `${decision === "applied" ? "it counts from now on" : "nothing changes"}. ` +
        `Reason: ${removeFinalStop(reason)}.`,
    }),
    "sources.yearly_wished": ({ yearly }) =>
      yearly === true
        ? {
            fr: "Le quotient familial sera redemandé chaque année.",
            en: "The family quotient will be asked again each year.",
          }
        : {
            fr: "Le quotient familial ne sera plus redemandé.",
            en: "The family quotient will not be asked again.",
          },
  },
};

const formatSourceName = (kind: unknown) =>
  isSourceKind(kind) ? sourceNames[kind] : { fr: "l’administration", en: "the administration" };
/** For whom a request was sealed; lines written before it was kept do not say. */
const formatFingerprintMention = (fingerprint: unknown) =>
  fingerprint === undefined
    ? { fr: "", en: "" }
    : { fr: `, pour l’empreinte ${String(fingerprint)}`, en: `, for the fingerprint ${String(fingerprint)}` };
const isOutcome = (text: unknown): text is QuestionOutcome => outcomes.some((one) => one === text);
const formatOutcomeWords = (outcome: unknown) =>
  isOutcome(outcome) ? outcomeWords[outcome] : { fr: "", en: "" };
