import { defineMessages } from "../../../web/index.ts";

export const noticeWords = defineMessages({
  fr: {
    done: {
      pris: "Ce dossier est à vous",
      confie: "Le dossier est confié",
      rendu: "Le dossier est à prendre",
      valide: "C’est validé",
      corrige: "La correction est enregistrée et validée",
      refuse: "Le refus est enregistré ; la personne lira le motif et ses recours",
      exception: "L’exception est enregistrée avec son motif",
      demande: "La demande est partie ; le délai est suspendu",
      ajoute: "La pièce est dans le dossier",
      note: "La note est enregistrée",
      repris: "L’examen reprend",
      lien: "Le lien est validé",
      envoye: "Le dossier est envoyé",
    },
    conflict: {
      title: "Quelqu’un d’autre a modifié ce dossier entre-temps",
      text: "Rien n’a été enregistré. Voici le nouvel état du dossier ; ce que vous aviez saisi est resté dans le formulaire. Relisez, puis décidez à nouveau.",
      typed: "Ce que vous aviez saisi",
    },
    readOnly: {
      reception: "Votre rôle permet d’inscrire et de confier les dossiers. Un vérificateur décide.",
      awaiting: "Nous attendons la personne",
      awaitingText: (kind: string, reason: string) => `Demandé : ${kind}. ${reason}`,
      resume: "Reprendre sans attendre",
      done: "Décision rendue",
      doneText: "La personne est prévenue.",
      nextFile: "Dossier suivant",
      draft: "Ce dossier n’est pas encore envoyé",
      draftText: "La personne peut encore changer ses réponses. Vous pourrez décider quand il sera envoyé.",
      submit: "Envoyer ce dossier avec la personne",
    },
  },
  en: {
    done: {
      pris: "This file is yours",
      confie: "The file is assigned",
      rendu: "The file is to be taken",
      valide: "Validated",
      corrige: "The correction is saved and validated",
      refuse: "The refusal is saved; the person will read the reason and how to appeal",
      exception: "The exception is saved with its reason",
      demande: "The request has left; the time limit is suspended",
      ajoute: "The item is in the file",
      note: "The note is saved",
      repris: "The examination goes on",
      lien: "The link is validated",
      envoye: "The file is sent",
    },
    conflict: {
      title: "Somebody else has changed this file in the meantime",
      text: "Nothing was saved. Here is the new state of the file; what you typed stayed in the form. Read again, then decide.",
      typed: "What you had typed",
    },
    readOnly: {
      reception: "Your role lets you enrol people and assign files. A validator decides.",
      awaiting: "We are waiting for the person",
      awaitingText: (kind: string, reason: string) => `Asked: ${kind}. ${reason}`,
      resume: "Go on without waiting",
      done: "Decision made",
      doneText: "The person is told. A letter is ready to print if they have no e-mail.",
      nextFile: "Next file",
      draft: "This file is not sent yet",
      draftText: "The person may still change their answers. You will decide once it is sent.",
      submit: "Send this file with the person",
    },
  },
});

export type Done = keyof ReturnType<typeof noticeWords>["done"];
