import {
  formatAuthorityGenitive,
  formatAuthorityName,
} from "../../../features/authorities/authorities/index.ts";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import { type AccessibilityFacts, DEFENDER, PLATFORM_DAY, type Statement } from "./accessibility-facts.ts";
import { type Block, buildLink, buildMailLink, buildParagraph, list, type Part } from "./article.tsx";

export function buildFrenchStatement(facts: AccessibilityFacts): Statement {
  return {
    title: "Déclaration d’accessibilité",
    parts: [...buildFrenchScope(facts), ...buildFrenchRemedies(facts)],
  };
}

const state = {
  none: "non conforme",
  partial: "partiellement conforme",
  full: "totalement conforme",
} as const;

/** Where a sentence begins. */
const formatSentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function buildFrenchScope({ name, root, report }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Notre engagement",
      blocks: [
        buildParagraph(
          `${formatSentenceStart(formatAuthorityName(name))} s’engage à rendre ses démarches en ` +
            "ligne accessibles conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.",
        ),
        buildParagraph(
          "À cette fin, elle met en œuvre une stratégie et des actions : ",
          buildLink("le schéma pluriannuel et le plan d’action de l’année", `${root}/accessibilite/plan`),
          ".",
        ),
        buildParagraph(
          `Cette déclaration s’applique aux démarches en ligne ${formatAuthorityGenitive(name)}.`,
        ),
      ],
    },
    {
      title: "État de conformité",
      blocks: [
        buildParagraph(
          `Ce site est ${state[report?.conformity ?? "none"]} avec le ` +
            "référentiel général d’amélioration de l’accessibilité (RGAA 4.1).",
        ),
      ],
    },
    {
      title: "Résultat des tests",
      level: 3,
      blocks: buildFrenchResults(report),
    },
    ...buildFrenchContents(report),
    {
      title: "Établissement de cette déclaration",
      blocks: [
        buildParagraph(
          "Cette déclaration a été établie " +
            `le ${formatLongDate(report?.establishedOn ?? PLATFORM_DAY, "fr")}.` +
            (report ? ` Elle a été mise à jour le ${formatLongDate(report.changedOn, "fr")}.` : ""),
        ),
        list(
          "Technologies utilisées : HTML, CSS, SVG. Aucune page ne dépend de JavaScript.",
          "Environnement de test : Chromium, sur téléphone et sur " +
            "ordinateur, avec et sans JavaScript, au clavier seul.",
          "Outils utilisés : axe-core, toutes ses règles.",
          "Pages vérifiées par ces outils : toutes, dans chacun de leurs états.",
        ),
      ],
    },
  ];
}

function buildFrenchRemedies({ name, root, email }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Retour d’information et contact",
      blocks: [
        buildParagraph(
          "Si vous n’arrivez pas à accéder à un contenu ou à un service, vous " +
            "pouvez être orienté vers une solution accessible, ou recevoir le " +
            "contenu sous une autre forme. Nous répondons sous une semaine.",
        ),
        list(
          buildLink(
            "Signaler un défaut d’accessibilité (vous recevez un numéro)",
            `${root}/accessibilite/signaler`,
          ),
          ...(email ? [["Écrire à ", buildMailLink(email)]] : []),
          buildLink(`Contacter ${formatAuthorityName(name)}`, `${root}/contact`),
        ),
      ],
    },
    {
      title: "Voies de recours",
      blocks: [
        buildParagraph(
          "Vous avez signalé un défaut d’accessibilité qui vous empêche " +
            "d’accéder à un contenu ou à un service, et vous n’avez pas obtenu de " +
            "réponse satisfaisante : vous pouvez saisir le Défenseur des droits.",
        ),
        list(
          buildLink("Écrire un message au Défenseur des droits", DEFENDER.write),
          buildLink("Contacter le délégué du Défenseur des droits près de chez vous", DEFENDER.nearby),
          "Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : " +
            "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
        ),
      ],
    },
  ];
}

function buildFrenchResults(report: AccessibilityFacts["report"]): readonly Block[] {
  if (report?.audit) {
    const { by, on, ratePercent } = report.audit;
    return [
      buildParagraph(`L’audit de conformité réalisé par ${by} le ${formatLongDate(on, "fr")} révèle que :`),
      list(`${ratePercent} % des critères du RGAA sont respectés.`),
    ];
  }
  return [
    buildParagraph(
      "Aucun audit n’a encore été réalisé. La loi demande, dans ce cas, d’écrire " +
        "« non conforme ». Un audit sera mené ; son résultat remplacera cette page.",
    ),
    buildParagraph(
      "Nos propres essais, qui ne remplacent pas un audit : vérifications " +
        "automatiques de chaque composant, sur écran étroit et large, en clair " +
        "et en sombre ; navigation au clavier seul ; usage sans JavaScript.",
    ),
  ];
}

function buildFrenchContents(report: AccessibilityFacts["report"]): readonly Part[] {
  const none = "Aucun contenu n’est déclaré à ce jour.";
  const unknown =
    "Sans audit, cette liste n’est pas complète. Si un contenu vous arrête, " +
    "dites-le-nous : nous le corrigeons, ou nous vous donnons l’information autrement.";
  const listed = (lines: readonly string[] = []) => [
    lines.length > 0 ? list(...lines) : buildParagraph(none),
  ];
  return [
    { title: "Contenus non accessibles", blocks: report?.audit ? [] : [buildParagraph(unknown)] },
    { title: "Non-conformités", level: 3, blocks: listed(report?.failures) },
    { title: "Dérogations pour charge disproportionnée", level: 3, blocks: listed(report?.exemptions) },
    {
      title: "Contenus non soumis à l’obligation d’accessibilité",
      level: 3,
      blocks: listed(report?.outOfScope),
    },
  ];
}
