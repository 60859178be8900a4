import { formatActLine, formatLetter, type Template } from "./template.ts";

/** The answer itself is read in the space: a mailbox may be shared. On paper, the desk is called. */
export const contactAnswered: Template<{ readonly number: string }> = (sender, { number }, language) => {
  const read = formatActLine(sender, language, {
    online: { fr: "La lire", en: "Read it" },
    path: "/espace/echanges",
    atOffice: {
      fr: "Pour connaître la réponse, venez ou appelez, en donnant ce numéro.",
      en: "To know the answer, come or call, and give this number.",
    },
  });
  return language === "fr"
    ? {
        subject: `Une réponse à votre échange ${number}`,
        text: formatLetter(sender, language, [`Un agent a répondu à votre échange ${number}.`, read]),
      }
    : {
        subject: `An answer to your exchange ${number}`,
        text: formatLetter(sender, language, [`An agent answered your exchange ${number}.`, read]),
      };
};
