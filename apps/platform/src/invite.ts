// For script/invite: the first administrator of an authority, the first operator of the platform.
import { parseArgs } from "node:util";
import { printLine, runCommand } from "./command.ts";
import { inviteAdministrator } from "./composition/invite-administrator.ts";
import { readConfig } from "./config.ts";
import { StartRefused } from "./infra/start-refused.ts";

const usage =
  "Usage : script/invite --collectivite <nom dans l’adresse> --courriel " +
  "<adresse de l’agent> [--nom « Prénom Nom »] [--exploitant]";

await runCommand("Personne n’est invité.", async () => {
  const { collectivite: slug, courriel: email, nom: displayName, exploitant } = readArguments();
  if (!slug || !email) throw new StartRefused(usage);
  const address = await inviteAdministrator(readConfig(), {
    slug,
    email,
    ...(displayName ? { displayName } : {}),
    role: exploitant ? "operator" : "administrator",
  });
  if (address === undefined) {
    printLine(
      "Cet agent est maintenant exploitant. Il entre avec la " +
        "clé d’accès qu’il a déjà : aucun lien n’est nécessaire.",
    );
    return;
  }
  printLine("Lien à remettre en main propre, ou par un canal sûr. Il sert une fois, pendant 24 heures :");
  printLine(address);
});

function readArguments() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      options: { collectivite: text, courriel: text, nom: text, exploitant: { type: "boolean" } },
    }).values;
  } catch {
    throw new StartRefused(usage);
  }
}
