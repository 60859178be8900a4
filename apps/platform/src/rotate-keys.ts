// For script/rotate-keys: `node rotate-keys.js [--vault [--accept-late]] [--prepare] [--destroy-former …]
// [--help]`.
import { parseArgs } from "node:util";
import { printLine, runCommand, UsageRefused } from "./command.ts";
// Not by app.ts: an operator would wait for every page to be read.
import { runDestructionPreparation, runFormerKeyDestruction } from "./composition/destroy-former.ts";
import { countAllLeft, formatLeft } from "./composition/left-rows.ts";
import { runKeyRotation, runRootKeyRotation } from "./composition/run-key-rotation.ts";
import { type Config, readConfig } from "./config.ts";

// Above what runs at once.
const options = {
  help: { type: "boolean", default: false },
  prepare: { type: "boolean", default: false },
  vault: { type: "boolean", default: false },
  "destroy-former": { type: "boolean", default: false },
  "accept-late": { type: "boolean", default: false },
  "indexes-exported": { type: "boolean", default: false },
  "lose-backups": { type: "boolean", default: false },
  "drop-unreadable": { type: "boolean", default: false },
} as const;

const usage = `Usage : script/rotate-keys [--prepare]
        script/rotate-keys --vault [--prepare] [--accept-late]
        script/rotate-keys --destroy-former --prepare [--drop-unreadable]
        script/rotate-keys --destroy-former --indexes-exported [--lose-backups] [--drop-unreadable]

Sans --vault : scelle de nouveau la clé de chaque personne sous un nouveau fichier people-<n>.tree de
KEYS_DIR. Les données, les index et les noms que les services donnent aux personnes ne bougent pas.

Avec --vault : change la clé racine vault.key. Un nouveau fichier vault-<n>.key vient à côté ; tout ce
qui est scellé sous l’ancien l’est de nouveau sous lui : clés des personnes et des lignes, adresses des
agents, secrets des logiciels, lignes du journal, tâches qui attendent. Les index ne bougent pas.

Avec --destroy-former, en deux fois, la plateforme arrêtée, une fois que plus rien n’est sous l’ancien
fichier :
              1. script/rotate-keys --destroy-former --prepare : les clés de ses index passent dans
                 indexes-<n>.key, qui n’ouvre rien
              2. script/backup --keys-to <dossier>, et ce fichier copié sur chaque serveur : sans lui,
                 rien ne démarre plus
              3. script/rotate-keys --destroy-former --indexes-exported, sur chaque serveur : l’ancien
                 fichier est détruit

Sans --destroy-former, la plateforme en service ou arrêtée. Coupée, relancez la même commande : elle
reprend où elle en était.

  --vault     la clé racine, au lieu des clés des personnes. Elle doit avoir été préparée :
              1. script/rotate-keys --vault --prepare
              2. script/backup --keys-to <dossier>, et le nouveau fichier copié sur chaque serveur
              3. script/rotate-keys --vault
  --prepare   tire le nouveau fichier et s’arrête là : copiez-le sur chaque serveur, puis relancez sans
              cette option
  --accept-late      scelle aussi ce qui est venu sous l’ancienne clé depuis que tout était sous la
                     nouvelle : c’est d’un de vos serveurs, vous l’avez regardé
  --destroy-former   détruit l’ancienne clé racine ; refuse tant que des sauvegardes (BACKUP_DAYS)
                     s’ouvrent avec elle
  --indexes-exported dit que indexes-<n>.key est exporté, et que cet export est gardé
  --lose-backups     renonce à ces sauvegardes
  --drop-unreadable  renonce à ce qui ne s’ouvre par aucune clé : tâches supprimées, lignes laissées
  --help      ce texte

Avec les réglages de la plateforme : docs/how-to/ceremonie-des-cles.md
Seals everybody’s key again under a new file of seeds or, with --vault, everything that is under the
root key of the vault, under a new one that --prepare drew; stopped, run it again: it goes on.
--destroy-former destroys the former root key, on a stopped platform.`;

await runCommand("La rotation s’est arrêtée. Relancez-la : elle reprend où elle en était.", async () => {
  const asked = readArguments();
  if (asked.help) return printLine(usage);
  const config = readConfig();
  if (asked["destroy-former"])
    return asked.prepare ? runIndexSaving(config, asked) : runFormerKeyRemoval(config, asked);
  return asked.vault ? runVaultChange(config, asked) : runPeopleRotation(config, asked.prepare);
});

