import { addDays, addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { listDeliveriesOfPerson } from "../clients/index.ts";
import { deleteDeliveryFiles, deleteOldFiles } from "./store/files.ts";
import { deleteOldReceipts } from "./store/receipts.ts";

/** A month in which software that lost a file may take it again. */
const BYTES_DAYS = 30;
const ROWS_MONTHS = 12;

const formatFrenchLines = (count: unknown) => (Number(count) > 1 ? `${count} lignes` : `${count} ligne`);
const formatEnglishLines = (count: unknown) => (count === 1 ? "1 line" : `${count} lines`);

const journal: Contribution["journal"] = {
  "transfers.format_changed": () => ({
    fr: "Le format ou le rythme des fichiers d’un service a changé.",
    en: "The format or rhythm of a service’s files changed.",
  }),
  "transfers.stopped": () => ({
    fr: "Un service n’est plus relié par fichiers.",
    en: "A service is no longer connected by files.",
  }),
  "transfers.whole_list_asked": () => ({
    fr: "La liste entière des abonnés d’un service a été redemandée pour son logiciel.",
    en: "The whole list of a service’s subscribers was asked for again for its software.",
  }),
  "transfers.file_gathered": ({ number, lines }) => ({
    fr: `Le fichier n° ${number} a été préparé pour le logiciel d’un service : ${formatFrenchLines(lines)}.`,
    en: `File no. ${number} was prepared for a service’s software: ${formatEnglishLines(lines)}.`,
  }),
  "transfers.file_taken": ({ number }) => ({
    fr: `Le fichier n° ${number} a été retiré pour le logiciel d’un service.`,
    en: `File no. ${number} was taken for a service’s software.`,
  }),
  "transfers.file_taken_again": ({ number }) => ({
    fr: `Le fichier n° ${number} a été retiré de nouveau.`,
    en: `File no. ${number} was taken again.`,
  }),
  "transfers.file_sent": ({ number }) => ({
    fr: `Le fichier n° ${number} a été déposé sur le serveur SFTP du logiciel d’un service.`,
    en: `File no. ${number} was left on the SFTP server of a service’s software.`,
  }),
  "transfers.place_set": () => ({
    fr: "Le serveur SFTP d’un service a été réglé.",
    en: "The SFTP server of a service was set.",
  }),
  "transfers.place_trusted": () => ({
    fr: "L’empreinte du serveur SFTP d’un service a été confirmée.",
    en: "The fingerprint of a service’s SFTP server was confirmed.",
  }),
  "transfers.place_stopped": () => ({
    fr: "Le serveur SFTP d’un service a présenté une autre clé : plus rien n’y est envoyé.",
    en: "The SFTP server of a service showed another key: nothing is sent there any more.",
  }),
  "transfers.place_closed": () => ({
    fr: "Le serveur SFTP d’un service a été retiré.",
    en: "The SFTP server of a service was removed.",
  }),
  "transfers.receipt_read": () => ({
    fr: "Un fichier d’accusé a été déposé pour un service.",
    en: "An acknowledgement file was handed in for a service.",
  }),
  "transfers.receipt_applied": ({ lines }) => ({
    fr: `Un fichier d’accusé a été appliqué : ${formatFrenchLines(lines)}.`,
    en: `An acknowledgement file was applied: ${formatEnglishLines(lines)}.`,
  }),
};

/** Lines written while this module was called exchanges: the journal is never written again. */
const addFormerNames = (told: Contribution["journal"]): Contribution["journal"] =>
  Object.fromEntries(
    Object.entries(told).map(([action, tell]) => [action.replace("transfers.", "exchanges."), tell]),
  );

export const transfersContribution: Contribution = {
  module: "transfers",
  // What was told to which service is in the deliveries (clients): a file only carries them.
  exportPerson: async () => ({}),
  erasePerson: async (tx, context, personId) => {
    await deleteDeliveryFiles(tx, await listDeliveriesOfPerson(tx, context, personId));
  },
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    const bytesBefore = addDays(today, -BYTES_DAYS);
    const rowsBefore = addMonths(today, -ROWS_MONTHS);
    const files = await deleteOldFiles(tx, context.authorityId, { bytesBefore, rowsBefore });
    return files + (await deleteOldReceipts(tx, context.authorityId, bytesBefore));
  },
  journal: { ...journal, ...addFormerNames(journal) },
};
