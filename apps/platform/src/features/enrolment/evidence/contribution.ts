import { documentKinds, isDocumentKind } from "@ardeco/contracts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { Language } from "../../../kernel/errors.ts";
import { deletePastTickets } from "./document-ticket.ts";
import { listDocuments } from "./list-documents.ts";
import { eraseDocument } from "./remove-document.ts";
import { deletePastDocuments } from "./retention.ts";
import { listDocumentRows } from "./store.ts";

const purposes: Readonly<Record<string, { fr: string; en: string }>> = {
  own: { fr: "consultation par la personne", en: "looked at by the person" },
  decide: { fr: "décision sur le dossier", en: "decision on the file" },
  help: { fr: "aide au guichet", en: "help at the desk" },
  check: { fr: "lu par la plateforme pour vérification", en: "read by the platform to check it" },
};

const formatKind = (kind: unknown, language: Language) =>
  typeof kind === "string" && isDocumentKind(kind) ? documentKinds[kind][language] : String(kind);

export const evidenceContribution: Contribution = {
  module: "evidence",
  exportPerson: async (_tx, context, personId) => ({
    justificatifs: (await listDocuments(context, personId)).map((document) => ({
      nature: documentKinds[document.kind].fr,
      etat: document.state === "kept" ? "conservé" : "vu, non conservé",
      le: document.at,
      par: document.by ?? null,
      fichier: document.file?.name ?? null,
      supprime_le: document.purgeOn ?? null,
    })),
  }),
  erasePerson: async (tx, context, personId) => {
    for (const row of await listDocumentRows(tx, context.authorityId, personId))
      await eraseDocument(tx, context, row);
  },
  purge: async (tx, context) =>
    (await deletePastDocuments(tx, context)) + (await deletePastTickets(tx, context)),
  journal: {
    "evidence.document_deposited": ({ kind }) => ({
      fr: `Justificatif déposé : ${formatKind(kind, "fr")}.`,
      en: `Document deposited: ${formatKind(kind, "en")}.`,
    }),
    "evidence.original_seen": ({ kind }) => ({
      fr: `Original vu et non conservé : ${formatKind(kind, "fr")}.`,
      en: `Original seen and not kept: ${formatKind(kind, "en")}.`,
    }),
    "evidence.document_opened": ({ kind, purpose }) => ({
      fr:
        `Justificatif ouvert : ${formatKind(kind, "fr")} ` +
        `(${purposes[String(purpose)]?.fr ?? "motif inconnu"}).`,
      en:
        `Document opened: ${formatKind(kind, "en")} ` +
        `(${purposes[String(purpose)]?.en ?? "unknown purpose"}).`,
    }),
    "evidence.document_removed": () => ({ fr: "Justificatif retiré.", en: "Document removed." }),
    "evidence.document_purged": () => ({
      fr: "Justificatif supprimé au terme de sa durée de conservation.",
      en: "Document deleted at the end of its retention.",
    }),
  },
};
