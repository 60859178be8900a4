import { buildSentence } from "../build-sentence.ts";

/**
 * What an authority does for the people it serves: GDPR art. 6.1.e, Code général des collectivités
 * territoriales.
 */
export const publicTask = buildSentence(
  "mission d’intérêt public (RGPD, art. 6.1.e ; CGCT, art. L. 1111-2).",
  "public task (GDPR, art. 6.1.e; CGCT, art. L. 1111-2).",
);

export const parentalAuthority = buildSentence(
  "mission d’intérêt public (RGPD, art. 6.1.e) ; autorité parentale (Code civil, art. 371-1 et 372-2).",
  "public task (GDPR, art. 6.1.e); parental authority (Code civil, art. 371-1 and 372-2).",
);

export const evidenceBasis = buildSentence(
  "mission d’intérêt public (RGPD, art. 6.1.e). Le document " +
    "est supprimé trois mois au plus après la décision.",
  "public task (GDPR, art. 6.1.e). The document is deleted three months at most after the decision.",
);
