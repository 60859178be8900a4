// For script/rotate-keys: `node rotate-keys.js [--prepare]`.
import { parseArgs } from "node:util";
import { rotateKeys } from "./app.ts";
import { runCommand, say } from "./command.ts";
import { readConfig } from "./config.ts";
import { StartRefused } from "./infra/start-refused.ts";

await runCommand("La rotation s’est arrêtée. Relancez-la : elle reprend où elle en était.", async () => {
  const config = readConfig();
  const onlyPrepare = readArguments();
  const generation = await rotateKeys(config, say, { onlyPrepare });
  if (onlyPrepare) {
    say(`people-${generation}.tree est prêt dans ${config.keys.directory} : copiez-le sur chaque serveur.`);
    return;
  }
  say(`Les clés des personnes sont scellées par people-${generation}.tree.`);
  say(
    `L’ancien fichier ouvre les sauvegardes d’avant ; il sera détruit dans ${config.keys.backupDays} jours.`,
  );
  say("Exportez les clés de nouveau : script/backup --keys-to <dossier>.");
});

function readArguments(): boolean {
  try {
    return parseArgs({ options: { prepare: { type: "boolean" } } }).values.prepare ?? false;
  } catch {
    throw new StartRefused("Usage : script/rotate-keys [--prepare]");
  }
}
