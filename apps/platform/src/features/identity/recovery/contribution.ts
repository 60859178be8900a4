import { documentKinds } from "@ardeco/contracts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { exportChanges } from "./address/export-changes.ts";
import { isProof } from "./rules.ts";
import { deleteRecoveries, listRecoveryRows } from "./store/recoveries.ts";

const YEAR_MS = 366 * 24 * 3_600_000;

const journal: Contribution["journal"] = {
  "recovery.opened": ({ proof, colleague }) => ({
    fr:
      `Un agent a vu l’original (${formatRecoveryProof(proof, "fr")}) pour rouvrir ` +
      `ce compte${colleague ? " : un second agent doit le voir aussi" : ""}.`,
    en:
      `An agent saw the original (${formatRecoveryProof(proof, "en")}) to open ` +
      `this account again${colleague ? ": a second agent has to see it too" : ""}.`,
  }),
  "recovery.confirmed": () => ({
    fr: "Un second agent a vu l’original pour rouvrir ce compte.",
    en: "A second agent saw the original to open this account again.",
  }),
  "recovery.code_used": () => ({
    fr: "Le code donné au guichet a servi.",
    en: "The code given at the desk was used.",
  }),
  "recovery.stopped": () => ({
    fr:
      "La récupération du compte a été arrêtée : rien de " +
      "ce qui a été ajouté depuis n’ouvre plus le compte.",
    en: "The recovery of the account was stopped: nothing added since opens the account any more.",
  }),
  "recovery.address_asked": () => ({
    fr: "Une autre adresse de connexion a été demandée.",
    en: "Another sign-in address was asked for.",
  }),
  "recovery.address_confirmed": () => ({
    fr: "La nouvelle adresse de connexion est confirmée ; l’ancienne est prévenue.",
    en: "The new sign-in address is confirmed; the former one is told.",
  }),
  "recovery.address_changed": () => ({
    fr: "L’adresse de connexion a changé.",
    en: "The sign-in address has changed.",
  }),
  "recovery.address_cancelled": () => ({
    fr: "Le changement d’adresse de connexion a été annulé depuis l’ancienne adresse.",
    en: "The change of sign-in address was cancelled from the former address.",
  }),
  "recovery.address_dropped": () => ({
    fr: "Le changement d’adresse de connexion a été abandonné : l’adresse reste la même.",
    en: "The change of sign-in address was dropped: the address stays the same.",
  }),
};

export const recoveryContribution: Contribution = {
  module: "recovery",
  exportPerson: async (tx, context, personId) => {
    const key = await getPersonKey(tx, context, personId);
    const rows = await listRecoveryRows(tx, context.authorityId, personId);
    return {
      comptes_retrouves_au_guichet: rows.map((row) => ({
        le: row.opened_at.toISOString(),
        original_vu: documentKinds[row.proof].fr,
        motif: key.open(`recovery:reason:${row.id}`, row.reason_sealed),
        etat: row.state,
      })),
      adresses_de_connexion_demandees: await exportChanges(tx, context, personId, key),
    };
  },
  erasePerson: async (tx, context, personId) => {
    await deleteRecoveries(tx, context.authorityId, { personId });
  },
  purge: (tx, context) =>
    deleteRecoveries(tx, context.authorityId, { before: new Date(context.now().getTime() - YEAR_MS) }),
  journal,
  opensAccount: Object.keys(journal),
};

const formatRecoveryProof = (proof: unknown, language: "fr" | "en"): string =>
  typeof proof === "string" && isProof(proof) ? formatInnerLabel(documentKinds[proof][language]) : "";
