import { documentKinds, isDocumentKind } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import { formatNameInUse, listPeopleElements, nameElements } from "../identity/index.ts";
import { deletePastRepresentations } from "./delete-past-representations.ts";
import { listHouseholds } from "./households.ts";
import { listRepresentatives, listRepresented } from "./list-representations.ts";
import type { Representation } from "./representation.ts";
import { deleteHandovers } from "./store/handovers.ts";
import { deleteEmptyHouseholds, deletePersonMemberships, removeMemberCreator } from "./store/households.ts";
import { deletePersonRepresentations } from "./store/representations.ts";
import { formatEndCause, formatRepresentationKind } from "./words.ts";

export const householdsContribution: Contribution = {
  module: "households",
  exportPerson: async (tx, context, personId) => ({
    agit_pour: await listNamedEdges(tx, context, await listRepresented(context, personId), "representedId"),
    est_represente_par: await listNamedEdges(
      tx,
      context,
      await listRepresentatives(context, personId),
      "representativeId",
    ),
    foyers: (await listHouseholds(tx, context, personId)).map(({ id, members }) => ({
      foyer: id,
      part: members.find((member) => member.personId === personId)?.sharePercent ?? null,
    })),
  }),
  erasePerson: async (tx, context, personId) => {
    await deletePersonRepresentations(tx, context.authorityId, personId);
    await deletePersonMemberships(tx, context.authorityId, personId);
    await removeMemberCreator(tx, personId);
    await deleteHandovers(tx, context.authorityId, { personId });
  },
  purge: async (tx, context) => {
    await deleteEmptyHouseholds(tx, context.authorityId);
    const waited = await deleteHandovers(tx, context.authorityId, { before: context.now() });
    return waited + (await deletePastRepresentations(tx, context));
  },
  opensAccount: ["households.account_taken_over", "households.former_put_out"],
  journal: {
    "households.representation_declared": ({ kind }) => ({
      fr: `Représentation déclarée : ${formatRepresentationKind(kind, "fr")}.`,
      en: `Representation declared: ${formatRepresentationKind(kind, "en")}.`,
    }),
    "households.representation_validated": ({ kind, evidence }) => ({
      fr:
        `Représentation validée : ${formatRepresentationKind(kind, "fr")}. ` +
        `Justificatif : ${formatEvidenceKind(evidence, "fr")}.`,
      en:
        `Representation validated: ${formatRepresentationKind(kind, "en")}. ` +
        `Evidence: ${formatEvidenceKind(evidence, "en")}.`,
    }),
    "households.representation_ended": ({ kind, cause, evidence, reason }) => {
      // A court's decision is its own document.
      const read = evidence !== undefined && evidence !== cause;
      return {
        fr:
          `Représentation terminée : ${formatRepresentationKind(kind, "fr")}. ` +
          `${formatEndCause(cause, "fr")}` +
          `${read ? ` Justificatif : ${formatEvidenceKind(evidence, "fr")}.` : ""}` +
          `${reason ? ` Motif : ${removeFinalStop(reason)}.` : ""}`,
        en:
          `Representation ended: ${formatRepresentationKind(kind, "en")}. ` +
          `${formatEndCause(cause, "en")}` +
          `${read ? ` Evidence: ${formatEvidenceKind(evidence, "en")}.` : ""}` +
          `${reason ? ` Reason: ${removeFinalStop(reason)}.` : ""}`,
      };
    },
    "households.member_put": ({ share }) => ({
      fr: `Rattachement à un foyer, pour ${share} % du temps.`,
      en: `Attached to a household, for ${share}% of the time.`,
    }),
    "households.member_removed": () => ({ fr: "Départ d’un foyer.", en: "Left a household." }),
    "households.young_adult_seen": () => ({
      fr:
        "Un agent a vu la pièce d’identité pour remettre son compte " +
        "à la personne, majeure : un second doit la voir aussi.",
      en:
        "An agent saw the identity document to hand their account over " +
        "to the person, now an adult: a second one must see it too.",
    }),
    "households.account_taken_over": () => ({
      fr: "La personne, majeure, a pris la main sur son compte, devant un second agent.",
      en: "The person, now an adult, took over their account, before a second agent.",
    }),
    "households.former_put_out": () => ({
      fr:
        "Qui ne représente plus la personne n’entre plus dans son " +
        "compte : adresse, clés et appareils d’avant n’ouvrent plus.",
      en:
        "Whoever no longer represents the person no longer enters their " +
        "account: address, keys and devices of before open nothing.",
    }),
  },
};

/** Each link with the name of who is at its other end, as far as the reader may read it. */
async function listNamedEdges(
  tx: Tx,
  context: Context,
  edges: readonly Representation[],
  other: "representedId" | "representativeId",
) {
  const ids = edges.map((edge) => edge[other]);
  const names = await listPeopleElements(tx, context, ids, nameElements);
  return edges.map((edge) => ({
    personne: formatNameInUse(names.get(edge[other]) ?? []) || null,
    ...formatEdgeLine(edge),
  }));
}

function formatEdgeLine(edge: Representation) {
  return {
    lien: formatRepresentationKind(edge.kind, "fr"),
    mesure: edge.measure ?? null,
    etat: edge.state,
    jusqu_au: edge.until ?? null,
    declare_le: edge.declaredAt,
    justificatif: edge.decided?.evidence.kind ?? null,
  };
}

function formatEvidenceKind(kind: unknown, language: "fr" | "en"): string {
  return typeof kind === "string" && isDocumentKind(kind) ? documentKinds[kind][language] : String(kind);
}
