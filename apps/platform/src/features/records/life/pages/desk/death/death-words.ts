import { defineMessages } from "../../../../../../web/index.ts";

export const deathWords = defineMessages({
  fr: {
    title: "Enregistrer un décès",
    lead: (name: string) => `Pour ${name}. Ayez l’acte de décès sous les yeux.`,
    diedOn: "Date du décès",
    diedOnHint: "Telle qu’elle est écrite sur l’acte.",
    seen: "J’ai l’acte de décès original, ou sa copie intégrale, sous les yeux",
    seenMissing: "Il faut l’acte de décès pour enregistrer.",
    next: "Vérifier avant d’enregistrer",
    back: "Revenir à la personne",
    checkTitle: "Vérifiez : est-ce bien cette personne ?",
    checkLead:
      "Comparez l’acte et ces informations, une par une. En cas d’homonymie, tout serait arrêté à tort.",
    name: "Nom",
    born: "Date de naissance",
    place: "Lieu de naissance",
    unknown: "Non renseigné",
    died: "Date du décès",
    what: "Ce qui se passe aussitôt",
    effects: [
      "Ses services s’arrêtent. Ceux qui doivent le savoir sont prévenus, avec ce seul motif.",
      "Ses procurations et représentations prennent fin, dans les deux sens.",
      "Plus personne n’entre dans son compte, et plus aucun courrier ne part à son nom.",
      "Ceux qui agissaient pour cette personne reçoivent un message, avec nos condoléances.",
      "Ses informations restent sous clé 24 mois, puis sont effacées. D’ici là, une erreur peut être annulée.",
    ].join("\n"),
    same: "C’est bien cette personne",
    sameMissing: "Cochez, ou revenez en arrière.",
    confirm: "Enregistrer le décès",
    recorded: (day: string, by: string) => `Décès enregistré le ${day} par ${by}`,
    recordedText: (died: string) =>
      `Date du décès : ${died}. Ses services sont arrêtés et plus aucun courrier ne part à son nom.`,
    mergedToo:
      "Une autre fiche est réunie à celle-ci. Un second agent vérifie que ce décès est aussi le sien. D’ici là, rien de cette autre fiche n’est arrêté, et rien n’est effacé.",
    confirmMerged: "Confirmer le décès pour les deux fiches",
    reverse: "C’était une erreur",
    reverseUntil: (day: string) => `Une erreur peut être annulée jusqu’au ${day}.`,
    reverseTitle: "Annuler un décès enregistré par erreur",
    reverseLead:
      "La personne retrouve son compte, ses liens et son foyer. Ses services ne se rouvrent pas seuls : chacun demande de nouveau son accord.",
    reason: "Pourquoi ?",
    reasonHint: "La personne lira cette phrase. Un message d’excuses lui est envoyé.",
    reverseConfirm: "Annuler ce décès",
    act: "Signaler un décès",
  },
  en: {
    title: "Record a death",
    lead: (name: string) => `For ${name}. Have the death certificate before you.`,
    diedOn: "Date of death",
    diedOnHint: "As written on the certificate.",
    seen: "I have the original death certificate, or its full copy, before me",
    seenMissing: "Without the death certificate, nothing is recorded.",
    next: "Check before recording",
    back: "Back to the person",
    checkTitle: "Check: is it this very person?",
    checkLead:
      "Compare the certificate with this, line by line. A namesake, and everything would be stopped wrongly.",
    name: "Name",
    born: "Date of birth",
    place: "Place of birth",
    unknown: "Not known",
    died: "Date of death",
    what: "What happens at once",
    effects: [
      "Their services stop. Those that must know are told, with this only reason.",
      "Their powers of attorney and representations end, both ways.",
      "Nobody enters their account any more, and no letter goes out in their name.",
      "Those who acted for this person receive a message, with our condolences.",
      "Their information stays locked for 24 months, then is erased. Until then, a mistake is reversed.",
    ].join("\n"),
    same: "It is this very person",
    sameMissing: "Tick, or go back.",
    confirm: "Record the death",
    recorded: (day: string, by: string) => `Death recorded on ${day} by ${by}`,
    recordedText: (died: string) =>
      `Date of death: ${died}. Their services are stopped and no letter goes out in their name.`,
    mergedToo:
      "Another record is merged with this one. A second agent checks that the death is theirs too. Until then nothing of that other record is stopped, and nothing is erased.",
    confirmMerged: "Confirm the death for both records",
    reverse: "It was a mistake",
    reverseUntil: (day: string) => `A mistake is reversed until ${day}.`,
    reverseTitle: "Reverse a death recorded in error",
    reverseLead:
      "The person has their account, links and household again. Services do not open by themselves: each asks for their agreement anew.",
    reason: "Why?",
    reasonHint: "The person will read this sentence. A message of apology is sent to them.",
    reverseConfirm: "Reverse this death",
    act: "Report a death",
  },
});

export type DeathWords = ReturnType<typeof deathWords>;
