import { defineErrors } from "../../../kernel/errors.ts";

export const duplicatesErrors = defineErrors({
  "duplicates.unknown": {
    status: 404,
    fr: "Ces deux fiches ne sont pas à comparer.",
    en: "These two records are not to be compared.",
    todo: {
      fr: "Revenez à la liste des doublons possibles.",
      en: "Go back to the list of possible duplicates.",
    },
  },
  "duplicates.own_record": {
    status: 403,
    fr: "Une de ces fiches a votre nom ou votre adresse : vous n’y répondez pas vous-même.",
    en: "One of these records has your name or your address: you do not answer yourself.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "duplicates.decided_already": {
    status: 409,
    fr: "Un collègue a déjà répondu autrement pour ces deux fiches.",
    en: "A colleague has already answered otherwise for these two records.",
    todo: { fr: "Parlez-en avec lui : sa réponse reste.", en: "Talk with them: their answer stays." },
  },
});
