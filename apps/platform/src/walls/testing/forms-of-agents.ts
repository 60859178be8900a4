import type { StaffRole } from "../../kernel/context.ts";
import { FAILED_JOB } from "./every-form.ts";

export type Fields = Readonly<Record<string, string>>;

const desk: readonly StaffRole[] = ["reception", "validator"];
const anyDesk: readonly StaffRole[] = [...desk, "service_validator"];
const deciders: readonly StaffRole[] = ["validator"];
const administrators: readonly StaffRole[] = ["authority_administrator"];
const writers: readonly StaffRole[] = ["service_manager"];
const clientKeepers: readonly StaffRole[] = ["service_manager", "authority_administrator"];
const approvers: readonly StaffRole[] = ["authority_administrator", "data_protection_officer"];

export const SERVICE = "/administration/services/:service";
const CAMPAIGN = "/administration/campagnes/:campaign";
const COMPLIANCE = "/administration/conformite/:document/:version";
const FILE = "/agents/dossiers/:id";
export const PERSON_FILE = "/administration/reprises/fichiers/:file";
const proof = { kind: "birth_certificate" };

/**
 * Who may post each form of agents, with what it takes to reach the decision where an empty form would be refused before.
 * A service's validator has no file here: those of its desk are another story (service-validator.test.ts).
 */
export const forms: Readonly<
  Record<string, { readonly may: readonly StaffRole[]; readonly fields?: Fields }>
