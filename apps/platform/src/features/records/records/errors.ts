import { defineErrors } from "../../../kernel/errors.ts";

export const recordsErrors = defineErrors({
  "records.file_missing": {
    status: 422,
    fr: "Aucun fichier n’a été choisi.",
    en: "No file was chosen.",
    todo: { fr: "Choisissez le fichier de l’établissement.", en: "Choose the establishment’s file." },
  },
  "records.file_empty": {
    status: 422,
    fr: "Ce fichier est vide.",
    en: "This file is empty.",
    todo: { fr: "Choisissez un autre fichier.", en: "Choose another file." },
  },
  "records.file_too_large": {
    status: 422,
    fr: "Ce fichier dépasse 256 Mo.",
    en: "This file is larger than 256 MB.",
    todo: {
      fr:
        "Coupez-le en plusieurs fichiers, chacun avec la " +
        "ligne des titres, et déposez-les l’un après l’autre.",
      en: "Cut it into several files, each with the line of titles, and send one after the other.",
    },
  },
  "records.file_spreadsheet": {
    status: 422,
    fr: "Ce fichier est un classeur (Excel, LibreOffice) ou une archive, quel que soit son nom.",
    en: "This file is a spreadsheet or an archive, whatever its name.",
    todo: {
      fr: "Dans votre tableur, choisissez « Enregistrer sous », puis « CSV », et déposez ce fichier.",
      en: "In your spreadsheet, choose “Save as”, then “CSV”, and send that file.",
    },
  },
  "records.file_compressed": {
    status: 422,
    fr: "Ce fichier est compressé, quel que soit son nom.",
    en: "This file is compressed, whatever its name.",
    todo: { fr: "Décompressez-le, puis déposez-le.", en: "Uncompress it, then send it." },
  },
  "records.file_not_text": {
    status: 422,
    fr: "Ce fichier n’est pas un fichier de texte.",
    en: "This file is not a text file.",
    todo: {
      fr: "Dans votre tableur, choisissez « Enregistrer sous », puis « CSV », et déposez ce fichier.",
      en: "In your spreadsheet, choose “Save as”, then “CSV”, and send that file.",
    },
  },
  "records.file_header_too_long": {
    status: 422,
    fr:
      "La première ligne de ce fichier est trop longue : " +
      "elle doit porter les titres des colonnes, 200 au plus.",
    en: "The first line of this file is too long: it must hold the titles of the columns, 200 at most.",
    todo: {
      fr: "Dans votre tableur, choisissez « Enregistrer sous », puis « CSV », et déposez ce fichier.",
      en: "In your spreadsheet, choose “Save as”, then “CSV”, and send that file.",
    },
  },
  "records.establishment_missing": {
    status: 422,
    fr: "L’établissement n’est pas dit.",
    en: "The establishment is not said.",
    todo: { fr: "Écrivez son nom, de 2 à 80 caractères.", en: "Write its name, from 2 to 80 characters." },
  },
  "records.unknown_file": {
    status: 404,
    fr: "Ce fichier n’existe pas, ou n’est plus là.",
    en: "This file does not exist, or is there no more.",
    todo: { fr: "Choisissez-le dans la liste des fichiers repris.", en: "Choose it from the list of files." },
  },
  "records.file_arriving": {
    status: 409,
    fr: "Ce fichier arrive encore.",
    en: "This file is still arriving.",
    todo: {
      fr: "Attendez qu’il soit arrivé, puis actualisez la page.",
      en: "Wait until it has arrived, then refresh the page.",
    },
  },
  "records.mapping_no_number": {
    status: 422,
    fr: "Aucune colonne ne porte le numéro de la personne dans l’établissement.",
    en: "No column holds the person’s number in the establishment.",
    todo: {
      fr: "Dites laquelle : il permet de reconnaître la personne dans un fichier plus récent.",
      en: "Say which one: it lets the person be known again in a later file.",
    },
  },
  "records.mapping_no_family_name": {
    status: 422,
    fr: "Aucune colonne ne porte le nom.",
    en: "No column holds the family name.",
    todo: { fr: "Dites laquelle.", en: "Say which one." },
  },
  "records.mapping_twice": {
    status: 422,
    fr: "Deux colonnes disent la même chose.",
    en: "Two columns say the same thing.",
    todo: { fr: "Gardez-en une, et ne reprenez pas l’autre.", en: "Keep one, and leave the other." },
  },
  "records.mapping_other_number": {
    status: 422,
    fr:
      "Des fiches de cette reprise sont réunies à d’autres, ou " +
      "rattachées à quelqu’un : leur numéro ne change pas de colonne.",
    en:
      "Records of that time are merged with others, or " +
      "attached to somebody: their number stays in its column.",
    todo: {
      fr: "Rendez le numéro à sa colonne. Sinon, annulez d’abord ces réunions, dans « Rapprochements ».",
      en: "Give the number back to its column. Else, undo these merges first, in “Proposals”.",
    },
  },
  "records.mapping_number_later": {
    status: 422,
    fr: "Un fichier plus récent de cet établissement a été repris avec la même colonne.",
    en: "A later file of this establishment was taken over with the same column.",
    todo: {
      fr:
        "Rendez le numéro à sa colonne. Sinon, déposez d’abord de " +
        "nouveau ce fichier plus récent, avec la bonne colonne.",
      en:
        "Give the number back to its column. Else, send " +
        "that later file again first, with the right column.",
    },
  },
  "records.not_possible_now": {
    status: 409,
    fr: "Ce fichier n’en est plus là.",
    en: "This file has moved on.",
    todo: { fr: "Relisez la page du fichier.", en: "Read the page of the file again." },
  },
  "records.unknown_record": {
    status: 404,
    fr: "Cette fiche n’existe pas, ou n’est plus là.",
    en: "This record does not exist, or is there no more.",
    todo: { fr: "Revenez à la liste des rapprochements.", en: "Go back to the list of proposals." },
  },
  "records.unknown_proposal": {
    status: 404,
    fr: "Cette proposition n’existe plus.",
    en: "This proposal exists no more.",
    todo: {
      fr:
        "Une des fiches a changé, ou n’est plus là. Revenez à la liste des " +
        "rapprochements : si les deux se ressemblent encore, elle les propose.",
      en:
        "One of the records changed, or is there no more. Go back to the " +
        "list of proposals: if both are still alike, it proposes them.",
    },
  },
  "records.changed_meanwhile": {
    status: 409,
    fr: "Une des deux fiches a changé depuis que vous l’avez lue. Rien n’est décidé.",
    en: "One of the two records changed since you read it. Nothing is decided.",
    todo: {
      fr: "Relisez-les ci-dessous, puis décidez.",
      en: "Read them again below, then decide.",
    },
  },
  "records.own_record": {
    status: 403,
    fr: "Une de ces fiches a votre nom ou votre adresse : vous n’en décidez pas vous-même.",
    en: "One of these records has your name or your address: you do not decide of it yourself.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "records.two_people": {
    status: 409,
    fr:
      "Ces deux fiches appartiennent à deux personnes de la " +
      "plateforme : ces deux personnes se réunissent d’abord.",
    en: "These two records belong to two people of the platform: these two people are merged first.",
    todo: {
      fr:
        "À l’accueil, ouvrez « Doublons » : si c’est une seule personne, réunissez ses deux fiches, " +
        "puis revenez. Sinon, l’une des deux fiches est rattachée par erreur : annulez sa réunion.",
      en:
        "At the desk, open “Duplicates”: if they are one person, merge their two records, " +
        "then come back. Else, one of the two records was attached by mistake: undo its merge.",
    },
  },
  "records.said_apart": {
    status: 409,
    fr: "Quelqu’un a dit que ces fiches sont celles de deux personnes.",
    en: "Somebody said that these records are of two people.",
    todo: {
      fr: "Si c’est une erreur, revenez d’abord sur cette décision, dans la liste « Déclarées distinctes ».",
      en: "If that is a mistake, take that decision back first, in the list “Said to be different”.",
    },
  },
  "records.one_already": {
    status: 409,
    fr: "Ces deux fiches sont déjà réunies.",
    en: "These two records are one already.",
    todo: { fr: "Annulez d’abord leur réunion.", en: "Undo their merge first." },
  },
  "records.person_gone": {
    status: 409,
    fr: "Cette personne n’est plus suivie ici : rien ne peut lui être rattaché.",
    en: "This person is followed here no more: nothing can be attached to them.",
    todo: { fr: "Laissez la fiche telle quelle.", en: "Leave the record as it is." },
  },
  "records.person_not_proven": {
    status: 409,
    fr:
      "Le nom, le prénom ou la date de naissance de cette personne " +
      "n’ont pas été vérifiés : rien ne peut encore lui être rattaché.",
    en:
      "This person’s family name, given name or date of birth " +
      "were not checked: nothing can be attached to them yet.",
    todo: {
      fr: "Vérifiez d’abord son dossier, avec une pièce d’identité, puis revenez à ce rapprochement.",
      en: "Check their file first, with an identity document, then come back to this proposal.",
    },
  },
  "records.unknown_merge": {
    status: 404,
    fr: "Cette décision n’existe pas, ou n’est plus là.",
    en: "This decision does not exist, or is there no more.",
    todo: { fr: "Revenez à la liste des rapprochements.", en: "Go back to the list of proposals." },
  },
  "records.reason_missing": {
    status: 422,
    fr: "La raison manque.",
    en: "The reason is missing.",
    todo: { fr: "Dites pourquoi : vos collègues la liront.", en: "Say why: your colleagues will read it." },
  },
});
