import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const completionWords = defineMessages({
  fr: {
    title: "Compléter pour ouvrir le service",
    titleAgain: "Mettre à jour pour ce service",
    lead: (service: string) => `« ${service} » a besoin de ces informations, et de rien d’autre.`,
    about: (name: string) => `Ces informations concernent ${name}.`,
    proof: (label: string) => `Quel document prouve : ${formatInnerLabel(label)} ?`,
    bring: "Je l’apporterai au guichet",
    file: (label: string) => `Photo ou fichier du document (${formatInnerLabel(label)})`,
    fileHint: "PDF, JPEG, PNG ou HEIC, 10 Mo au plus par fichier. Rien à joindre si vous l’apportez.",
    fileMissing: "Ajoutez le document, ou choisissez de l’apporter au guichet.",
    next: "Ce qui se passe ensuite",
    nextText: (authority: string) =>
      `Un agent (${authority}) vérifie et vous prévient. Le service ne reçoit rien avant votre accord.`,
    send: "Envoyer ces informations",
    giveUp: "Revenir au service",
    notValid: (label: string) => `Vérifiez « ${label} » : cette valeur n’est pas reconnue.`,
  },
  en: {
    title: "Complete to open the service",
    titleAgain: "Update for this service",
    lead: (service: string) => `“${service}” needs this information, and nothing else.`,
    about: (name: string) => `This information is about ${name}.`,
    proof: (label: string) => `Which document shows: ${formatInnerLabel(label)}?`,
    bring: "I will bring it to the desk",
    file: (label: string) => `Photo or file of the document (${formatInnerLabel(label)})`,
    fileHint: "PDF, JPEG, PNG or HEIC, 10 MB at most each. Nothing to attach if you bring it.",
    fileMissing: "Add the document, or choose to bring it to the desk.",
    next: "What happens next",
    nextText: (authority: string) =>
      `An agent (${authority}) checks it and tells you. The service receives nothing before your agreement.`,
    send: "Send this information",
    giveUp: "Back to the service",
    notValid: (label: string) => `Check “${label}”: this value is not recognised.`,
  },
});
