import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** To those who represented somebody who died, or had given them a mandate. */
export const deathRecorded: Template<{ readonly name: string }> = (sender, { name }, language) =>
  language === "fr"
    ? {
        subject: `${name} : un décès a été enregistré`,
        text: formatLetter(sender, language, [
          `Nous avons appris le décès ${formatOfName(name)}. Nous vous présentons nos condoléances.`,
          "Vous n’avez rien à faire. Ses services sont arrêtés, et le lien par lequel l’un " +
            "de vous agissait pour l’autre a pris fin. Plus aucun courrier ne part à son nom.",
          "S’il y a une erreur, ou s’il reste quelque chose à " +
            "régler, venez ou appelez : un agent vous accompagne.",
        ]),
      }
    : {
        subject: `${name}: a death has been recorded`,
        text: formatLetter(sender, language, [
          `We have learnt of the death of ${name}. Please accept our condolences.`,
          "There is nothing for you to do. Their services have stopped, and the link by which " +
            "one of you acted for the other has ended. No more letters go out in their name.",
          "If this is a mistake, or if something is left to settle, come or call: an agent will help you.",
        ]),
      };

export const deathReversed: Template<Readonly<Record<string, never>>> = (sender, _data, language) =>
  language === "fr"
    ? {
        subject: "Une erreur nous concernant : nos excuses",
        text: formatLetter(sender, language, [
          "Un décès avait été enregistré par erreur à votre " +
            "nom. C’est corrigé. Nous vous présentons nos excuses.",
          "Votre compte, vos informations et vos liens avec vos proches sont comme avant. Vos services " +
            "avaient été arrêtés : chacun s’ouvre de nouveau avec votre accord, sans rien ressaisir.",
          formatActLine(sender, language, {
            online: { fr: "Rouvrir mes services", en: "Open my services again" },
            path: "/espace/services",
            atOffice: {
              fr: "Pour rouvrir vos services, venez ou appelez : un agent le fait avec vous.",
              en: "To open your services again, come or call: an agent does it with you.",
            },
          }),
        ]),
      }
    : {
        subject: "A mistake of ours: our apologies",
        text: formatLetter(sender, language, [
          "A death had been recorded in your name by mistake. " +
            "This is corrected. Please accept our apologies.",
          "Your account, your information and your links with your relatives are as before. Your " +
            "services had been stopped: each opens again with your agreement, nothing to type again.",
          formatActLine(sender, language, {
            online: { fr: "Rouvrir mes services", en: "Open my services again" },
            path: "/espace/services",
            atOffice: {
              fr: "Pour rouvrir vos services, venez ou appelez : un agent le fait avec vous.",
              en: "To open your services again, come or call: an agent does it with you.",
            },
          }),
        ]),
      };
