import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { openFinding } from "./finding.ts";
import { deletePastSavings } from "./open-before-look.ts";
import { deletePastChecks, deletePersonChecks, listCheckRows } from "./store.ts";
import { formatCheck } from "./words.ts";

const outcomes: Readonly<Record<string, Sentence>> = {
  infected: { fr: "programme dangereux trouvé", en: "malicious software found" },
  readable: { fr: "zone de lecture lisible", en: "readable zone" },
  verified: { fr: "cachet électronique authentique", en: "genuine electronic seal" },
  refused: { fr: "cachet électronique non reconnu", en: "electronic seal not recognised" },
  none: { fr: "pas de cachet électronique", en: "no electronic seal" },
  unreadable: { fr: "illisible par la machine", en: "unreadable by the machine" },
};

const formatDocumentAge = (months: unknown): Sentence =>
  months === 0
    ? { fr: "jamais", en: "never" }
    : { fr: `${String(months)} mois au plus`, en: `${String(months)} months at most` };

export const checksContribution: Contribution = {
  module: "checks",
  exportPerson: async (tx, context, personId) => {
    const rows = await listCheckRows(tx, context.authorityId, personId);
    if (rows.length === 0) return { verifications: [] };
    const key = await getPersonKey(tx, context, personId);
    const own = context.actor.kind !== "person" || context.actor.personId === personId;
    return {
      verifications: own
        ? rows.map((row) => {
            const finding = openFinding(key, row);
            const { title, lines } = formatCheck(finding, "kept");
            return {
              verifie_le: row.checked_on,
              resultat: title.fr,
              precisions: lines.map(({ fr }) => fr).join(" "),
              certificat: finding.seal?.certificate ?? null,
              empreinte_du_cachet: finding.seal?.digest ?? null,
              supprime_le: row.purge_on,
            };
          })
        : [],
    };
  },
  erasePerson: (tx, context, personId) => deletePersonChecks(tx, context.authorityId, personId),
  purge: async (tx, context) =>
    (await deletePastChecks(tx, context.authorityId, toCivilDate(context.now()))) +
    (await deletePastSavings(tx, context)),
  journal: {
    "checks.policy_changed": ({ type, from, to }) => ({
      fr:
        `Documents vérifiés sans agent (type ${type}) : ` +
        `${formatDocumentAge(from).fr} devient ${formatDocumentAge(to).fr}.`,
      en:
        `Documents checked without an agent (type ${type}): ` +
        `${formatDocumentAge(from).en} becomes ${formatDocumentAge(to).en}.`,
    }),
    "checks.opened_before_look": ({ reason }) => ({
      fr:
        "Un agent a enregistré un justificatif que l’antivirus " +
        `n’avait pas encore vérifié : ${removeFinalStop(reason)}.`,
      en: `An agent saved a document that the antivirus had not checked yet: ${removeFinalStop(reason)}.`,
    }),
    "checks.document_checked": ({ outcome }) => ({
      fr: `Justificatif vérifié par la plateforme : ${outcomes[String(outcome)]?.fr ?? ""}.`,
      en: `Document checked by the platform: ${outcomes[String(outcome)]?.en ?? ""}.`,
    }),
  },
};
