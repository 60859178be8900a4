import { addMonths, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution, JournalTeller } from "../../../kernel/contributions.ts";
import { listPersonRestrictions } from "./read-restrictions.ts";
import { deleteLiftedRows, deletePersonRows } from "./store.ts";

/** As the request from which it comes (Code civil art. 2224). */
const KEPT_MONTHS = 60;

export const restrictionsContribution: Contribution = {
  module: "restrictions",
  exportPerson: async (_tx, context, personId) => ({
    mises_en_pause: (await listPersonRestrictions(context, personId)).map((one) => ({
      motif: one.ground,
      porte_sur: one.covers,
      services: one.agreements.map(({ service }) => service),
      etat: one.state,
      depuis_le: one.since,
      levee_annoncee_le: one.announced?.at ?? null,
      raison_de_la_levee: one.announced?.reason ?? null,
      levee_prevue_le: one.liftsOn ?? null,
      gardee_le: one.kept?.at ?? null,
      levee_le: one.liftedOn ?? null,
      levee_par: one.lifted?.by ?? null,
      levee_annulee_le: one.takenBack?.at ?? null,
    })),
  }),
  // Asked by the person, an erasure goes before the pause that they asked too.
  erasePerson: (tx, context, personId) => deletePersonRows(tx, context.authorityId, personId),
  purge: (tx, context) =>
    deleteLiftedRows(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: {
    "restrictions.began": buildRestrictionTeller(
      "Une mise en pause a pris effet : vos informations sont seulement gardées",
      "A pause took effect: your information is only kept",
    ),
    "restrictions.lifting_announced": buildRestrictionTeller(
      "La levée de la mise en pause est annoncée, avec sa raison et son jour",
      "The lifting of the pause is announced, with its reason and its day",
    ),
    "restrictions.kept": buildRestrictionTeller(
      "La mise en pause est gardée : elle ne sera pas levée le jour annoncé",
      "The pause is kept: it will not be lifted on the day announced",
    ),
    "restrictions.unkept": buildRestrictionTeller(
      "La réponse qui gardait la mise en pause est annulée : " +
        "elle n’avait pas été donnée par la bonne personne",
      "The answer that kept the pause is taken back: it was not given by the right person",
    ),
    "restrictions.take_back_offered": buildRestrictionTeller(
      "Le message qui dit la levée donne un lien pour remettre la mise en pause",
      "The message that tells of the lifting gives a link to put the pause back",
    ),
    "restrictions.taken_back": buildRestrictionTeller(
      "La levée de la mise en pause est annulée : elle n’avait pas été demandée par la bonne personne",
      "The lifting of the pause is taken back: it was not asked for by the right person",
    ),
    "restrictions.lifted": buildRestrictionTeller("La mise en pause est levée", "The pause is lifted"),
  },
};

/** What it covers and its day, never the ground. */
function buildRestrictionTeller(fr: string, en: string): JournalTeller {
  return ({ covers, services, on }) => {
    const named = Array.isArray(services) ? services.map(String) : [];
    const isWhole = covers === "everything";
    const what = {
      fr: isWhole ? "pour tout" : `pour ${named.map((name) => `« ${name} »`).join(", ")}`,
      en: isWhole ? "for everything" : `for ${named.map((name) => `“${name}”`).join(", ")}`,
    };
    const day =
      typeof on === "string"
        ? { fr: `, le ${formatLongDate(on, "fr")}`, en: `, on ${formatLongDate(on, "en")}` }
        : { fr: "", en: "" };
    return { fr: `${fr} (${what.fr}${day.fr}).`, en: `${en} (${what.en}${day.en}).` };
  };
}
