import { type AccessibilityFacts, DEFENDER, type Statement } from "./accessibility-facts.ts";
import { link, list, mail, type Part, paragraph } from "./article.tsx";

export function englishStatement(facts: AccessibilityFacts): Statement {
  return { title: "Accessibility statement", parts: [...about(facts), ...help(facts)] };
}

const state = { none: "not compliant", partial: "partially compliant", full: "fully compliant" } as const;

function about({ name, conformity }: AccessibilityFacts): readonly Part[] {
  return [
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
  ];
}

function help({ name, root, email }: AccessibilityFacts): readonly Part[] {
  return [
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
  ];
}
