import { formatActLine, formatLetter, type Template } from "./template.ts";

export interface ComplianceDue {
  /** "analyse d’impact", in the reader's language. */
  readonly document: string;
  readonly until: string;
  readonly about: "soon" | "over" | "changed";
  /** What changed, one sentence each. */
  readonly changes: readonly string[];
}

/** To administrators and the data-protection officer: what was signed ends, or is no longer what runs. */
export const complianceDue: Template<ComplianceDue> = (sender, data, language) => {
  const { document, until, about, changes } = data;
  const read = formatActLine(sender, language, {
    online: { fr: "La revoir", en: "Review it" },
    path: "/administration/conformite",
    atOffice: { fr: "Connectez-vous pour la revoir.", en: "Sign in to review it." },
  });
  const list = changes.map((one) => `- ${one}`).join("\n");
  if (language === "fr") {
    const subjects = {
      soon: `Conformité : la décision se termine le ${until} (${document})`,
      over: `Conformité : la décision s’est terminée le ${until} (${document})`,
      changed: `Conformité : à revoir (${document})`,
    };
    return {
      subject: subjects[about],
      text: formatLetter(sender, language, [
        about === "changed"
          ? `Depuis la dernière version décidée (${document}), la configuration ou le catalogue a changé :`
          : `La décision de votre collectivité vaut jusqu’au ${until} ` +
            `(${document}). Une nouvelle version la prolonge.`,
        ...(list === "" ? [] : [list]),
        read,
      ]),
    };
  }
  const subjects = {
    soon: `Compliance: the decision ends on ${until} (${document})`,
    over: `Compliance: the decision ended on ${until} (${document})`,
    changed: `Compliance: to be reviewed (${document})`,
  };
  return {
    subject: subjects[about],
    text: formatLetter(sender, language, [
      about === "changed"
        ? `Since the last version decided (${document}), the configuration or the catalogue changed:`
        : `Your authority’s decision holds until ${until} (${document}). A new version prolongs it.`,
      ...(list === "" ? [] : [list]),
      read,
    ]),
  };
};