async function runPeopleRotation(config: Config, onlyPrepare: boolean): Promise<void> {
  const { generation, answers, left } = await runKeyRotation(config, printLine, { onlyPrepare });
  if (onlyPrepare) {
    printLine(
      `people-${generation}.tree est prêt dans ${config.keys.directory} : copiez-le sur chaque serveur.`,
    );
    return;
  }
  if (left > 0) {
    printLine(
      `${left} clés de personnes sont encore sous l’ancien fichier : ` +
        "relancez la même commande. S’il en reste autant, elles ne s’ouvrent " +
        "pas : gardez l’ancien fichier, et regardez.",
    );
    process.exitCode = 1;
    return;
  }
  printLine(`Les clés des personnes sont scellées par people-${generation}.tree.`);
  if (answers > 0) printLine(`Réponses de quotients qui ont maintenant leur propre clé : ${answers}.`);
  printLine(
    `L’ancien fichier ouvre les sauvegardes d’avant ; il sera détruit dans ${config.keys.backupDays} jours.`,
  );
  printLine("Exportez les clés de nouveau : script/backup --keys-to <dossier>.");
}

async function runVaultChange(config: Config, asked: Arguments): Promise<void> {
  const { prepare: onlyPrepare, "accept-late": acceptLate } = asked;
  const { file, left } = await runRootKeyRotation(config, printLine, { onlyPrepare, acceptLate });
  if (onlyPrepare) {
    printLine(
      `${file} est prêt dans ${config.keys.directory}, et ne scelle encore ` +
        "rien. Exportez les clés (script/backup --keys-to <dossier>), copiez " +
        "ce fichier sur chaque serveur, puis lancez script/rotate-keys --vault.",
    );
    return;
  }
  const { open, unreadable } = countAllLeft(left);
  if (unreadable > 0)
    printLine(
      "Ne s’ouvre par aucune clé, donc laissé tel quel : " +
        `${formatLeft(left, "unreadable")}. Altéré, déplacé, ou écrit à la main : regardez.`,
    );
  if (open > 0) {
    printLine(
      `${open} lignes sont encore sous l’ancienne clé, parce ` +
        "que quelqu’un les écrivait : relancez la même commande.",
    );
    process.exitCode = 1;
    return;
  }
  printLine(
    `Tout est scellé sous ${file}. Gardez l’ancien fichier ${config.keys.backupDays} ` +
      "jours, pour les sauvegardes d’avant ; ensuite, la plateforme " +
      "arrêtée : script/rotate-keys --destroy-former --prepare.",
  );
}

async function runIndexSaving(
  config: Config,
  { "drop-unreadable": dropUnreadable }: Arguments,
): Promise<void> {
  const files = await runDestructionPreparation(config, printLine, { dropUnreadable });
  if (files.length === 0) return printLine("Il n’y a pas d’ancienne clé à détruire.");
  printLine(
    `Les clés des index sont dans ${files.join(", ")} ; rien n’est détruit. ` +
      "Exportez les clés (script/backup --keys-to <dossier>), gardez cet " +
      "export, copiez ces fichiers sur chaque serveur. Puis, la plateforme " +
      "arrêtée : script/rotate-keys --destroy-former --indexes-exported.",
  );
}

async function runFormerKeyRemoval(config: Config, asked: Arguments): Promise<void> {
  const { "lose-backups": loseBackups, "drop-unreadable": dropUnreadable } = asked;
  const files = await runFormerKeyDestruction(config, printLine, { loseBackups, dropUnreadable });
  if (files.length === 0) return printLine("Il n’y a pas d’ancienne clé à détruire ici.");
  printLine(
    `Détruit : ${files.join(", ")}. Sur chaque autre ` +
      "serveur : la même commande. Démarrez, exportez les clés " +
      "(script/backup --keys-to <dossier>), essayez cet export, puis détruisez les exports d’avant.",
  );
}

type Arguments = ReturnType<typeof parseRotationArguments>;

function readArguments(): Arguments {
  const asked = parseRotationArguments();
  const { "destroy-former": destroy, "indexes-exported": isExported, prepare, vault } = asked;
  const ofDestroying = isExported || asked["lose-backups"] || asked["drop-unreadable"];
  // What destroys is written alone, so that nothing else is read into it.
  const isMixed = destroy ? vault || asked["accept-late"] : ofDestroying;
  if (
    isMixed ||
    (asked["accept-late"] && (!vault || prepare)) ||
    (prepare && (isExported || asked["lose-backups"]))
  )
    throw new UsageRefused(
      "Ces options ne vont pas ensemble : --destroy-former se donne " +
        "sans --vault, avec --prepare puis avec --indexes-exported. " +
        "script/rotate-keys --help explique.",
    );
  if (destroy && !prepare && !isExported && !asked.help)
    throw new UsageRefused(
      "Rien n’est détruit. D’abord script/rotate-keys --destroy-former --prepare, " +
        "qui écrit les clés des index ; exportez-les " +
        "(script/backup --keys-to <dossier>). Puis dites-le : " +
        "script/rotate-keys --destroy-former --indexes-exported. " +
        "Nothing was destroyed: prepare, export the keys of the indexes, then say so.",
    );
  return asked;
}

function parseRotationArguments() {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new UsageRefused(
      "Cette option n’existe pas. Usage : script/rotate-keys [--vault] " +
        "[--prepare] [--destroy-former] ; script/rotate-keys --help explique.",
    );
  }
}
