// For script/invite: the first administrator of an authority.
import { parseArgs } from "node:util";
import { inviteAdministrator } from "./app.ts";
import { runCommand, say } from "./command.ts";
import { readConfig } from "./config.ts";
import { StartRefused } from "./infra/start-refused.ts";

const usage =
  "Usage : script/invite --collectivite <nom dans l’adresse> --courriel <adresse de l’agent> [--nom « Prénom Nom »]";

await runCommand("Personne n’est invité.", async () => {
  const { collectivite: slug, courriel: email, nom: displayName } = readArguments();
  if (!slug || !email) throw new StartRefused(usage);
  const address = await inviteAdministrator(readConfig(), {
    slug,
    email,
    ...(displayName ? { displayName } : {}),
  });
  say("Lien à remettre en main propre, ou par un canal sûr. Il sert une fois, pendant 24 heures :");
  say(address);
});

function readArguments() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({ options: { collectivite: text, courriel: text, nom: text } }).values;
  } catch {
    throw new StartRefused(usage);
  }
}
