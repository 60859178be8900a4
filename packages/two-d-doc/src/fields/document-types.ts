/** Document types of ANTS specification v3.3.9, "Types de documents"; those that a town meets. The list is not complete. */
const names: ReadonlyMap<string, string> = new Map([
  ["00", "Justificatif de domicile"],
  ["01", "Facture (énergie, téléphone, internet, eau)"],
  ["02", "Avis de taxe d’habitation"],
  ["03", "Relevé d’identité bancaire"],
  ["04", "Avis d’impôt sur le revenu"],
  ["05", "Relevé d’Identité SEPAmail"],
  ["06", "Bulletin de salaire"],
  ["07", "Titre d’identité"],
  ["08", "MRZ"],
  ["09", "Facture étendue"],
  ["10", "Contrat de travail"],
  ["11", "Relevé de compte"],
  ["12", "Acte d’huissier"],
  ["16", "Attestation de demande d’asile"],
  ["18", "Avis de situation déclarative à l’impôt sur le revenu"],
  ["27", "Avis de situation déclarative à l’impôt sur le revenu (V2)"],
  ["28", "Avis d’impôt sur le revenu (V2)"],
  ["A0", "Certificat de qualité de l’air"],
  ["A1", "Courrier Permis à Points"],
  ["A2", "Carte Mobilité Inclusion (CMI)"],
  ["A3", "Macaron VTC (Véhicule de Transport avec Chauffeur)"],
  ["A4", "Certificat de décès"],
  ["A5", "Carte T3P (Transport Public Particulier de Personnes)"],
  ["A6", "Carte Professionnelle Sapeur-Pompier"],
  ["A7", "Certificat de qualité de l’air (V2)"],
  ["B0", "Diplôme"],
  ["B1", "Attestation de Versement de la Contribution à la Vie Etudiante"],
  ["B2", "Résultat de test COVID"],
]);

/** The name of a document type, in French, or undefined for a type unknown here: it never stops a verification. */
export const findDocumentType = (type: string): string | undefined => names.get(type);
