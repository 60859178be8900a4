// For script/rotate-keys: `node rotate-keys.js [--vault] [--prepare] [--help]`.
import { parseArgs } from "node:util";
import { rotateKeys, rotateRootKey } from "./app.ts";
import { runCommand, say, UsageRefused } from "./command.ts";
import { type Config, readConfig } from "./config.ts";

const usage = `Usage : script/rotate-keys [--vault] [--prepare]

Sans --vault : scelle de nouveau la clé de chaque personne sous un nouveau fichier people-<n>.tree de KEYS_DIR. Les données, les index
et les noms que les services donnent aux personnes ne bougent pas.

Avec --vault : change la clé racine vault.key. Un nouveau fichier vault-<n>.key vient à côté ; tout ce qui est scellé sous l’ancien l’est
de nouveau sous lui : clés des personnes et des lignes, adresses des agents, secrets des logiciels, lignes du journal, tâches qui
attendent. Les index ne bougent pas : ils viennent encore de l’ancien fichier, qu’il ne faut donc pas détruire.

La plateforme en service ou arrêtée. Coupée, relancez la même commande : elle reprend où elle en était.

  --vault     la clé racine, au lieu des clés des personnes. Elle doit avoir été préparée :
              1. script/rotate-keys --vault --prepare
              2. script/backup --keys-to <dossier>, et le nouveau fichier copié sur chaque serveur
              3. script/rotate-keys --vault
  --prepare   tire le nouveau fichier et s’arrête là : copiez-le sur chaque serveur, puis relancez sans cette option
  --help      ce texte

Avec les réglages de la plateforme : docs/how-to/ceremonie-des-cles.md
Seals everybody’s key again under a new file of seeds or, with --vault, everything that is under the root key of the vault, under a
new one that --prepare drew; stopped, run it again: it goes on.`;

await runCommand("La rotation s’est arrêtée. Relancez-la : elle reprend où elle en était.", async () => {
  const { help, prepare, vault } = readArguments();
  if (help) return say(usage);
  const config = readConfig();
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
      `${left} lignes étaient en cours d’écriture et sont encore sous l’ancienne clé : relancez la même commande.`,
    );
    process.exitCode = 1;
    return;
  }
  say(
    `Tout est scellé sous ${file}. Gardez l’ancien fichier : les index en viennent, et les sauvegardes d’avant.`,
  );
}

function readArguments(): { readonly help: boolean; readonly prepare: boolean; readonly vault: boolean } {
  try {
    const options = {
      help: { type: "boolean" },
      prepare: { type: "boolean" },
      vault: { type: "boolean" },
    } as const;
    const { help = false, prepare = false, vault = false } = parseArgs({ options }).values;
    return { help, prepare, vault };
  } catch {
    throw new UsageRefused(
      "Cette option n’existe pas. Usage : script/rotate-keys [--vault] [--prepare] ; script/rotate-keys --help explique.",
    );
  }
}
