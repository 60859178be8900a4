import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import { withheldText } from "../../identity/identity/index.ts";
import { openDeath } from "./death/death.ts";
import { openMove } from "./move/move.ts";
import { computeMoveLimit } from "./move/submit-move.ts";
import { deleteDeath, deleteMove, deleteOlderMoves, findDeathRow, findMoveRow } from "./store.ts";

export const lifeContribution: Contribution = {
  module: "life",
  exportPerson: async (tx, context, personId) => {
    const row = await findDeathRow(tx, context.authorityId, personId);
    const death = row && (await openDeath(tx, context, personId, row));
    const moveRow = await findMoveRow(tx, context.authorityId, personId);
    const move = moveRow && (await openMove(tx, context, personId, moveRow.sealed));
    const { actor } = context;
    // Where somebody is found: not for another representative, who may be the one they left (ADR 0020).
    const kept = actor.kind === "person" && actor.personId !== personId;
    const adresse = kept ? withheldText.fr : move?.address;
    return {
      ...(death ? { deces: { date: death.diedOn, enregistre_le: death.at } } : {}),
      ...(move ? { demenagement: { depuis: move.since, adresse, declare_le: move.at } } : {}),
    };
  },
  erasePerson: async (tx, context, personId) => {
    await deleteDeath(tx, context.authorityId, personId);
    await deleteMove(tx, context.authorityId, personId);
  },
  /** The row of a death goes with the person, when their clock has run out. */
  purge: (tx, context) =>
    deleteOlderMoves(tx, context.authorityId, computeMoveLimit(toCivilDate(context.now()))),
  journal: {
    "life.move_declared": ({ companions }) => ({
      fr: `Un déménagement a été déclaré${formatCompanions(companions, "fr")}.`,
      en: `A move was declared${formatCompanions(companions, "en")}.`,
    }),
    "life.move_done": ({ companions }) => ({
      fr:
        `Le déménagement est enregistré${formatCompanions(companions, "fr")}. ` +
        "L’ancienne adresse est close.",
      en: `The move is recorded${formatCompanions(companions, "en")}. The former address is closed.`,
    }),
    "life.death_recorded": () => ({
      fr: "Un agent a enregistré le décès, sur présentation de l’acte de décès.",
      en: "An agent recorded the death, on the death certificate.",
    }),
    "life.death_confirmed": () => ({
      fr: "Un second agent a confirmé que ce décès est celui de la personne des deux fiches réunies.",
      en: "A second agent confirmed that this death is that of the person of both merged records.",
    }),
    "life.file_to_send_again": () => ({
      fr: "La demande qui avait été close reste close : refaites-la, ce que vous aviez donné est gardé.",
      en: "The application that was closed stays closed: send it again, what you had given is kept.",
    }),
    "life.death_reversed": ({ reason }) => ({
      fr:
        "Le décès avait été enregistré par erreur : c’est " +
        `annulé.${reason ? ` Motif : ${removeFinalStop(reason)}.` : ""}`,
      en:
        "The death had been recorded in error: this is " +
        `reversed.${reason ? ` Reason: ${removeFinalStop(reason)}.` : ""}`,
    }),
  },
};

function formatCompanions(companions: unknown, language: "fr" | "en"): string {
  const count = Number(companions);
  if (!(count > 0)) return "";
  if (language === "fr") return count > 1 ? `, avec ${count} enfants` : ", avec un enfant";
  return count > 1 ? `, with ${count} children` : ", with one child";
}
