import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const ownJournalWords = defineMessages({
  fr: {
    title: "Mon journal",
    titleFor: (of: string) => `Le journal ${of}`,
    lead: "Chaque consultation, chaque changement, chaque envoi à un service est écrit ici. Personne ne peut l’effacer, pas même un administrateur.",
    leadFor: (name: string) =>
      `Ces lignes s’adressent à ${name} : dans les phrases, « vous » et « vos » parlent de cette personne.`,
    emptyFor: "Son journal commence ici",
    empty: "Votre journal commence ici",
    emptyText:
      "Dès que quelqu’un consulte ou change quelque chose, une ligne apparaît : qui, quoi, quand, pourquoi.",
    check: {
      open: "Vérifier mon journal",
      openFor: "Vérifier son journal",
      title: "Vérifier mon journal",
      titleFor: (of: string) => `Vérifier le journal ${of}`,
      lead: "Chaque heure, les lignes de tous les journaux sont scellées ensemble, sans dire de qui elles parlent. Une ligne scellée ne peut plus changer ni disparaître sans que cela se voie.",
      nothing: "Rien n’est encore scellé",
      nothingText: "Les premières lignes le seront à la prochaine heure.",
      held: (lines: number) =>
        lines === 1
          ? "Votre ligne est scellée, mot pour mot"
          : `Vos ${lines} lignes sont scellées, mot pour mot`,
      heldFor: (lines: number) =>
        lines === 1 ? "La ligne est scellée" : `Les ${lines} lignes sont scellées`,
      heldText: "Chacune a été recalculée à l’instant : elle est celle qui fut scellée.",
      waiting: (lines: number) =>
        lines === 1
          ? "1 ligne sera scellée à la prochaine heure."
          : `${lines} lignes seront scellées à la prochaine heure.`,
      differs: (lines: number) =>
        lines === 1
          ? "1 ligne n’est pas celle qui fut scellée"
          : `${lines} lignes ne sont pas celles qui furent scellées`,
      differsText:
        "Gardez le fichier ci-dessous et prévenez le délégué à la protection des données de la collectivité.",
      differsAt: (when: string) => `La ligne du ${when}`,
      differsUnknown: "Une ligne dont le texte ne vous est pas montré",
      alone: "Vérifier sans nous",
      aloneText:
        "Ne nous croyez pas sur parole. Ce fichier contient vos lignes et leurs preuves. Il parle de vous : gardez-le pour vous.",
      aloneKey:
        "Il est signé par la clé de la collectivité. Comparez celle d’ici à celle que la collectivité publie, ou à celle que quelqu’un d’autre a vue : un faux fichier porterait la sienne.",
      key: "Clé de la collectivité",
      keyAt: "Publiée à",
      checkpoint: "Point de contrôle",
      checkpointTake: "Télécharger celui de cette heure",
      aloneRun:
        "Sur un ordinateur où Ardeco est installé, même sans réseau : mettez les deux fichiers dans le dossier d’Ardeco, puis tapez dans un terminal ouvert sur ce dossier :",
      aloneSays:
        "La dernière ligne, en anglais, dit « Intact » ou « Altered » (altéré). Ardeco est un programme libre : demandez son adresse à la collectivité. Quelqu’un qui s’y connaît l’installe avec « npm ci », puis « npm run build ».",
      aloneTextFor: (name: string) =>
        `Ne nous croyez pas sur parole. Ce fichier contient ses lignes et leurs preuves. Il parle ${formatOfName(name)} : ne le donnez à personne.`,
      file: "Télécharger mes lignes et leurs preuves",
      fileFor: "Télécharger ses lignes et leurs preuves",
      limits: "Ce que cela ne prouve pas",
      limitsText:
        "Qu’aucune ligne ne manque. Les auditeurs de la collectivité le contrôlent : ils voient toutes les lignes scellées. D’une ligne où le numéro de quelqu’un d’autre est écrit, le fichier donne la place, et pas le texte.",
      back: "Revenir au journal",
    },
    older: "Voir plus ancien",
    newest: "Revenir au plus récent",
    by: {
      me: "Par vous",
      represents: "Par une personne qui la représente",
      person: "Par la personne elle-même",
      agent: (name: string, authority: string) => `Par ${name}, agent (${authority})`,
      delegated: (name: string) => `Par ${name}, agent d’une autre collectivité, sous délégation`,
      service: "Par le service",
      platform: "Automatiquement",
      place: (name: string) => `À « ${name} »`,
      anonymous: "Par quelqu’un qui n’était pas connecté",
    },
  },
  en: {
    title: "My journal",
    titleFor: (of: string) => `The journal ${of}`,
    lead: "Every look, every change, everything sent to a service is written here. Nobody can erase it, not even an administrator.",
    leadFor: (name: string) => `These lines speak to ${name}: in them, “you” and “your” are that person.`,
    emptyFor: "Their journal starts here",
    empty: "Your journal starts here",
    emptyText: "As soon as somebody looks at or changes something, a line appears: who, what, when, why.",
    check: {
      open: "Verify my journal",
      openFor: "Verify their journal",
      title: "Verify my journal",
      titleFor: (of: string) => `Verify the journal ${of}`,
      lead: "Every hour, the lines of all journals are sealed together, without saying whom they are about. A sealed line can no longer change or disappear without it being seen.",
      nothing: "Nothing is sealed yet",
      nothingText: "The first lines will be within the hour.",
      held: (lines: number) =>
        lines === 1 ? "Your line is sealed, word for word" : `Your ${lines} lines are sealed, word for word`,
      heldFor: (lines: number) => (lines === 1 ? "The line is sealed" : `The ${lines} lines are sealed`),
      heldText: "Each was computed again just now: it is the one that was sealed.",
      waiting: (lines: number) =>
        lines === 1
          ? "1 line will be sealed within the hour."
          : `${lines} lines will be sealed within the hour.`,
      differs: (lines: number) =>
        lines === 1
          ? "1 line is not the one that was sealed"
          : `${lines} lines are not those that were sealed`,
      differsText: "Keep the file below and tell the authority’s data-protection officer.",
      differsAt: (when: string) => `The line of ${when}`,
      differsUnknown: "A line whose text is not shown to you",
      alone: "Verify without us",
      aloneText:
        "Do not take our word for it. This file holds your lines and their proofs. It is about you: keep it to yourself.",
      aloneKey:
        "It is signed by the authority’s key. Compare the one here with the one that the authority publishes, or that somebody else saw: a false file would bear its own.",
      key: "Key of the authority",
      keyAt: "Published at",
      checkpoint: "Checkpoint",
      checkpointTake: "Download this hour’s",
      aloneRun:
        "On a computer where Ardeco is installed, even without network: put the two files in the folder of Ardeco, then type in a terminal open on that folder:",
      aloneSays:
        "The last line says “Intact” or “Altered”. Ardeco is a free program: ask the authority where it is. Somebody who knows installs it with “npm ci”, then “npm run build”.",
      aloneTextFor: (name: string) =>
        `Do not take our word for it. This file holds their lines and the proofs. It is about ${name}: give it to nobody.`,
      file: "Download my lines and their proofs",
      fileFor: "Download their lines and the proofs",
      limits: "What this does not prove",
      limitsText:
        "That no line is missing. The authority’s auditors check it: they see every sealed line. Of a line in which somebody else’s number is written, the file gives the place, not the text.",
      back: "Back to the journal",
    },
    older: "See older lines",
    newest: "Back to the newest",
    by: {
      me: "By you",
      represents: "By somebody who represents them",
      person: "By the person themselves",
      agent: (name: string, authority: string) => `By ${name}, agent (${authority})`,
      delegated: (name: string) => `By ${name}, agent of another authority, under a delegation`,
      service: "By the service",
      platform: "Automatically",
      place: (name: string) => `At “${name}”`,
      anonymous: "By somebody who was not signed in",
    },
  },
});
