import { type AccessibilityFacts, DEFENDER, type Statement } from "./accessibility-facts.ts";
import { link, list, mail, type Part, paragraph } from "./article.tsx";

export function frenchStatement(facts: AccessibilityFacts): Statement {
  return { title: "Déclaration d’accessibilité", parts: [...about(facts), ...help(facts)] };
}

const state = {
  none: "non conforme",
  partial: "partiellement conforme",
  full: "totalement conforme",
} as const;

function about({ name, conformity }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Notre engagement",
      blocks: [
        paragraph(
          `${name} s’engage à rendre ses démarches en ligne accessibles conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`,
        ),
        paragraph(
          "Le schéma pluriannuel et le plan d’action de l’année ne sont pas encore publiés. Ils le seront ici.",
        ),
        paragraph(`Cette déclaration s’applique aux démarches en ligne de ${name}.`),
      ],
    },
    {
      title: "État de conformité",
      blocks: [
        paragraph(
          `Ce site est ${state[conformity]} avec le référentiel général d’amélioration de l’accessibilité (RGAA 4.1).`,
        ),
      ],
    },
    {
      title: "Résultat des tests",
      level: 3,
      blocks:
        conformity === "none"
          ? [
              paragraph(
                "Aucun audit n’a encore été réalisé. La loi demande, dans ce cas, d’écrire « non conforme ». Un audit sera mené ; son résultat remplacera cette page.",
              ),
              paragraph(
                "Nos propres essais, qui ne remplacent pas un audit : vérifications automatiques de chaque composant, sur écran étroit et large, en clair et en sombre ; navigation au clavier seul ; usage sans JavaScript.",
              ),
            ]
          : [paragraph("Le rapport d’audit est remis sur demande.")],
    },
    {
      title: "Contenus non accessibles",
      blocks: [
        paragraph(
          "Sans audit, nous ne pouvons pas en donner la liste. Si un contenu vous arrête, dites-le-nous : nous le corrigeons, ou nous vous donnons l’information autrement.",
        ),
      ],
    },
    {
      title: "Établissement de cette déclaration",
      blocks: [
        paragraph("Cette déclaration a été établie le 24 novembre 2026."),
        list(
          "Technologies utilisées : HTML, CSS, SVG. Aucune page ne dépend de JavaScript.",
          "Outils utilisés : axe-core, Chromium, clavier.",
        ),
      ],
    },
  ];
}

function help({ name, root, email }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Retour d’information et contact",
      blocks: [
        paragraph(
          "Si vous n’arrivez pas à accéder à un contenu ou à un service, vous pouvez être orienté vers une solution accessible, ou recevoir le contenu sous une autre forme. Nous répondons sous une semaine.",
        ),
        list(
          ...(email ? [["Envoyer un message : ", mail(email)]] : []),
          link(`Contacter ${name}`, `${root}/contact`),
        ),
      ],
    },
    {
      title: "Voies de recours",
      blocks: [
        paragraph(
          "Vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et vous n’avez pas obtenu de réponse satisfaisante : vous pouvez saisir le Défenseur des droits.",
        ),
        list(
          link("Écrire un message au Défenseur des droits", DEFENDER.write),
          link("Contacter le délégué du Défenseur des droits près de chez vous", DEFENDER.nearby),
          "Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
        ),
      ],
    },
  ];
}
