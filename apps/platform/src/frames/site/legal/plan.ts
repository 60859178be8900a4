import type { PublishedReport } from "../../../features/catalogue/accessibility/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Statement } from "./accessibility-facts.ts";
import { type Block, buildParagraph, list } from "./article.tsx";

const words = {
  fr: {
    title: "Schéma pluriannuel et plan d’action",
    lead:
      "Ce que nous faisons pour que tout le monde puisse se " +
      "servir de ces services (loi n° 2005-102, article 47).",
    commitments: "Schéma pluriannuel",
    actions: "Cette année",
    review: "Bilan de l’année précédente",
    none: "Pas encore publié. Il le sera ici.",
  },
  en: {
    title: "Multi-year plan and action plan",
    lead: "What we do so that everybody can use these services (French law 2005-102, article 47). In French.",
    commitments: "Multi-year plan",
    actions: "This year",
    review: "What was done the year before",
    none: "Not published yet. It will be, here.",
  },
} as const;

/** The strategy and actions to which the statement must link (decree 2019-768, art. 6). */
export function buildAccessibilityPlan(report: PublishedReport | undefined, language: Language): Statement {
  const say = words[language];
  const listed = (lines: readonly string[] = []): readonly Block[] => [
    lines.length > 0 ? list(...lines) : buildParagraph(say.none),
  ];
  return {
    title: say.title,
    parts: [
      { title: say.commitments, blocks: [buildParagraph(say.lead), ...listed(report?.commitments)] },
      { title: say.actions, blocks: listed(report?.actions) },
      { title: say.review, blocks: listed(report?.review) },
    ],
  };
}
