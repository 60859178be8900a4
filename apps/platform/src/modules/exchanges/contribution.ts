import { addDays, addMonths, civilDate } from "../../kernel/civil-date.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import { listDeliveriesOfPerson } from "../clients/index.ts";
import { forgetFilesOf, purgeFiles } from "./store/files.ts";
import { purgeReceipts } from "./store/receipts.ts";

/** A month in which software that lost a file may take it again. */
const BYTES_DAYS = 30;
const ROWS_MONTHS = 12;

export const exchangesContribution: Contribution = {
  module: "exchanges",
  // What was told to which service is in the deliveries (clients): a file only carries them.
  exportPerson: async () => ({}),
  erasePerson: async (tx, context, personId) => {
    await forgetFilesOf(tx, await listDeliveriesOfPerson(tx, context, personId));
  },
  purge: async (tx, context) => {
    const today = civilDate(context.now());
    const bytesBefore = addDays(today, -BYTES_DAYS);
    const rowsBefore = addMonths(today, -ROWS_MONTHS);
    const files = await purgeFiles(tx, context.authorityId, { bytesBefore, rowsBefore });
    return files + (await purgeReceipts(tx, context.authorityId, bytesBefore));
  },
  journal: {
    "exchanges.format_changed": () => ({
      fr: "Le format ou le rythme des fichiers d’un service a changé.",
      en: "The format or rhythm of a service’s files changed.",
    }),
    "exchanges.stopped": () => ({
      fr: "Un service n’est plus relié par fichiers.",
      en: "A service is no longer connected by files.",
    }),
    "exchanges.whole_list_asked": () => ({
      fr: "La liste entière des abonnés d’un service a été redemandée pour son logiciel.",
      en: "The whole list of a service’s subscribers was asked for again for its software.",
    }),
    "exchanges.file_gathered": ({ number, lines }) => ({
      fr: `Le fichier n° ${number} a été préparé pour le logiciel d’un service : ${lines} ligne(s).`,
      en: `File no. ${number} was prepared for a service’s software: ${lines} line(s).`,
    }),
    "exchanges.file_taken": ({ number }) => ({
      fr: `Le fichier n° ${number} a été retiré pour le logiciel d’un service.`,
      en: `File no. ${number} was taken for a service’s software.`,
    }),
    "exchanges.file_taken_again": ({ number }) => ({
      fr: `Le fichier n° ${number} a été retiré de nouveau.`,
      en: `File no. ${number} was taken again.`,
    }),
    "exchanges.file_sent": ({ number }) => ({
      fr: `Le fichier n° ${number} a été déposé sur le serveur SFTP du logiciel d’un service.`,
      en: `File no. ${number} was left on the SFTP server of a service’s software.`,
    }),
    "exchanges.place_set": () => ({
      fr: "Le serveur SFTP d’un service a été réglé.",
      en: "The SFTP server of a service was set.",
    }),
    "exchanges.place_trusted": () => ({
      fr: "L’empreinte du serveur SFTP d’un service a été confirmée.",
      en: "The fingerprint of a service’s SFTP server was confirmed.",
    }),
    "exchanges.place_stopped": () => ({
      fr: "Le serveur SFTP d’un service a présenté une autre clé : plus rien n’y est envoyé.",
      en: "The SFTP server of a service showed another key: nothing is sent there any more.",
    }),
    "exchanges.place_closed": () => ({
      fr: "Le serveur SFTP d’un service a été retiré.",
      en: "The SFTP server of a service was removed.",
    }),
    "exchanges.receipt_applied": ({ lines }) => ({
      fr: `Un fichier d’accusé a été appliqué : ${lines} ligne(s).`,
      en: `An acknowledgement file was applied: ${lines} line(s).`,
    }),
  },
};
