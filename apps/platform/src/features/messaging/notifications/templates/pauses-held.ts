import { formatLetter, type Template } from "./template.ts";

/**
 * To the data-protection officer, once a year: how many pauses hold, and where they are. Nobody is named in a
 * mailbox.
 */
export const pausesHeld: Template<{ readonly count: number }> = (sender, { count }, language) => {
  const read = `${sender.url}/administration/droits#pauses`;
  if (language === "fr") {
    return {
      subject: `Chaque année : ${count > 1 ? `${count} mises en pause` : "une mise en pause"} à revoir`,
      text: formatLetter(sender, language, [
        count > 1
          ? `${count} mises en pause sont en place, dont une depuis un an au moins (RGPD, article 18).`
          : "Une mise en pause est en place depuis un an au moins (RGPD, article 18).",
        "Tant qu’une pause est en place, rien de ce qu’elle couvre n’est effacé avec le temps.",
        "Si la raison d’une pause n’existe plus, annoncez sa " +
          "levée : la personne en est prévenue sept jours avant.",
        `Les revoir : ${read}`,
      ]),
    };
  }
  return {
    subject: `Each year: ${count > 1 ? `${count} pauses` : "one pause"} to look at again`,
    text: formatLetter(sender, language, [
      count > 1
        ? `${count} pauses are in force, of which one for a year or more (GDPR, article 18).`
        : "One pause has been in force for a year or more (GDPR, article 18).",
      "While a pause is in force, nothing that it covers is erased as time passes.",
      "If the reason of a pause is over, announce its lifting: the person is told seven days before.",
      `Look at them again: ${read}`,
    ]),
  };
};
