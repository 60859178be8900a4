// For script/rotate-keys: `node rotate-keys.js [--prepare | --help]`.
import { parseArgs } from "node:util";
import { rotateKeys } from "./app.ts";
import { runCommand, say, UsageRefused } from "./command.ts";
import { readConfig } from "./config.ts";

const usage = `Usage : script/rotate-keys [--prepare]

Scelle de nouveau la clé de chaque personne sous un nouveau fichier people-<n>.tree de KEYS_DIR, la plateforme en service ou
arrêtée. Les données, les index et les noms que les services donnent aux personnes ne bougent pas. Coupée, relancez-la : elle
reprend où elle en était.

  --prepare   tire le nouveau fichier et s’arrête là : copiez-le sur chaque serveur, puis relancez sans cette option
  --help      ce texte

Avec les réglages de la plateforme : docs/how-to/ceremonie-des-cles.md
Seals everybody’s key again under a new file of seeds; stopped, run it again: it goes on.`;

await runCommand("La rotation s’est arrêtée. Relancez-la : elle reprend où elle en était.", async () => {
  const { help, prepare: onlyPrepare } = readArguments();
  if (help) return say(usage);
  const config = readConfig();
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
});

function readArguments(): { readonly help: boolean; readonly prepare: boolean } {
  try {
    const options = { help: { type: "boolean" }, prepare: { type: "boolean" } } as const;
    const { help = false, prepare = false } = parseArgs({ options }).values;
    return { help, prepare };
  } catch {
    throw new UsageRefused(
      "Cette option n’existe pas. Usage : script/rotate-keys [--prepare] ; script/rotate-keys --help explique.",
    );
  }
}
