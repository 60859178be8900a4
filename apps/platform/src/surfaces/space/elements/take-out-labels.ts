import { documentKinds, isDocumentKind } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";

/** French, English. */
type Pairs = Readonly<Record<string, readonly [fr: string, en: string]>>;

/** Names of the take-out's members as people say them. One that lacks is shown as it is written. */
const names: Pairs = {
  accepte: ["Accepté", "Accepted"],
  accords: ["Accords", "Agreements"],
  accuse_le: ["Confirmé le", "Confirmed on"],
  adresse_electronique: ["Adresse électronique", "E-mail address"],
  agit_pour: ["Personnes que vous représentez", "People you act for"],
  ajoutee_le: ["Ajoutée le", "Added on"],
  appareil: ["Appareil", "Device"],
  appareils: ["Appareils connectés", "Signed-in devices"],
  at: ["Le", "On"],
  attend: ["Attend", "Waits for"],
  by: ["Par", "By"],
  campagne: ["Campagne", "Campaign"],
  campagnes: ["Campagnes", "Campaigns"],
  cles_d_acces: ["Clés d’accès", "Passkeys"],
  collectivite: ["Collectivité", "Authority"],
  compte: ["Compte", "Account"],
  comptes_relies: ["Comptes reliés", "Tied accounts"],
  comptes_retrouves_au_guichet: ["Comptes rouverts au guichet", "Accounts opened again at the desk"],
  connexions_de_l_etat: ["FranceConnect", "FranceConnect"],
  decide_le: ["Décidé le", "Decided on"],
  decisions: ["Décisions", "Decisions"],
  declare_le: ["Déclaré le", "Declared on"],
  derniere_connexion: ["Dernière connexion", "Last sign-in"],
  derniere_utilisation: ["Dernière utilisation", "Last used"],
  documents_demandes: ["Documents demandés", "Documents asked for"],
  donne_le: ["Donné le", "Given on"],
  dossiers: ["Dossiers", "Files"],
  echanges: ["Échanges", "Exchanges"],
  elements: ["Informations", "Information"],
  en_est_represente_par: ["Personnes qui vous représentent", "People who act for you"],
  enregistre_le: ["Enregistré le", "Recorded on"],
  envoye_le: ["Envoyé le", "Sent on"],
  etapes: ["Étapes", "Steps"],
  etat: ["État", "State"],
  evenement: ["Message", "Message"],
  event: ["Étape", "Step"],
  evidence: ["Justificatif", "Document"],
  fichier: ["Fichier", "File"],
  fournisseur: ["Fournisseur", "Provider"],
  foyers: ["Foyers", "Households"],
  inscriptions: ["Inscriptions", "Subscriptions"],
  jusqu_au: ["Jusqu’au", "Until"],
  justificatif: ["Justificatif", "Document"],
  justificatifs: ["Justificatifs", "Documents"],
  label: ["Nom", "Name"],
  le: ["Le", "On"],
  lien: ["Lien", "Link"],
  mesure: ["Mesure", "Measure"],
  method: ["Comment", "How"],
  motif: ["Motif", "Reason"],
  nature: ["Nature", "Kind"],
  nom: ["Nom", "Name"],
  numero: ["Numéro", "Number"],
  objet: ["Objet", "Subject"],
  ouvert_le: ["Ouvert le", "Opened on"],
  par: ["Par", "By"],
  part: ["Part", "Share"],
  porte: ["Reçu par", "Received by"],
  quoi: ["Quoi", "What"],
  recepisse: ["Récépissé", "Receipt"],
  recoit: ["Reçoit", "Receives"],
  recu_le: ["Reçu le", "Received on"],
  refuse: ["Refusé", "Refused"],
  relie_le: ["Relié le", "Tied on"],
  repondu_le: ["Répondu le", "Answered on"],
  reponses: ["Réponses", "Answers"],
  retire_le: ["Retiré le", "Withdrawn on"],
  sujet: ["Sujet", "Subject"],
  supprime_le: ["Supprimé le", "Deleted on"],
  texte: ["Texte", "Text"],
  transmissions_aux_services: ["Envois aux services", "Sent to services"],
  valable_jusqu_au: ["Valable jusqu’au", "Valid until"],
  valeur: ["Valeur", "Value"],
  validUntil: ["Valable jusqu’au", "Valid until"],
  vu_le: ["Vu le", "Seen on"],
};

/** Codes that are stored, in words. */
const codes: Pairs = {
  acknowledged: ["confirmé", "acknowledged"],
  active: ["actif", "active"],
  agent: ["agent", "agent"],
  closed: ["arrêté", "closed"],
  confirmed: ["confirmé", "confirmed"],
  decided: ["décidé", "decided"],
  declared: ["déclaré", "declared"],
  delivered: ["reçu", "delivered"],
  desk: ["au guichet", "desk"],
  document_checked: ["document examiné", "document checked"],
  draft: ["brouillon", "draft"],
  email: ["courriel", "e-mail"],
  email_link: ["lien par courriel", "link by e-mail"],
  ended: ["terminé", "ended"],
  exception: ["accepté par exception", "exception"],
  expired: ["plus valable", "expired"],
  failed: ["non reçu", "failed"],
  lapsed: ["non confirmé", "not confirmed"],
  letter: ["lettre", "letter"],
  live: ["en cours", "under way"],
  none: ["aucun", "none"],
  open: ["ouvert", "open"],
  opened: ["ouverture", "opened"],
  original_seen: ["original vu", "original seen"],
  passkey: ["clé d’accès", "passkey"],
  pending: ["en cours d’ouverture", "being opened"],
  person: ["la personne", "the person"],
  queued: ["à envoyer", "to send"],
  refused: ["refusé", "refused"],
  staff: ["un agent", "an agent"],
  stopped: ["arrêté", "stopped"],
  submitted: ["envoyé", "submitted"],
  superseded: ["remplacé", "replaced"],
  suspended: ["suspendu", "suspended"],
  system: ["automatique", "automatic"],
  telephone: ["téléphone", "telephone"],
  validated: ["vérifié", "checked"],
  waiting: ["à confirmer", "to confirm"],
  web: ["en ligne", "web"],
  withdrawn: ["retiré", "withdrawn"],
};

/** "valable_jusqu_au" → « Valable jusqu’au ». */
export function nameLabel(name: string, language: Language): string {
  const text = inLanguage(names[name], language) ?? name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A stored code in words; any other text as it is. */
export function codeText(text: string, language: Language): string {
  const kind = isDocumentKind(text) ? documentKinds[text][language] : text;
  return inLanguage(Object.hasOwn(codes, text) ? codes[text] : undefined, language) ?? kind;
}

const inLanguage = (pair: Pairs[string] | undefined, language: Language): string | undefined =>
  pair?.[language === "fr" ? 0 : 1];