> = {
  [`${FILE}/prendre`]: { may: desk },
  [`${FILE}/rendre`]: { may: desk },
  [`${FILE}/confier`]: { may: desk, fields: { agent: "AGENT" } },
  [`${FILE}/transmettre`]: { may: desk, fields: { guichet: "DESK" } },
  [`${FILE}/notes`]: { may: desk, fields: { note: "Vu." } },
  [`${FILE}/reprendre`]: { may: deciders, fields: { version: "2" } },
  [`${FILE}/envoyer`]: { may: desk },
  [`${FILE}/pieces`]: { may: desk },
  [`${FILE}/pieces/:piece/telecharger`]: { may: deciders, fields: { avant_verification: "Urgent." } },
  [`${FILE}/code`]: { may: desk },
  [`${FILE}/liens/:link`]: { may: deciders, fields: proof },
  [`${FILE}/tout-valider`]: { may: deciders, fields: { version: "2" } },
  [`${FILE}/elements/:element/:act`]: {
    may: deciders,
    fields: { version: "VERSION", refuser_address_reason: "Illisible", elementId: "ELEMENT" },
  },
  "/agents/inscrire": { may: desk },
  "/agents/doublons/:id": { may: deciders, fields: { reponse: "unsure" } },
  "/agents/doublons/:id/reunion": { may: deciders, fields: { geste: "ecarter" } },
  "/agents/lettres/:id/remise": { may: desk },
  "/agents/supports/verifier": { may: desk, fields: { code: "SUP-2026-000001-00" } },
  "/agents/personnes/:id/supports": { may: desk, fields: { sorte: "printed" } },
  "/agents/personnes/:id/supports/:support/:act": { may: desk },
  "/agents/personnes": { may: anyDesk },
  "/agents/personnes/:id/motif": { may: desk, fields: { raison: "Courrier revenu" } },
  "/agents/personnes/:id/liens/:link": { may: deciders, fields: proof },
  "/agents/personnes/:id/coordonnees/:element": {
    may: deciders,
    fields: { preuve: "answered", elementId: "PHONE" },
  },
  "/agents/personnes/:id/liens/:link/fin": {
    may: deciders,
    fields: { cause: "error", document: "rien", lu: "on" },
  },
  "/agents/personnes/:id/services/ouvrir/:service/accord": {
    may: desk,
    fields: { geste: "refuser", canal: "desk", presente: "on" },
  },
  "/agents/personnes/:id/accords/:grant/retrait": { may: desk },
  "/agents/personnes/:id/services": { may: desk, fields: { beside: "on", agrees: "on" } },
  "/agents/personnes/:id/services/fin": { may: desk },
  "/agents/personnes/:id/echange": {
    may: desk,
    fields: { canal: "phone", sujet: "A", demande: "B", suite: "desk" },
  },
  "/agents/personnes/:id/appelant": { may: desk, fields: { street: "1 rue A" } },
  "/agents/personnes/:id/compte": {
    may: deciders,
    fields: { original: "passport", motif: "Téléphone perdu", compare: "on" },
  },
  "/agents/personnes/:id/compte/second": { may: deciders },
  "/agents/personnes/:id/compte/arret": { may: deciders },
  "/agents/personnes/:id/campagnes/:campaign": { may: desk, fields: { canal: "desk", presente: "on" } },
  "/agents/personnes/:id/deces": { may: deciders },
  "/agents/personnes/:id/deces/annuler": { may: deciders, fields: { motif: "Erreur" } },
  "/agents/personnes/:id/demenagement": { may: desk },
  "/agents/personnes/:id/administration/:source": { may: desk },
  "/administration/registres": { may: administrators },
  "/administration/registres/quotients": { may: administrators },
  "/administration/registres/quotients/conduire": { may: administrators },
  "/administration/registres/fichiers": { may: administrators },
  "/administration/registres/fichiers/correspondant": { may: administrators },
  "/administration/registres/fichiers/empreinte": { may: approvers },
  "/administration/registres/fichiers/reponse": { may: administrators },
  "/administration/registres/fichiers/terminer": { may: administrators },
  "/agents/quotients/:question": { may: deciders },
  "/agents/quotients/lignes": { may: deciders },
  "/agents/personnes/:id/droits": {
    may: desk,
    fields: { avec: "PERSON", droit: "access", canal: "desk", demande: "Tout." },
  },
  // Scheduled already: noted again, it is a conflict.
  "/agents/personnes/:id/droits/effacement": {
    may: deciders,
    fields: { avec: "PERSON", original: "passport", lu: "on" },
  },
  "/agents/personnes/:id/droits/:request/annuler": { may: desk },
  "/agents/personnes/:id/droits/:request/lever": {
    may: deciders,
    fields: { avec: "PERSON", original_vu: "on" },
  },
  "/agents/personnes/:id/droits/pause": {
    may: desk,
    fields: { avec: "PERSON", canal: "phone", motif: "accuracy", porte: "tout", demande: "Tout." },
  },
  "/agents/personnes/:id/droits/:request/confirmer": { may: deciders },
  "/agents/personnes/:id/majorite": { may: deciders, fields: { vu: "on" } },
  "/agents/personnes/:id/majorite/vu": { may: desk, fields: { vu: "on" } },
  "/agents/echanges/:id/repondre": { may: desk, fields: { reponse: "Oui.", version: "1" } },
  "/agents/echanges/:id/transmettre": { may: desk, fields: { guichet: "DESK", version: "1" } },
  "/administration/services/importer": { may: writers },
  "/administration/services/importer-application": { may: writers },
  "/administration/services/modeles": { may: writers, fields: { model: "MODEL" } },
  [`${SERVICE}/modele`]: { may: writers },
  "/administration/tarifs/nouveau": { may: writers },
  "/administration/tarifs/:tariff/version": { may: writers },
  "/administration/tarifs/:tariff/publier": { may: approvers },
  "/administration/campagnes/nouvelle": { may: clientKeepers },
  [`${CAMPAIGN}/modifier`]: { may: clientKeepers },
  [`${CAMPAIGN}/apercu`]: { may: clientKeepers },
  [`${CAMPAIGN}/annuler`]: { may: clientKeepers },
  "/administration/accessibilite/declaration": { may: administrators },
  "/administration/accessibilite/repondu": { may: administrators, fields: { signalement: "COMPLAINT" } },
  "/administration/conformite": { may: approvers, fields: { document: "security_file" } },
  [`${COMPLIANCE}/textes`]: { may: approvers },
  [`${COMPLIANCE}/arreter`]: { may: approvers },
  [`${COMPLIANCE}/avis`]: { may: approvers },
  [`${COMPLIANCE}/decision`]: { may: administrators },
  "/administration/agents/nouveau": { may: administrators },
  "/administration/agents/:agent/donner": { may: administrators },
  "/administration/agents/:agent/reprendre": { may: administrators },
  "/administration/agents/:agent/invitation": { may: administrators },
  "/administration/agents/:agent/cles": { may: administrators },
  "/administration/agents/:agent/jeton": { may: administrators },
  "/administration/agents/jetons/fin": { may: administrators, fields: { token: "TOKEN" } },
  "/administration/delegations": { may: administrators },
  "/administration/connexion": { may: administrators },
  "/administration/connexion/agents": { may: administrators, fields: { exigence: "deciders" } },
  "/administration/delegations/fin": { may: administrators, fields: { delegation: "DELEGATION" } },
  "/administration/collectivite": { may: administrators },
  "/administration/collectivite/aide": {
    may: administrators,
    fields: { sujet: "address", fr: "X", geste: "publier" },
  },
  "/administration/guichets/nouveau": { may: administrators },
  "/administration/guichets/:desk": { may: administrators, fields: { name: "Accueil", serves: "front" } },
  "/administration/guichets/:desk/fermer": { may: administrators, fields: { to: "DESK" } },
  "/administration/supports": { may: administrators },
  "/administration/compteurs/nouveau": { may: administrators },
  "/administration/equipements/nouveau": { may: administrators },
  "/administration/equipements/:equipment/code": { may: administrators },
  "/administration/equipements/:equipment/revoquer": { may: administrators },
  "/administration/rapprochements/comparer": { may: deciders },
  "/administration/journal/verification": { may: ["auditor", "data_protection_officer"] },
  "/administration/rapprochements/regle": { may: deciders },
  "/administration/rapprochements/proposition/:proposal": { may: deciders },
  "/administration/rapprochements/reunions/:merge": { may: deciders },
  "/administration/rapprochements/differentes/:apart": { may: deciders },
  "/administration/reprises/fichiers": { may: administrators },
  [`${PERSON_FILE}/arreter`]: { may: administrators },
  [`${PERSON_FILE}/continuer`]: { may: administrators },
  [PERSON_FILE]: { may: administrators },
  [`${PERSON_FILE}/retirer`]: { may: administrators },
  "/administration/temoins": { may: administrators, fields: { cle_temoin: "rien", adresse: "rien" } },
  "/administration/temoins/attester": { may: administrators, fields: { cle_journal: "rien" } },
  "/administration/temoins/attester/fin": { may: administrators, fields: { journal: "rien" } },
  "/administration/temoins/fin": { may: administrators, fields: { temoin: "rien" } },
  "/administration/collectivite/logo": { may: administrators, fields: { geste: "voir" } },
  "/administration/organisation": {
    may: administrators,
    fields: { from: "internal_web", to: "internal_web" },
  },
  "/administration/organisation/documents": {
    may: administrators,
    fields: { type_00: "3", type_01: "3", type_27: "0", type_28: "12" },
  },
  "/administration/droits/:request": {
    may: ["validator", "data_protection_officer"],
    fields: { suite: "answered", reponse: "Voici.", _revision: "1" },
  },
  "/administration/droits/:request/lever": {
    may: ["validator", "data_protection_officer"],
    fields: { raison: "C’est vérifié." },
  },
  "/administration/exploitation/communes": { may: ["operator"] },
  "/administration/exploitation/communes/:id": { may: ["operator"] },
  "/administration/exploitation/relancer": { may: ["operator"], fields: { job: FAILED_JOB } },
  "/administration/services/nouveau": { may: writers },
  [`${SERVICE}/fichiers/relier`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/liste-entiere`]: { may: writers },
  [`${SERVICE}/fichiers/format`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/preparer`]: { may: writers },
  [`${SERVICE}/fichiers/:file/retirer`]: { may: writers },
  [`${SERVICE}/fichiers/depot`]: { may: writers },
  [`${SERVICE}/fichiers/depot/verifier`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/depot/confirmer`]: { may: writers },
  [`${SERVICE}/fichiers/depot/relever`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/accuses`]: { may: writers },
  [`${SERVICE}/fichiers/accuses/:receipt`]: { may: writers },
  // Last of theirs: nothing is connected after these.
  [`${SERVICE}/fichiers/depot/fermer`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/arreter`]: { may: clientKeepers },
  [`${SERVICE}/taches/ouvrir`]: { may: writers },
  [`${SERVICE}/taches/:task/:outcome`]: { may: writers },
  [`${SERVICE}/retirer`]: { may: writers },
  [`${SERVICE}/versions`]: { may: writers },
  [`${SERVICE}/versions/:version/brouillon`]: { may: writers, fields: { gesture: "add_requests" } },
  [`${SERVICE}/versions/:version/approuver`]: { may: approvers },
  [`${SERVICE}/versions/:version/publier`]: { may: writers },
  [`${SERVICE}/versions/:version/renvoyer`]: { may: approvers },
  [`${SERVICE}/applications/nouvelle`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/etat`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/secret`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/envois`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/envois/:jti/renvoyer`]: { may: clientKeepers },
};
