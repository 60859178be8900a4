import { defineMessages } from "../../../web/index.ts";

export const notOpenWords = defineMessages({
  fr: {
    title: {
      commune: "Votre commune n’a pas encore ouvert ses services ici",
      other: "Cette collectivité n’a pas encore ouvert ses services ici",
    },
    text: "On ne peut pas encore y créer de compte : personne ne recevrait votre dossier.",
    exists: "Ce qui existe déjà à votre adresse vient des collectivités autour :",
    ask: "Pour une démarche, adressez-vous à l’accueil, sur place ou par téléphone.",
  },
  en: {
    title: {
      commune: "Your commune has not opened its services here yet",
      other: "This authority has not opened its services here yet",
    },
    text: "No account can be created here yet: nobody would receive your file.",
    exists: "What exists already at your address comes from the authorities around:",
    ask: "For a request, ask at the front desk or by phone.",
  },
});
