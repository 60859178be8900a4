import { formatLetter, type Template } from "./template.ts";

/** To the account that goes on, and to the address of the one that closes. */
export const recordsMerged: Template<{ readonly closed: boolean }> = (sender, { closed }, language) =>
  language === "fr"
    ? {
        subject: "Vos deux fiches n’en font plus qu’une",
        text: formatLetter(sender, language, [
          "Vous étiez inscrit deux fois. Un agent a réuni vos deux fiches.",
          closed && sender.onPaper
            ? "Votre inscription à ce nom est close. Votre autre inscription garde tout."
            : closed
              ? "Cette adresse n’ouvre plus de compte ici. Connectez-vous " +
                "avec l’adresse de votre autre inscription : tout y est."
              : "Votre compte reste ouvert, avec la même adresse. L’autre inscription est close.",
          "Si ce n’est pas vous, ou si les deux fiches ne sont pas de " +
            "la même personne, dites-le : tout redevient comme avant.",
        ]),
      }
    : {
        subject: "Your two records are now one",
        text: formatLetter(sender, language, [
          "You were enrolled twice. An agent merged your two records.",
          closed && sender.onPaper
            ? "Your enrolment in this name is closed. Your other enrolment keeps everything."
            : closed
              ? "This address opens no account here any more. Sign in with " +
                "the address of your other enrolment: everything is there."
              : "Your account stays open, with the same address. The other enrolment is closed.",
          "If this is not you, or if the two records are not of " +
            "one person, tell us: everything becomes as before.",
        ]),
      };

export const mergeUndone: Template<Readonly<Record<string, never>>> = (sender, _data, language) =>
  language === "fr"
    ? {
        subject: "Vos fiches sont de nouveau séparées : nos excuses",
        text: formatLetter(sender, language, [
          "Deux fiches avaient été réunies par erreur. C’est défait. Nous vous présentons nos excuses.",
          "Votre compte et vos informations sont comme avant. Connectez-vous avec votre adresse.",
        ]),
      }
    : {
        subject: "Your records are separate again: our apologies",
        text: formatLetter(sender, language, [
          "Two records had been merged by mistake. This is undone. Please accept our apologies.",
          "Your account and your information are as before. Sign in with your address.",
        ]),
      };

/**
 * To the address of who was merged with somebody whose death is recorded: a relative reads it, or somebody
 * alive.
 */
export const mergedDeath: Template<Readonly<Record<string, never>>> = (sender, _data, language) =>
  language === "fr"
    ? {
        subject: "Un décès a été enregistré sur une fiche réunie à celle-ci",
        text: formatLetter(sender, language, [
          "Deux fiches avaient été réunies, car elles semblaient être de la " +
            "même personne. Le décès de cette personne vient d’être enregistré.",
          "Si vous êtes un proche : nous vous présentons nos condoléances. Vous n’avez rien à faire.",
          "Si vous êtes la personne à qui ce message est adressé, les deux " +
            "fiches ne sont pas de la même personne : dites-le-nous. Rien de votre " +
            "fiche n’est arrêté ni effacé sans qu’un second agent ait vérifié.",
        ]),
      }
    : {
        subject: "A death was recorded on a record merged with this one",
        text: formatLetter(sender, language, [
          "Two records had been merged, because they seemed to be of " +
            "one person. The death of that person has just been recorded.",
          "If you are a relative: please accept our condolences. There is nothing for you to do.",
          "If you are the person to whom this message is addressed, the " +
            "two records are not of one person: tell us. Nothing of your " +
            "record is stopped nor erased before a second agent has checked.",
        ]),
      };
