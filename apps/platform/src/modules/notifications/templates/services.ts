import type { Language } from "../../../kernel/errors.ts";
import { letter, type Sender, type Template, wayTo } from "./template.ts";

export interface ServiceData {
  readonly service: string;
}

const path = "/espace/services";

const seeOrWithdraw = (sender: Sender, language: Language): string =>
  wayTo(sender, language, {
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

const followAnswer = (sender: Sender, language: Language): string =>
  wayTo(sender, language, {
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
        text: letter(sender, language, [
          `Vous avez accepté que « ${service} » reçoive certaines de vos informations.`,
          seeOrWithdraw(sender, language),
        ]),
      }
    : {
        subject: `${service}: your agreement is recorded`,
        text: letter(sender, language, [
          `You agreed that “${service}” receives some of your information.`,
          seeOrWithdraw(sender, language),
        ]),
      };

export const grantWithdrawn: Template<ServiceData> = (sender, { service }, language) =>
  language === "fr"
    ? {
        subject: `${service} : votre accord est retiré`,
        text: letter(sender, language, [
          `« ${service} » ne reçoit plus rien de vous. Le service en a été informé.`,
          followAnswer(sender, language),
        ]),
      }
    : {
        subject: `${service}: your agreement is withdrawn`,
        text: letter(sender, language, [
          `“${service}” no longer receives anything from you. The service has been told.`,
          followAnswer(sender, language),
        ]),
      };
