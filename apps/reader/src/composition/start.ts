import { Pkcs11Error } from "@ardeco/pkcs11";
import { type Config, ConfigError } from "../config.ts";
import { FolderError } from "../disk/folder.ts";
import { PlatformError } from "../platform/calls.ts";
import { startDemonstration } from "./start-demonstration.ts";
import { startInstalled } from "./start-installed.ts";

/** Throws ConfigError, in words, for what whoever starts it can put right. */
export async function start(config: Config, report: (error: unknown) => void) {
  try {
    const started = await (config.kind === "demonstration"
      ? startDemonstration(config, report)
      : startInstalled(config, report));
    if (config.forgetPages) await started.reader.pairings.forget();
    return started;
  } catch (error) {
    throw inWords(error);
  }
}

const ofToken: Readonly<Partial<Record<Pkcs11Error["code"], string>>> = {
  no_library: "PKCS11_MODULE : cette bibliothèque ne se charge pas.",
  no_token: "PKCS11_TOKEN : ce jeton n’est pas là ; branchez-le.",
  wrong_pin: "PKCS11_PIN_FILE : le code du jeton est faux. Corrigez-le avant de redémarrer.",
  pin_locked: "Le jeton est bloqué : débloquez-le par son SO-PIN.",
  no_such_key: "Une clé du lecteur manque dans le jeton : docs/how-to/lecteur-de-cartes.md.",
};

function inWords(error: unknown): unknown {
  if (error instanceof Pkcs11Error)
    return new ConfigError(ofToken[error.code] ?? `Le jeton : ${error.message}`);
  if (error instanceof FolderError)
    return new ConfigError(
      `Le dossier du lecteur a été altéré, ou est celui d’un autre jeton. ${error.message}`,
    );
  if (error instanceof PlatformError && error.status === 422)
    return new ConfigError("--code : ce code est faux, déjà pris ou trop vieux. Demandez-en un autre.");
  if (error instanceof PlatformError)
    return new ConfigError(
      `--platform : la plateforme ne répond pas comme attendu (${error.status || "rien"}).`,
    );
  return error;
}
