import { defineErrors } from "../../../kernel/errors.ts";

/** Literals only: the catalogue in docs/generated/errors.md is read from here, without running anything. */
export const sourcesErrors = defineErrors({
  "sources.not_offered": {
    status: 409,
    fr: "Votre collectivité ne peut pas poser cette question à l’administration.",
    en: "Your authority cannot ask this of the administration.",
    todo: { fr: "Donnez un justificatif.", en: "Give a document." },
  },
  "sources.identity_missing": {
    status: 409,
    fr: "Pour poser cette question, il nous manque une information d’état civil vérifiée.",
    en: "To ask this, a checked piece of civil status is missing.",
    todo: {
      fr: "Complétez « Mes informations ». Un agent vérifie, puis vous pouvez demander.",
      en: "Complete “My information”. An agent checks, then you can ask.",
    },
  },
  "sources.asked_lately": {
    status: 409,
    fr: "Cette question a déjà été posée aujourd’hui, et l’administration a répondu.",
    en: "This was asked today, and the administration answered.",
    todo: { fr: "Revenez demain si votre situation a changé.", en: "Come back tomorrow if things changed." },
  },
  "sources.not_yours": {
    status: 403,
    fr: "Cette question ne se pose que pour soi.",
    en: "This is only asked for oneself.",
    todo: {
      fr: "La personne concernée le fait depuis son espace, ou avec un agent.",
      en: "The person concerned does it in their space, or with an agent.",
    },
  },
  "sources.address_refused": {
    status: 422,
    fr: "L’adresse de l’API commence par https et finit par .api.gouv.fr.",
    en: "The address of the API begins with https and ends with .api.gouv.fr.",
    todo: { fr: "Recopiez l’adresse reçue de l’État.", en: "Copy the address received from the State." },
  },
  "sources.siret_refused": {
    status: 422,
    fr: "Ce numéro n’est pas un SIRET : 14 chiffres, dont le dernier en vérifie les autres.",
    en: "This is not a SIRET number: 14 digits, the last of which checks the others.",
    todo: {
      fr: "Recopiez le SIRET de votre collectivité, pas celui de votre éditeur.",
      en: "Copy your authority’s SIRET, not your vendor’s.",
    },
  },
  "sources.token_needed": {
    status: 422,
    fr: "Le jeton reçu avec l’habilitation manque.",
    en: "The token received with the habilitation is missing.",
    todo: { fr: "Collez le jeton remis par l’État.", en: "Paste the token given by the State." },
  },
  "sources.refresh_under_way": {
    status: 409,
    fr: "Une mise à jour des quotients est déjà en cours.",
    en: "A refresh of quotients is already under way.",
    todo: { fr: "Attendez sa fin, ou arrêtez-la pour de bon.", en: "Wait for its end, or close it." },
  },
  "sources.no_quotient_counts": {
    status: 409,
    fr:
      "Rien n’est commencé : aucune famille n’a aujourd’hui " +
      "un quotient qui compte, il n’y a personne à redemander.",
    en: "Nothing has begun: no family has a quotient that counts today, there is nobody to ask about again.",
    todo: {
      fr:
        "Un agent valide d’abord le quotient d’une famille, sur " +
        "son attestation. Il se redemande ensuite chaque année.",
      en:
        "An agent first validates the quotient of a family, " +
        "on its statement. It is then asked again each year.",
    },
  },
  "sources.no_number_checked": {
    status: 409,
    fr:
      "Rien n’est commencé : aucune famille dont le quotient compte n’a de " +
      "numéro d’allocataire vérifié. Le correspondant n’en reconnaîtrait aucune.",
    en:
      "Nothing has begun: no family whose quotient counts has a checked " +
      "benefits number. The correspondent would know none of them.",
    todo: {
      fr:
        "Faites vérifier les numéros au guichet, sur l’attestation " +
        "de la CAF, ou redemandez les quotients par l’API de l’État.",
      en:
        "Have the numbers checked at the desk, on the statement " +
        "of the CAF, or ask again by the API of the State.",
    },
  },
  "sources.nobody_to_ask": {
    status: 409,
    fr:
      "Rien n’est commencé : parmi les familles que l’on peut " +
      "demander, aucune n’a dit oui, ou toutes s’y opposent.",
    en: "Nothing has begun: of the families that can be asked about, none said yes, or all object.",
    todo: {
      fr:
        "Informez les familles, puis choisissez « Toutes celles qui ont " +
        "été informées ». Celles qui s’y opposent donnent leur attestation.",
      en:
        "Inform the families, then choose “All those who were " +
        "informed”. Those who object give their statement.",
    },
  },
  "sources.correspondent_missing": {
    status: 409,
    fr: "Aucun correspondant n’est enregistré pour échanger des fichiers chiffrés.",
    en: "No correspondent is on record to exchange encrypted files.",
    todo: { fr: "Enregistrez d’abord son certificat.", en: "First put their certificate on record." },
  },
  "sources.fingerprint_to_confirm": {
    status: 409,
    fr: "L’empreinte du certificat n’est pas confirmée : rien n’est envoyé, rien n’est ouvert.",
    en: "The fingerprint of the certificate is not confirmed: nothing is sent, nothing is opened.",
    todo: {
      fr: "Demandez à un autre administrateur, ou au délégué à la protection des données, de la comparer.",
      en: "Ask another administrator, or the data-protection officer, to compare it.",
    },
  },
  "sources.another_confirms": {
    status: 409,
    fr:
      "Une autre personne confirme cette empreinte : ni qui a donné le certificat, " +
      "ni qui porte le même nom, ni un nouveau collègue que l’un de vous a ajouté.",
    en:
      "Another person confirms this fingerprint: not who gave the certificate, " +
      "nor who bears the same name, nor a new colleague whom one of you added.",
    todo: {
      fr:
        "Demandez à un autre administrateur, ou au délégué à la protection " +
        "des données. Ajouté par l’un de vous, il compte après sept jours.",
      en:
        "Ask another administrator, or the data-protection " +
        "officer. Added by one of you, they count after seven days.",
    },
  },
  "sources.nothing_to_confirm": {
    status: 409,
    fr: "Cette empreinte n’attend plus de réponse : le certificat a changé, ou elle a été lue.",
    en: "This fingerprint waits for no answer: the certificate changed, or it was read.",
    todo: { fr: "Relisez la page de l’empreinte.", en: "Read the page of the fingerprint again." },
  },
  "sources.certificate_refused": {
    status: 422,
    fr: "Ce certificat ne peut pas servir.",
    en: "This certificate cannot be used.",
    todo: { fr: "Demandez-en un autre à votre correspondant.", en: "Ask your correspondent for another." },
  },
  "sources.file_not_there": {
    status: 409,
    fr: "Le fichier de demande n’est pas là : il se prépare, ou l’échange est terminé.",
    en: "The request file is not there: it is being prepared, or the exchange has ended.",
    todo: { fr: "Actualisez la page de l’échange.", en: "Refresh the page of the exchange." },
  },
  "sources.file_not_expected": {
    status: 409,
    fr: "Aucune demande n’attend de réponse.",
    en: "No request waits for an answer.",
    todo: { fr: "Préparez d’abord une demande.", en: "First prepare a request." },
  },
  "sources.file_refused": {
    status: 422,
    fr: "Ce fichier ne peut pas être ouvert.",
    en: "This file cannot be opened.",
    todo: { fr: "Demandez-en un autre à votre correspondant.", en: "Ask your correspondent for another." },
  },
  "sources.file_encoding": {
    status: 422,
    fr: "Le contenu du fichier n’est pas un texte lisible.",
    en: "What the file holds is not a readable text.",
    todo: {
      fr: "Demandez un tableau CSV, en UTF-8 de préférence.",
      en: "Ask for a CSV table, in UTF-8 if possible.",
    },
  },
  "sources.file_lines": {
    status: 422,
    fr: "Le fichier a plus de 20 000 lignes.",
    en: "The file has more than 20,000 lines.",
    todo: {
      fr: "Demandez à votre correspondant de le découper : plusieurs réponses sont possibles.",
      en: "Ask your correspondent to split it: there may be several answers.",
    },
  },
  "sources.file_columns": {
    status: 422,
    fr: "Il manque une colonne : reference, quotient, mois, nom, prenoms, date_naissance.",
    en: "A column is missing: reference, quotient, mois, nom, prenoms, date_naissance.",
    todo: {
      fr: "Envoyez la liste des colonnes à votre correspondant.",
      en: "Send your correspondent the list of columns.",
    },
  },
  "sources.nothing_to_settle": {
    status: 409,
    fr: "Cet écart a déjà été réglé.",
    en: "This difference is settled already.",
    todo: { fr: "Revenez à la liste des écarts.", en: "Go back to the list of differences." },
  },
});
