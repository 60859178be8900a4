// For script/keys-to-token: `node seal-keys.js [--former-key <id>] [--former-token <label>] … [--help]`.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { printLine, runCommand, UsageRefused } from "./command.ts";
import { sealKeysByToken } from "./composition/seal-keys-by-token.ts";
import { readConfig } from "./config.ts";

const options = {
  help: { type: "boolean" },
  "former-key": { type: "string" },
  "former-token": { type: "string" },
  "former-pin-file": { type: "string" },
  "former-module": { type: "string" },
} as const;

const usage = `Usage : script/keys-to-token [--former-key <identifiant>] [--former-token <nom>]
                             [--former-pin-file <fichier>] [--former-module <bibliothèque>]

Scelle les fichiers de clés de KEYS_DIR par la clé du jeton que nomment les réglages (PKCS11_…), la
plateforme arrêtée. Ce qu’ils contiennent ne change pas. Coupé, relancez-le : il reprend où il en était.

Sans option, il scelle les fichiers qu’aucun jeton ne scelle encore. Pour changer de clé : créez la
nouvelle, mettez-la dans les réglages, puis donnez l’ancienne. Ce qui n’est pas donné est comme dans les
réglages.

  --former-key       identifiant de l’ancienne clé (CKA_ID, en hexadécimal)
  --former-token     nom de l’ancien jeton, si c’en est un autre
  --former-pin-file  fichier de son code
  --former-module    sa bibliothèque
  --help             ce texte

Seals the key files of KEYS_DIR by the key of the token that the settings name (PKCS11_…), on a stopped
platform. What they hold does not change. Cut, run it again: it goes on where it was.

Without an option, it seals the files that no token seals yet. To change the key: make the new one, put
it in the settings, then give the former one. What is not given is as in the settings.

  --former-key       identifier of the former key (CKA_ID, hexadecimal)
  --former-token     label of the former token, when it is another one
  --former-pin-file  file of its PIN
  --former-module    its library
  --help             this text

docs/how-to/ceremonie-des-cles.md`;

await runCommand(
  "Les clés ne sont pas toutes scellées par le jeton. Relancez : le reste suivra.",
  async () => {
    const { help, former } = readArguments();
    if (help) return printLine(usage);
    const sealed = await sealKeysByToken(readConfig(), former);
    if (sealed.length === 0) return printLine("Tout était déjà scellé par la clé des réglages.");
    printLine(`Scellés par le jeton : ${sealed.join(", ")}.`);
    if (former)
      printLine(
        "Démarrez, exportez les clés de nouveau (script/backup --keys-to " +
          "<dossier>) et essayez cet export. L’ancienne clé n’ouvre " +
          "plus que les exports d’avant : détruisez-les, puis elle.",
      );
    else
      printLine(
        "Démarrez. Les exports d’avant restent lisibles sans le jeton : à l’enveloppe, ou à détruire.",
      );
  },
);

function readArguments() {
  const values = parseSealArguments();
  const { "former-key": key, "former-token": token, "former-pin-file": pinFile } = values;
  if (key !== undefined && !/^([0-9a-f]{2}){1,64}$/i.test(key))
    throw new UsageRefused(
      "--former-key : identifiant en hexadécimal attendu, par " +
        "exemple 01. Hexadecimal identifier expected, such as 01.",
    );
  const former = {
    key,
    token,
    pinFile: pinFile === undefined ? undefined : resolve(pinFile),
    module: values["former-module"],
  };
  const given = Object.values(former).some((value) => value !== undefined);
  return { help: values.help === true, former: given ? former : null };
}

function parseSealArguments() {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new UsageRefused(
      "Cette option n’existe pas, ou n’a pas de valeur : " +
        "script/keys-to-token --help explique. No such option: see --help.",
    );
  }
}
