import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatSupportKind } from "./words.ts";

type Words = { readonly fr: string; readonly en: string };

const about =
  ({ fr, en }: Words): JournalTeller =>
  ({ number, kind }) => ({
    fr: `${formatSupportKind(kind).fr} n° ${String(number)} : ${fr}.`,
    en: `${formatSupportKind(kind).en} no. ${String(number)}: ${en}.`,
  });

export const supportsJournal: Readonly<Record<string, JournalTeller>> = {
  "supports.ordered": about({ fr: "support demandé", en: "support ordered" }),
  "supports.personalised": about({ fr: "support préparé", en: "support prepared" }),
  "supports.issued": about({ fr: "support remis", en: "support handed over" }),
  "supports.active": about({ fr: "support en service", en: "support in use" }),
  "supports.suspended": about({ fr: "support suspendu", en: "support suspended" }),
  "supports.lost": about({ fr: "support déclaré perdu", en: "support declared lost" }),
  "supports.revoked": about({ fr: "support arrêté", en: "support ended" }),
  "supports.expired": about({ fr: "support arrivé à sa fin", en: "support past its end" }),
  "supports.replaced": about({ fr: "support remplacé", en: "support replaced" }),
  "supports.code_shown": about({ fr: "code montré sur un écran", en: "code shown on a screen" }),
  "supports.code_printed": about({ fr: "code imprimé", en: "code printed" }),
  "supports.shown": ({ kind, equipment, accepted }) => ({
    fr:
      `${formatSupportKind(kind).fr} : passage à « ${String(equipment)} » ` +
      `${accepted === true ? "accepté" : "refusé"}.`,
    en:
      `${formatSupportKind(kind).en}: shown to “${String(equipment)}”, ` +
      `${accepted === true ? "accepted" : "refused"}.`,
  }),
  "supports.looked_up": ({ kind, accepted }) => ({
    fr:
      `${formatSupportKind(kind).fr} : passage devant un ` +
      `agent ${accepted === true ? "accepté" : "refusé"}.`,
    en: `${formatSupportKind(kind).en}: shown to an agent, ${accepted === true ? "accepted" : "refused"}.`,
  }),
  "supports.listed": () => ({
    fr: "Un agent a regardé vos supports.",
    en: "An agent looked at your supports.",
  }),
  "supports.to_make_listed": ({ supports }) => ({
    fr: `La liste des supports à préparer ou à remettre a été consultée : ${String(supports)}.`,
    en: `The list of supports to prepare or hand over was read: ${String(supports)}.`,
  }),
  "supports.kinds_chosen": () => ({
    fr: "Les sortes de supports proposées ont changé.",
    en: "The kinds of supports offered have changed.",
  }),
};
