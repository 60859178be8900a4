import { letter, type Template } from "./template.ts";

export interface ServiceData {
  readonly service: string;
}

export const grantGiven: Template<ServiceData> = (sender, { service }, language) =>
  language === "fr"
    ? {
        subject: `${service} : votre accord est enregistré`,
        text: letter(sender, language, [
          `Vous avez accepté que « ${service} » reçoive certaines de vos informations.`,
          `Voir ce que ce service reçoit, ou retirer votre accord : ${sender.url}/espace/services`,
        ]),
      }
    : {
        subject: `${service}: your agreement is recorded`,
        text: letter(sender, language, [
          `You agreed that “${service}” receives some of your information.`,
          `See what this service receives, or withdraw: ${sender.url}/espace/services`,
        ]),
      };

export const grantWithdrawn: Template<ServiceData> = (sender, { service }, language) =>
  language === "fr"
    ? {
        subject: `${service} : votre accord est retiré`,
        text: letter(sender, language, [
          `« ${service} » ne reçoit plus rien de vous. Le service en a été informé.`,
          `Suivre sa réponse : ${sender.url}/espace/services`,
        ]),
      }
    : {
        subject: `${service}: your agreement is withdrawn`,
        text: letter(sender, language, [
          `“${service}” no longer receives anything from you. The service has been told.`,
          `Follow its answer: ${sender.url}/espace/services`,
        ]),
      };
