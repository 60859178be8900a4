import type { Language } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

export interface ServiceData {
  readonly service: string;
}

const path = "/espace/services";

const formatServiceLinks = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: {
      fr: "Voir ce que ce service reçoit, ou retirer votre accord",
      en: "See what this service receives, or withdraw",
    },
    path,
    atOffice: {
      fr: "Pour savoir ce que ce service reçoit, ou retirer votre accord, venez ou écrivez.",
      en: "To know what this service receives, or withdraw, come or write.",
    },
  });

const formatAnswerTracking = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Suivre sa réponse", en: "Follow its answer" },
    path,
    atOffice: {
      fr: "Pour connaître sa réponse, venez ou appelez.",
      en: "To know its answer, come or call.",
    },
  });

export const grantGiven: Template<ServiceData> = (sender, { service }, language) =>
  language === "fr"
    ? {
        subject: `${service} : votre accord est enregistré`,
        text: formatLetter(sender, language, [
          `Vous avez accepté que « ${service} » reçoive certaines de vos informations.`,
          formatServiceLinks(sender, language),
        ]),
      }
    : {
        subject: `${service}: your agreement is recorded`,
        text: formatLetter(sender, language, [
          `You agreed that “${service}” receives some of your information.`,
          formatServiceLinks(sender, language),
        ]),
      };

export const grantWithdrawn: Template<ServiceData> = (sender, { service }, language) =>
  language === "fr"
    ? {
        subject: `${service} : votre accord est retiré`,
        text: formatLetter(sender, language, [
          `« ${service} » ne reçoit plus rien de vous. Le service en a été informé.`,
          formatAnswerTracking(sender, language),
        ]),
      }
    : {
        subject: `${service}: your agreement is withdrawn`,
        text: formatLetter(sender, language, [
          `“${service}” no longer receives anything from you. The service has been told.`,
          formatAnswerTracking(sender, language),
        ]),
      };

/** Somebody else than the agent can say whether the person was there. */
export const servicesShown: Template<Readonly<Record<string, never>>> = (sender, _data, language) => {
  const journal = formatActLine(sender, language, {
    online: { fr: "Voir qui et quand, dans votre journal", en: "See who and when, in your journal" },
    path: "/espace/journal",
    atOffice: {
      fr: "Pour savoir qui et quand, venez ou appelez.",
      en: "To know who and when, come or call.",
    },
  });
  return language === "fr"
    ? {
        subject: "Vos services ont été affichés au guichet",
        text: formatLetter(sender, language, [
          "Un agent a affiché la liste de tous vos services, en disant que vous étiez à côté de lui.",
          "Vous y étiez ? Vous n’avez rien à faire. Sinon, dites-le à votre collectivité.",
          journal,
        ]),
      }
    : {
        subject: "Your services were shown at the desk",
        text: formatLetter(sender, language, [
          "An agent displayed the list of all your services, saying that you were beside them.",
          "Were you? There is nothing to do. If not, tell your authority.",
          journal,
        ]),
      };
};
