import { type Examples, SERVICE, SUB } from "./values.ts";

const service = {
  id: SERVICE,
  slug: "mediatheque",
  provider: "caen",
  version: 3,
  definition: {
    type: "subscription",
    audience: "both",
    channels: ["web", "desk"],
    title: { fr: "Médiathèque", en: "Library" },
    summary: { fr: "Emprunter des livres et des films.", en: "Borrow books and films." },
    requests: [
      {
        element: "given_name",
        form: "raw",
        required: true,
        purpose: { fr: "Vous appeler par votre prénom.", en: "To call you by your name." },
        legalBasis: "public_task",
        retentionDays: 30,
      },
    ],
    stopsAtOnce: true,
    mustBeKept: [],
  },
};
const catalogue = {
  "@context": { cv: "http://data.europa.eu/m8g/" },
  "@graph": [{ "@id": "https://id.example/caen/services/mediatheque", "@type": "cv:PublicService" }],
};

export const catalogueExamples: Examples = {
  listAuthorities: {
    answer: {
      total: 1,
      authorities: [{ slug: "caen", name: "Ville de Caen", kind: "commune", officialCode: "14118" }],
    },
  },
  listServices: { answer: { services: [service] } },
  getService: { answer: service },
  exportCatalogue: { answer: catalogue },
  exportService: { answer: catalogue },
  readReaderKeys: {
    answer: {
      keys: [{ kty: "EC", crv: "P-256", x: SUB, y: SUB, kid: SUB, alg: "ES256", use: "sig" }],
    },
  },
  addCheckpoint: {
    request:
      "old 20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nid.example/caen/journal\n20852164\n…\n",
    answer: "— id.example/caen/temoin zVbmAQAAAABnSZk…=\n",
  },
};
