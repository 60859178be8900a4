import { defineMessages } from "../../../web/index.ts";

export const operationWords = defineMessages({
  fr: {
    title: "Exploitation",
    healthy: "Tout répond",
    healthyText: "La base de données est à jour et répond.",
    failing: "La base de données ne répond pas",
    failingText: "Les pages qui enregistrent sont refusées tant qu’elle ne revient pas.",
    figures: "État de la plateforme",
    terms: {
      backup: "Dernière sauvegarde",
      late: "Travaux en retard de plus de cinq minutes",
      deliveries: "Messages qui attendent une application",
      mails: "Courriels",
      disk: "Disque des données",
      database: "Base de données",
      keys: "Clés des personnes",
      migration: "Version de la base",
    },
    never: "aucune",
    backupTold: (day: string, files: string) => `${day}, ${files} documents`,
    mailsTold: (waiting: string, failed: string) => `${waiting} à envoyer, ${failed} jamais partis`,
    diskTold: (free: string, total: string) => `${free} libres sur ${total}`,
    keysTold: (number: string, left: string) =>
      left === "0" ? `génération ${number}` : `génération ${number}, encore ${left} à renouveler`,
    migrationTold: (version: string, day: string) => `${version}, depuis le ${day}`,
    baseline: "schéma de départ",
    concerns: {
      noBackup: {
        title: "Aucune sauvegarde n’a été faite",
        todo: "Une panne de disque perdrait tout. Lancez script/backup sur le serveur, puis chaque nuit.",
      },
      oldBackup: {
        title: "La dernière sauvegarde a plus d’un jour et demi",
        todo: "Regardez pourquoi celle de la nuit n’est pas faite : systemctl status ardeco-backup.",
      },
      littleRoom: {
        title: "Le disque des données est presque plein",
        todo: "Agrandissez-le. Plein, il arrête la base : plus rien ne s’enregistre.",
      },
      lateJobs: {
        title: "Des travaux prennent du retard",
        todo: "Les courriels et les messages aux applications partent moins vite. Regardez la charge du serveur.",
      },
      failedMails: {
        title: "Des courriels ne sont jamais partis",
        todo: "Vérifiez le serveur de courriel (SMTP_URL), puis relancez-les ci-dessous.",
      },
    },
    jobs: "Travaux en échec",
    jobsLead: "Ils ont été tentés plusieurs fois. Corrigez la cause, puis relancez.",
    none: "Aucun travail en échec",
    noneText: "Ce qui échoue plusieurs fois de suite s’arrêtera ici et vous attendra.",
    columns: { name: "Travail", since: "Depuis", attempts: "Essais", reason: "Cause", act: "Action" },
    retry: "Relancer",
    lateFiles: (files: number) =>
      files === 1 ? "Un fichier n’est retiré par personne" : `${files} fichiers ne sont retirés par personne`,
    lateFilesText:
      "Prévenez le gestionnaire du service : le logiciel de son éditeur ne sait rien de ce qu’ils portent.",
    servers: (servers: number) =>
      servers === 1
        ? "Un serveur SFTP d’éditeur demande une intervention"
        : `${servers} serveurs SFTP d’éditeurs demandent une intervention`,
    serversText:
      "La page « Fichiers » de leur service dit ce qui est arrivé et quoi faire. Prévenez le gestionnaire du service. Si l’adresse est privée, ajoutez collectivité=nom:port à OUTBOUND_ALLOW_HOSTS.",
    retried: "Le travail est relancé",
    held: "retient les suivants",
  },
  en: {
    title: "Operation",
    healthy: "Everything answers",
    healthyText: "The database is up to date and answers.",
    failing: "The database does not answer",
    failingText: "Pages that save are refused until it is back.",
    figures: "State of the platform",
    terms: {
      backup: "Last backup",
      late: "Jobs more than five minutes late",
      deliveries: "Messages waiting for an application",
      mails: "E-mails",
      disk: "Disk of the data",
      database: "Database",
      keys: "Keys of people",
      migration: "Version of the database",
    },
    never: "none",
    backupTold: (day: string, files: string) => `${day}, ${files} documents`,
    mailsTold: (waiting: string, failed: string) => `${waiting} to send, ${failed} never left`,
    diskTold: (free: string, total: string) => `${free} free of ${total}`,
    keysTold: (number: string, left: string) =>
      left === "0" ? `generation ${number}` : `generation ${number}, ${left} still to renew`,
    migrationTold: (version: string, day: string) => `${version}, since ${day}`,
    baseline: "starting schema",
    concerns: {
      noBackup: {
        title: "No backup has been made",
        todo: "A broken disk would lose everything. Run script/backup on the server, then each night.",
      },
      oldBackup: {
        title: "The last backup is more than a day and a half old",
        todo: "See why the night’s one is not made: systemctl status ardeco-backup.",
      },
      littleRoom: {
        title: "The disk of the data is nearly full",
        todo: "Make it larger. Full, it stops the database: nothing is saved any more.",
      },
      lateJobs: {
        title: "Jobs are running late",
        todo: "E-mails and messages to applications leave more slowly. Look at the load of the server.",
      },
      failedMails: {
        title: "Some e-mails never left",
        todo: "Check the mail server (SMTP_URL), then try them again below.",
      },
    },
    jobs: "Failed jobs",
    jobsLead: "They were tried several times. Put the cause right, then try again.",
    none: "No failed job",
    noneText: "What fails several times in a row will stop here and wait for you.",
    columns: { name: "Job", since: "Since", attempts: "Attempts", reason: "Cause", act: "Action" },
    retry: "Try again",
    lateFiles: (files: number) => (files === 1 ? "Nobody takes a file" : `Nobody takes ${files} files`),
    lateFilesText: "Tell the manager of the service: its vendor’s software knows nothing of what they carry.",
    servers: (servers: number) =>
      servers === 1
        ? "An SFTP server of a vendor needs somebody"
        : `${servers} SFTP servers of vendors need somebody`,
    serversText:
      "The “Files” page of their service says what happened and what to do. Tell the manager of the service. If the address is private, add authority=name:port to OUTBOUND_ALLOW_HOSTS.",
    retried: "The job is being tried again",
    held: "holds back the next ones",
  },
});
