import type { Language } from "../../../kernel/errors.ts";
import { link, list, mail, type Part, paragraph } from "./article.tsx";

export type Conformity = "none" | "partial" | "full";

export interface AccessibilityFacts {
  readonly name: string;
  readonly root: string;
  readonly email: string | undefined;
  readonly conformity: Conformity;
}

interface Declaration {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** The statement in the form of the RGAA ("Obligations légales", decree 2019-768 art. 4): the headings are its own. */
export function accessibilityStatement(facts: AccessibilityFacts, language: Language): Declaration {
  return language === "fr" ? french(facts) : english(facts);
}

const DEFENDER = {
  write: "https://www.defenseurdesdroits.fr/nous-contacter-355",
  nearby: "https://www.defenseurdesdroits.fr/carte-des-delegues",
};

function french({ name, root, email, conformity }: AccessibilityFacts): Declaration {
  const state = { none: "non conforme", partial: "partiellement conforme", full: "totalement conforme" };
  return {
    title: "Déclaration d’accessibilité",
    parts: [
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
    ],
  };
}

function english({ name, root, email, conformity }: AccessibilityFacts): Declaration {
  const state = { none: "not compliant", partial: "partially compliant", full: "fully compliant" };
  return {
    title: "Accessibility statement",
    parts: [
      {
        title: "Our commitment",
        blocks: [
          paragraph(
            `${name} undertakes to make its online services accessible under article 47 of French law 2005-102 of 11 February 2005.`,
          ),
          paragraph(
            "The multi-year plan and this year’s action plan are not published yet. They will be, here.",
          ),
          paragraph(`This statement applies to the online services of ${name}.`),
        ],
      },
      {
        title: "Compliance status",
        blocks: [
          paragraph(`This site is ${state[conformity]} with the French accessibility reference (RGAA 4.1).`),
        ],
      },
      {
        title: "Test results",
        level: 3,
        blocks:
          conformity === "none"
            ? [
                paragraph(
                  "No audit has been carried out yet. In that case the law has us write “not compliant”. An audit will take place; its result will replace this page.",
                ),
                paragraph(
                  "Our own tests, which do not replace an audit: automatic checks of each component, narrow and wide, light and dark; keyboard alone; without JavaScript.",
                ),
              ]
            : [paragraph("The audit report is given on request.")],
      },
      {
        title: "Content that is not accessible",
        blocks: [
          paragraph(
            "Without an audit we cannot list it. If something stops you, tell us: we correct it, or give you the information another way.",
          ),
        ],
      },
      {
        title: "About this statement",
        blocks: [
          paragraph("This statement was made on 24 November 2026."),
          list(
            "Technologies: HTML, CSS, SVG. No page depends on JavaScript.",
            "Tools: axe-core, Chromium, keyboard.",
          ),
        ],
      },
      {
        title: "Feedback and contact",
        blocks: [
          paragraph(
            "If you cannot reach a content or a service, you can be led to an accessible alternative, or receive the content in another form. We answer within a week.",
          ),
          list(
            ...(email ? [["Send a message: ", mail(email)]] : []),
            link(`Contact ${name}`, `${root}/contact`),
          ),
        ],
      },
      {
        title: "Ways to complain",
        blocks: [
          paragraph(
            "You reported an accessibility fault that keeps you from a content or a service, and the answer did not satisfy you: you may turn to the Défenseur des droits (Defender of Rights).",
          ),
          list(
            link("Write to the Défenseur des droits", DEFENDER.write),
            link("Find the delegate near you", DEFENDER.nearby),
            "Send a letter (free, no stamp): Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
          ),
        ],
      },
    ],
  };
}
