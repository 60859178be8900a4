import { addDays, addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { listKnownElsewhere } from "./list-of-person.ts";
import { deleteEmptyEstablishments } from "./store/establishments.ts";
import { deleteExpiredFiles } from "./store/files.ts";
import { deletePersonDecisions } from "./store/merges.ts";
import { deleteOldUnattachedRecords, deletePersonSources } from "./store/sources.ts";

const DAY_MS = 24 * 3_600_000;
/** Long enough for a season and the next; a record that nobody claims is nobody's business after that. */
const UNATTACHED_MONTHS = 24;

const formatLineCount = (count: unknown, fr: string, frMany: string): string =>
  `${Number(count)} ${Number(count) > 1 ? frMany : fr}`;

export const recordsContribution: Contribution = {
  module: "records",
  exportPerson: async (_tx, context, personId) => {
    const known = await listKnownElsewhere(context, personId);
    if (known.length === 0) return {};
    return {
      connu_par_des_etablissements: known.map(({ establishment, number, seenOn, fields, history }) => ({
        etablissement: establishment,
        numero: number,
        dernier_fichier: seenOn,
        ...fields,
        historique: history.map(({ on, what, text }) => ({
          quoi: what,
          ...(text === "" ? {} : { texte: text }),
          ...(on ? { le: on } : {}),
        })),
      })),
    };
  },
  erasePerson: async (tx, context, personId) => {
    await deletePersonSources(tx, context.authorityId, personId);
    await deletePersonDecisions(tx, context.authorityId, personId);
  },
  purge: async (tx, context) => {
    const now = context.now().getTime();
    const before = (days: number) => new Date(now - days * DAY_MS);
    const files = await deleteExpiredFiles(tx, context.authorityId, {
      begunBefore: before(1),
      receivedBefore: addDays(toCivilDate(context.now()), -30),
      rowsBefore: before(365),
    });
    const day = addMonths(toCivilDate(context.now()), -UNATTACHED_MONTHS);
    const records = await deleteOldUnattachedRecords(tx, context.authorityId, day);
    return files + records + (await deleteEmptyEstablishments(tx, context.authorityId));
  },
  journal: {
    "records.file_received": ({ establishment }) => ({
      fr: `Un fichier de personnes de l’établissement « ${String(establishment)} » a été déposé.`,
      en: `A file of people of the establishment “${String(establishment)}” was handed in.`,
    }),
    "records.file_started": () => ({
      fr: "La reprise d’un fichier d’établissement a commencé.",
      en: "Taking over an establishment’s file has begun.",
    }),
    "records.file_stopped": () => ({
      fr: "La reprise d’un fichier d’établissement a été arrêtée.",
      en: "Taking over an establishment’s file was stopped.",
    }),
    "records.file_resumed": () => ({
      fr: "La reprise d’un fichier d’établissement a continué.",
      en: "Taking over an establishment’s file went on.",
    }),
    "records.file_taken_back": ({ records }) => ({
      fr:
        "Un fichier d’établissement est repris avec son numéro dans une autre colonne : " +
        `${formatLineCount(
          records,
          "fiche de sa première reprise a été retirée",
          "fiches de sa première reprise ont été retirées",
        )}.`,
      en:
        "An establishment’s file is taken over with its number in another " +
        `column: ${Number(records)} records of the first time were removed.`,
    }),
    "records.file_dropped": () => ({
      fr: "Un fichier d’établissement a été retiré.",
      en: "An establishment’s file was removed.",
    }),
    "records.merged": ({ rule }) => ({
      fr: `Deux fiches d’établissements ont été réunies${rule === true ? ", par la règle" : ""}.`,
      en: `Two records of establishments were joined${rule === true ? ", by the rule" : ""}.`,
    }),
    "records.merged_of_person": () => ({
      fr:
        "Ce qu’un établissement savait de vous a été rattaché " +
        "à votre dossier. Aucun service n’en reçoit rien.",
      en: "What an establishment knew of you was attached to your file. No service receives anything of it.",
    }),
    "records.unmerged": () => ({
      fr: "Une réunion de fiches d’établissements a été annulée.",
      en: "A merge of establishments’ records was undone.",
    }),
    "records.unmerged_of_person": () => ({
      fr: "Le rattachement d’une fiche d’établissement à votre dossier a été annulé.",
      en: "The attachment of an establishment’s record to your file was undone.",
    }),
    "records.read_of_person": () => ({
      fr: "Un agent a comparé vos informations à celles qu’un établissement a d’une personne.",
      en: "An agent compared your information with what an establishment has of somebody.",
    }),
    "records.file_looked_at": ({ lines }) => ({
      fr: `Les premières lignes d’un fichier de personnes ont été lues (${String(lines)}).`,
      en: `The first lines of a file of people were read (${String(lines)}).`,
    }),
    "records.rule_let": ({ pairs }) => ({
      fr: `Un agent a laissé la règle réunir les fiches d’une liste (${String(pairs)}).`,
      en: `An agent let the rule merge the records of a list (${String(pairs)}).`,
    }),
    "records.list_read": ({ pairs }) => ({
      fr: `Une liste de fiches rapprochées a été lue (${String(pairs)}).`,
      en: `A list of proposed records was read (${String(pairs)}).`,
    }),
    "records.opened": ({ sources }) => ({
      fr: `${formatLineCount(
        sources,
        "fiche d’établissement, rattachée à personne, a été lue",
        "fiches d’établissements, rattachées à personne, ont été lues",
      )}.`,
      en: `Records of establishments, attached to nobody, were read: ${Number(sources)}.`,
    }),
    "records.said_apart": () => ({
      fr: "Deux fiches d’établissements ont été déclarées distinctes.",
      en: "Two records of establishments were said to be of two people.",
    }),
    "records.apart_forgotten": () => ({
      fr: "Deux fiches déclarées distinctes peuvent de nouveau être rapprochées.",
      en: "Two records said to be different may be compared again.",
    }),
    "records.comparison_asked": () => ({
      fr: "Une comparaison des fiches d’établissements a été demandée.",
      en: "A comparison of establishments’ records was asked for.",
    }),
    "records.file_done": ({ lines: all, added, changed, refused }) => ({
      fr:
        `Un fichier d’établissement a été repris : ${formatLineCount(all, "ligne lue", "lignes lues")}, ` +
        `${formatLineCount(added, "fiche ajoutée", "fiches ajoutées")}, ` +
        `${formatLineCount(changed, "changée", "changées")}, ` +
        `${formatLineCount(refused, "ligne écartée", "lignes écartées")}.`,
      en:
        `An establishment’s file was taken over: ${Number(all)} read, ${Number(added)} ` +
        `added, ${Number(changed)} changed, ${Number(refused)} left out.`,
    }),
  },
};
