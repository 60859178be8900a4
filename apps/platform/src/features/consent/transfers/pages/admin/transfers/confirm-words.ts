import { defineMessages } from "../../../../../../web/index.ts";

/** What each gesture that counts will do, said before. */
export const confirmWords = defineMessages({
  fr: {
    relier: {
      title: (service: string) => `Relier « ${service} » par fichiers ?`,
      effects: {
        first: "Chaque ouverture, changement et arrêt devient une ligne d’un fichier, préparé chaque matin.",
        second:
          "Les personnes qui ont déjà ce service sont dans le premier fichier : le logiciel part de la liste entière.",
        third: "Rien ne part avant que le gestionnaire du service ait retiré un fichier.",
        fourth: "Vous pouvez arrêter quand vous voulez.",
      },
      button: "Relier par fichiers",
      cancel: "Ne rien changer",
    },
    arreter: {
      title: (service: string) => `Arrêter les fichiers de « ${service} » ?`,
      effects: {
        first: "Plus aucun fichier n’est préparé. Ceux que personne n’a retirés sont effacés.",
        second: "Les accusés des fichiers déjà retirés peuvent encore être déposés.",
        third: "Le serveur SFTP du service est oublié, avec sa clé.",
        fourth:
          "Les accords des personnes ne changent pas : dites à vos agents comment les tenir à jour. Une liste de travail le permet.",
        fifth:
          "Relié de nouveau, le service retrouve son format, et le premier fichier contient tout le monde.",
      },
      button: "Arrêter les fichiers",
      cancel: "Continuer par fichiers",
    },
    "liste-entiere": {
      title: (service: string) => `Redonner la liste entière de « ${service} » ?`,
      effects: {
        first:
          "Pour un logiciel qui a perdu ses données : chaque personne abonnée aujourd’hui a une nouvelle ligne « ouvrir ».",
        second: "Qui est suspendu a une ligne « suspendre » juste après.",
        third:
          "Les lignes sont accusées comme les autres, et les personnes voient que le service a été prévenu.",
      },
      button: "Redonner la liste entière",
      cancel: "Ne rien changer",
    },
    whole: "Redonner la liste entière",
    stop: "Arrêter les fichiers",
    asked: "La liste entière se prépare : elle sera dans les prochains fichiers.",
    stopped: "Les fichiers de ce service sont arrêtés",
    stoppedText:
      "Plus rien n’est préparé. Les accusés des fichiers déjà retirés peuvent encore être déposés. Relié de nouveau, le service retrouve son format.",
    waiting: (lines: number) =>
      lines === 0
        ? "Aucune ligne n’attend le prochain fichier."
        : `${lines >= 5_000 ? "5 000 lignes ou plus attendent" : lines === 1 ? "1 ligne attend" : `${lines} lignes attendent`} le prochain fichier.`,
  },
  en: {
    relier: {
      title: (service: string) => `Connect “${service}” by files?`,
      effects: {
        first: "Each opening, change and end becomes a line of a file, prepared each morning.",
        second:
          "People who have this service already are in the first file: the software starts from the whole list.",
        third: "Nothing leaves before the service’s manager has taken a file.",
        fourth: "You may stop whenever you want.",
      },
      button: "Connect by files",
      cancel: "Change nothing",
    },
    arreter: {
      title: (service: string) => `Stop the files of “${service}”?`,
      effects: {
        first: "No file is prepared any more. Those that nobody took are erased.",
        second: "Acknowledgements of files already taken may still be handed in.",
        third: "The service’s SFTP server is forgotten, with its key.",
        fourth:
          "People’s agreements do not change: tell your agents how to keep up with them. A work list does it.",
        fifth: "Connected again, the service finds its format again, and the first file holds everybody.",
      },
      button: "Stop the files",
      cancel: "Go on by files",
    },
    "liste-entiere": {
      title: (service: string) => `Give the whole list of “${service}” again?`,
      effects: {
        first: "For software that lost its data: everybody subscribed today gets a new line “open”.",
        second: "Who is suspended gets a line “suspend” just after.",
        third: "The lines are acknowledged like any other, and people see that the service was told.",
      },
      button: "Give the whole list again",
      cancel: "Change nothing",
    },
    whole: "Give the whole list again",
    stop: "Stop the files",
    asked: "The whole list is being prepared: it will be in the next files.",
    stopped: "The files of this service are stopped",
    stoppedText:
      "Nothing is prepared any more. Acknowledgements of files already taken may still be handed in. Connected again, the service finds its format again.",
    waiting: (lines: number) =>
      lines === 0
        ? "No line waits for the next file."
        : `${lines >= 5_000 ? "5,000 lines or more wait" : lines === 1 ? "1 line waits" : `${lines} lines wait`} for the next file.`,
  },
});
