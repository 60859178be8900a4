// For script/rotate-keys: `node rotate-keys.js [--vault] [--prepare] [--destroy-former [--lose-backups]] [--help]`.
import { parseArgs } from "node:util";
import { destroyFormerKeys, rotateKeys, rotateRootKey } from "./app.ts";
import { runCommand, say, UsageRefused } from "./command.ts";
import { type Config, readConfig } from "./config.ts";

// Above what runs at once.
const options = {
  help: { type: "boolean", default: false },
  prepare: { type: "boolean", default: false },
  vault: { type: "boolean", default: false },
  "destroy-former": { type: "boolean", default: false },
  "lose-backups": { type: "boolean", default: false },
} as const;

const usage = `Usage : script/rotate-keys [--vault] [--prepare]
        script/rotate-keys --destroy-former [--lose-backups]

Sans --vault : scelle de nouveau la clé de chaque personne sous un nouveau fichier people-<n>.tree de KEYS_DIR. Les données, les index
et les noms que les services donnent aux personnes ne bougent pas.

Avec --vault : change la clé racine vault.key. Un nouveau fichier vault-<n>.key vient à côté ; tout ce qui est scellé sous l’ancien l’est
de nouveau sous lui : clés des personnes et des lignes, adresses des agents, secrets des logiciels, lignes du journal, tâches qui
attendent. Les index ne bougent pas.

Avec --destroy-former : détruit l’ancien fichier, la plateforme arrêtée, une fois que plus rien n’est sous lui. Les clés de ses index
passent d’abord dans indexes-<n>.key, qui n’ouvre rien. Copiez ce fichier sur chaque serveur, et lancez-y la même commande.

Sans --destroy-former, la plateforme en service ou arrêtée. Coupée, relancez la même commande : elle reprend où elle en était.

  --vault     la clé racine, au lieu des clés des personnes. Elle doit avoir été préparée :
              1. script/rotate-keys --vault --prepare
              2. script/backup --keys-to <dossier>, et le nouveau fichier copié sur chaque serveur
              3. script/rotate-keys --vault
  --prepare   tire le nouveau fichier et s’arrête là : copiez-le sur chaque serveur, puis relancez sans cette option
  --destroy-former   détruit l’ancienne clé racine ; refuse tant que des sauvegardes (BACKUP_DAYS) s’ouvrent avec elle
  --lose-backups     renonce à ces sauvegardes
  --help      ce texte

Avec les réglages de la plateforme : docs/how-to/ceremonie-des-cles.md
Seals everybody’s key again under a new file of seeds or, with --vault, everything that is under the root key of the vault, under a
new one that --prepare drew; stopped, run it again: it goes on. --destroy-former destroys the former root key, on a stopped platform.`;

await runCommand("La rotation s’est arrêtée. Relancez-la : elle reprend où elle en était.", async () => {
  const { help, prepare, vault, destroy, loseBackups } = readArguments();
  if (help) return say(usage);
  const config = readConfig();
  if (destroy) return destroyFormer(config, loseBackups);
  return vault ? changeVault(config, prepare) : changePeople(config, prepare);
});

async function changePeople(config: Config, onlyPrepare: boolean): Promise<void> {
  const { generation, answers } = await rotateKeys(config, say, { onlyPrepare });
  if (onlyPrepare) {
    say(`people-${generation}.tree est prêt dans ${config.keys.directory} : copiez-le sur chaque serveur.`);
    return;
  }
  say(`Les clés des personnes sont scellées par people-${generation}.tree.`);
  if (answers > 0) say(`Réponses de quotients qui ont maintenant leur propre clé : ${answers}.`);
  say(
    `L’ancien fichier ouvre les sauvegardes d’avant ; il sera détruit dans ${config.keys.backupDays} jours.`,
  );
  say("Exportez les clés de nouveau : script/backup --keys-to <dossier>.");
}

async function changeVault(config: Config, onlyPrepare: boolean): Promise<void> {
  const { file, left } = await rotateRootKey(config, say, { onlyPrepare });
  if (onlyPrepare) {
    say(
      `${file} est prêt dans ${config.keys.directory}, et ne scelle encore rien. Exportez les clés (script/backup --keys-to <dossier>), copiez ` +
        "ce fichier sur chaque serveur, puis lancez script/rotate-keys --vault.",
    );
    return;
  }
  if (left > 0) {
    say(
      `${left} lignes sont encore sous l’ancienne clé, parce que quelqu’un les écrivait ou qu’elles ne s’ouvrent pas : relancez la même commande.`,
    );
    process.exitCode = 1;
    return;
  }
  say(
    `Tout est scellé sous ${file}. Gardez l’ancien fichier ${config.keys.backupDays} jours, pour les sauvegardes d’avant ; ensuite, la plateforme ` +
      "arrêtée : script/rotate-keys --destroy-former.",
  );
}

async function destroyFormer(config: Config, loseBackups: boolean): Promise<void> {
  const files = await destroyFormerKeys(config, say, { loseBackups });
  if (files.length === 0) return say("Il n’y a pas d’ancienne clé à détruire ici.");
  say(
    `Détruit : ${files.join(", ")}. Sur chaque autre serveur : copiez-y indexes-*.key, puis la même commande. Démarrez, exportez les clés ` +
      "(script/backup --keys-to <dossier>), essayez cet export, puis détruisez les exports d’avant.",
  );
}

interface Arguments {
  readonly help: boolean;
  readonly prepare: boolean;
  readonly vault: boolean;
  readonly destroy: boolean;
  readonly loseBackups: boolean;
}

function readArguments(): Arguments {
  const { help, prepare, vault, "destroy-former": destroy, "lose-backups": loseBackups } = parsed();
  // What destroys is written alone, so that nothing else is read into it.
  if ((destroy && (prepare || vault)) || (loseBackups && !destroy))
    throw new UsageRefused(
      "Ces options ne vont pas ensemble : --destroy-former se donne seule, ou avec --lose-backups. script/rotate-keys --help explique.",
    );
  return { help, prepare, vault, destroy, loseBackups };
}

function parsed() {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new UsageRefused(
      "Cette option n’existe pas. Usage : script/rotate-keys [--vault] [--prepare] [--destroy-former] ; script/rotate-keys --help explique.",
    );
  }
}
