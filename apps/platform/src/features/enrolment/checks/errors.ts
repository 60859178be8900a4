import { defineErrors } from "../../../kernel/errors.ts";

/** Literals only: the catalogue in docs/generated/errors.md is read from here, without running anything. */
export const checksErrors = defineErrors({
  "checks.infected": {
    status: 409,
    fr: "Ce fichier contient un programme dangereux : nous ne l’ouvrons pas.",
    en: "This file holds malicious software: we do not open it.",
    todo: {
      fr: "Demandez à la personne une autre copie, ou voyez l’original.",
      en: "Ask the person for another copy, or see the original.",
    },
  },
  "checks.look_awaited": {
    status: 409,
    fr: "Ce document est en cours de vérification : l’antivirus n’a pas encore répondu.",
    en: "This document is being checked: the antivirus has not answered yet.",
    todo: {
      fr:
        "Rechargez la page dans quelques secondes. Si cela " +
        "dure, voyez l’original, ou prévenez l’exploitant.",
      en: "Reload the page in a few seconds. If it lasts, see the original, or tell the operator.",
    },
  },
  "checks.looked_at": {
    status: 409,
    fr: "Ce document a été vérifié : il s’ouvre comme les autres.",
    en: "This document has been checked: it opens like the others.",
    todo: { fr: "Rechargez le dossier.", en: "Reload the file." },
  },
  "checks.look_soon": {
    status: 409,
    fr: "Ce document vient d’arriver : sa vérification prend quelques secondes, quinze minutes au plus.",
    en: "This document has just arrived: checking it takes some seconds, fifteen minutes at most.",
    todo: { fr: "Attendez, puis rechargez le dossier.", en: "Wait, then reload the file." },
  },
  "checks.reason_missing": {
    status: 422,
    fr: "Écrivez pourquoi ce document ne peut pas attendre : la personne le lira.",
    en: "Write why this document cannot wait: the person will read it.",
    todo: { fr: "Écrivez une phrase.", en: "Write a sentence." },
  },
  "checks.too_many_before_look": {
    status: 409,
    fr:
      "Vous avez enregistré vingt fois un document non vérifié " +
      "depuis hier : il faut d’abord réparer l’antivirus.",
    en:
      "You have saved an unchecked document twenty times " +
      "since yesterday: the antivirus has to be mended first.",
    todo: {
      fr: "Prévenez l’exploitant, ou voyez l’original.",
      en: "Tell the operator, or see the original.",
    },
  },
});
