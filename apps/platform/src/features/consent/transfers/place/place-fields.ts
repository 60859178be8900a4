import type { FieldError } from "../../../../kernel/errors.ts";
import type { PlaceProblem, ReadPlace } from "./rules.ts";

const sentences: Readonly<Record<PlaceProblem, { readonly fr: string; readonly en: string }>> = {
  bad_host: {
    fr: "Écrivez le nom du serveur seul, par exemple sftp.editeur.example.",
    en: "Write the name of the server alone, for instance sftp.editeur.example.",
  },
  bad_port: {
    fr: "Écrivez un nombre de 1 à 65535. D’habitude, 22.",
    en: "Write a number from 1 to 65535. Usually 22.",
  },
  bad_account: {
    fr: "Écrivez le nom du compte que l’éditeur vous a donné, sans espace.",
    en: "Write the name of the account that the vendor gave you, without a space.",
  },
  bad_folder: {
    fr: "Écrivez le chemin d’un dossier, par exemple depart ou /donnees/depart, sans « .. ».",
    en: "Write the path of a folder, for instance out or /data/out, without “..”.",
  },
  same_folder: {
    fr: "Choisissez un autre dossier que celui des fichiers déposés.",
    en: "Choose another folder than the one of files sent.",
  },
};

export const toPlaceFieldErrors = (problems: ReadPlace["problems"]): readonly FieldError[] =>
  problems.map(({ field, code }) => ({ field, code: `transfers.${code}`, ...sentences[code] }));
