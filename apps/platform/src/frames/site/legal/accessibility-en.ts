import { formatLongDate } from "../../../kernel/civil-date.ts";
import { type AccessibilityFacts, DEFENDER, PLATFORM_DAY, type Statement } from "./accessibility-facts.ts";
import { type Block, buildLink, buildMailLink, buildParagraph, list, type Part } from "./article.tsx";

export function buildEnglishStatement(facts: AccessibilityFacts): Statement {
  return {
    title: "Accessibility statement",
    parts: [...buildEnglishScope(facts), ...buildEnglishRemedies(facts)],
  };
}

const state = { none: "not compliant", partial: "partially compliant", full: "fully compliant" } as const;

function buildEnglishScope({ name, root, report }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Our commitment",
      blocks: [
        buildParagraph(
          `${name} undertakes to make its online services accessible ` +
            "under article 47 of French law 2005-102 of 11 February 2005.",
        ),
        buildParagraph(
          "To this end it follows a strategy and takes actions: ",
          buildLink("the multi-year plan and this year’s action plan", `${root}/accessibilite/plan`),
          ".",
        ),
        buildParagraph(`This statement applies to the online services of ${name}.`),
      ],
    },
    {
      title: "Compliance status",
      blocks: [
        buildParagraph(
          `This site is ${state[report?.conformity ?? "none"]} ` +
            "with the French accessibility reference (RGAA 4.1).",
        ),
      ],
    },
    {
      title: "Test results",
      level: 3,
      blocks: buildEnglishResults(report),
    },
    ...buildEnglishContents(report),
    {
      title: "About this statement",
      blocks: [
        buildParagraph(
          `This statement was made on ${formatLongDate(report?.establishedOn ?? PLATFORM_DAY, "en")}.${
            report ? ` It was updated on ${formatLongDate(report.changedOn, "en")}.` : ""
          }`,
        ),
        list(
          "Technologies: HTML, CSS, SVG. No page depends on JavaScript.",
          "Test environment: Chromium, on a phone and on a " +
            "desk, with and without JavaScript, by keyboard alone.",
          "Tools: axe-core, all of its rules.",
          "Pages checked by these tools: all, in each of their states.",
        ),
      ],
    },
  ];
}

function buildEnglishRemedies({ name, root, email }: AccessibilityFacts): readonly Part[] {
  return [
    {
      title: "Feedback and contact",
      blocks: [
        buildParagraph(
          "If you cannot reach a content or a service, you can be led to an accessible " +
            "alternative, or receive the content in another form. We answer within a week.",
        ),
        list(
          buildLink("Report an accessibility fault (you receive a number)", `${root}/accessibilite/signaler`),
          ...(email ? [["Write to ", buildMailLink(email)]] : []),
          buildLink(`Contact ${name}`, `${root}/contact`),
        ),
      ],
    },
    {
      title: "Ways to complain",
      blocks: [
        buildParagraph(
          "You reported an accessibility fault that keeps you from a content or a service, and the " +
            "answer did not satisfy you: you may turn to the Défenseur des droits (Defender of Rights).",
        ),
        list(
          buildLink("Write to the Défenseur des droits", DEFENDER.write),
          buildLink("Find the delegate near you", DEFENDER.nearby),
          "Send a letter (free, no stamp): Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
        ),
      ],
    },
  ];
}

function buildEnglishResults(report: AccessibilityFacts["report"]): readonly Block[] {
  if (report?.audit) {
    const { by, on, ratePercent } = report.audit;
    return [
      buildParagraph(`The audit carried out by ${by} on ${formatLongDate(on, "en")} shows that:`),
      list(`${ratePercent}% of the criteria of the RGAA are met.`),
    ];
  }
  return [
    buildParagraph(
      "No audit has been carried out yet. In that case the law has us write “not " +
        "compliant”. An audit will take place; its result will replace this page.",
    ),
    buildParagraph(
      "Our own tests, which do not replace an audit: automatic checks of each " +
        "component, narrow and wide, light and dark; keyboard alone; without JavaScript.",
    ),
  ];
}

/** What the authority declared is in French, as the law has it written. */
function buildEnglishContents(report: AccessibilityFacts["report"]): readonly Part[] {
  const none = "Nothing is declared to this day.";
  const unknown =
    "Without an audit this list is not complete. If something stops you, " +
    "tell us: we correct it, or give you the information another way.";
  const listed = (lines: readonly string[] = []) => [
    lines.length > 0 ? list(...lines) : buildParagraph(none),
  ];
  return [
    { title: "Content that is not accessible", blocks: report?.audit ? [] : [buildParagraph(unknown)] },
    { title: "Faults", level: 3, blocks: listed(report?.failures) },
    { title: "Exemptions for disproportionate burden", level: 3, blocks: listed(report?.exemptions) },
    { title: "Content outside the obligation", level: 3, blocks: listed(report?.outOfScope) },
  ];
}
