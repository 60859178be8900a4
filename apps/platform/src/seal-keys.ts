// For script/keys-to-token.
import { runCommand, say } from "./command.ts";
import { readConfig } from "./config.ts";
import { openToken } from "./infra/keyring/token/open-token.ts";
import { sealKeyFiles } from "./infra/keyring/token/seal-files.ts";
import { StartRefused } from "./infra/start-refused.ts";

await runCommand(
  "Les clés ne sont pas toutes scellées par le jeton. Relancez : le reste suivra.",
  async () => {
    const { directory, token } = readConfig().keys;
    if (!token) throw new StartRefused("Réglez PKCS11_MODULE, PKCS11_TOKEN et PKCS11_PIN_FILE.");
    const sealed = await sealKeyFiles(directory, await openToken(token));
    say(sealed.length === 0 ? "Tout était déjà scellé." : `Scellés par le jeton : ${sealed.join(", ")}.`);
    say("Démarrez. Les exports d’avant restent lisibles sans le jeton : à l’enveloppe, ou à détruire.");
  },
);
