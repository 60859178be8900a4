import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type Content, levelNames, type TextName, type Version, type VersionRead } from "../../../index.ts";
import { documentWords } from "./document-words.ts";

/** What a section is made of, for the page and for the PDF alike. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [term: string, value: string])[] }
  | { readonly kind: "measures"; readonly measures: Content["measures"]; readonly withProofs: boolean };

export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

type Read = Pick<VersionRead, "version" | "content">;
type Writer = (read: Read, language: Language) => DocumentSection;

const buildParagraphBlock = (text: string): Block => ({ kind: "paragraph", text });
const buildHeadingBlock = (text: string): Block => ({ kind: "heading", text });

/** The whole document, in reading order. */
export function buildDocumentSections(read: Read, language: Language): readonly DocumentSection[] {
  const written = read.version.kind === "impact_assessment" ? assessment : securityFile;
  return written.map((section) => section(read, language));
}

/** A text written by hand, as a section of its own. */
const text =
  (name: TextName): Writer =>
  ({ version }, language) => ({
    id: name,
    title: documentWords(language).texts[name],
    blocks: buildTextBlocks(version, name, language),
  });

function buildTextBlocks({ texts }: Version, name: TextName, language: Language): readonly Block[] {
  const lines = (texts[name] ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.length === 0
    ? [buildParagraphBlock(documentWords(language).notWritten)]
    : lines.map(buildParagraphBlock);
}

const processing: Writer = ({ content: { authority, services } }, language) => {
  const words = documentWords(language);
  return {
    id: "traitements",
    title: words.sections.processing,
    blocks: [
      buildParagraphBlock(words.describes(authority, services.length)),
      buildParagraphBlock(words.recipient),
      ...services.flatMap((one) => buildServiceBlocks(one, language)),
    ],
  };
};

function buildServiceBlocks(
  { title, status, elements }: Content["services"][number],
  language: Language,
): readonly Block[] {
  const words = documentWords(language);
  const rows = elements.map(({ label, purpose, basis, retentionDays, heldBy }) => {
    const kept = [words.keptFor(retentionDays), ...heldBy.map(words.held)].join(", ");
    return [label[language], words.received(purpose[language], basis[language], kept)] as const;
  });
  return [
    buildHeadingBlock(title[language]),
    ...(status === "retired" ? [buildParagraphBlock(words.retired)] : []),
    rows.length === 0 ? buildParagraphBlock(words.asksNothing) : { kind: "facts", rows },
  ];
}

const clocks: Writer = ({ content }, language) => {
  const words = documentWords(language);
  return {
    id: "durees",
    title: words.sections.clocks,
    blocks: [
      {
        kind: "facts",
        rows: content.clocks.map(({ what, kept, why }) => [
          what[language],
          words.kept(kept[language], why[language]),
        ]),
      },
    ],
  };
};

const proportion: Writer = ({ version, content: { services } }, language) => {
  const words = documentWords(language);
  const none = services.filter(({ elements }) => elements.length === 0).length;
  return {
    id: "necessity",
    title: words.sections.proportion,
    blocks: [
      ...buildTextBlocks(version, "necessity", language),
      buildParagraphBlock(words.proportion(none, services.length)),
    ],
  };
};

const measures =
  (withProofs: boolean): Writer =>
  ({ content }, language) => {
    const { sections } = documentWords(language);
    return {
      id: "mesures",
      title: withProofs ? sections.proofs : sections.measures,
      blocks: [{ kind: "measures", measures: content.measures, withProofs }],
    };
  };

const architecture: Writer = ({ version, content }, language) => {
  const words = documentWords(language);
  const facts = content.measures.filter(({ theme }) => theme === "operation");
  return {
    id: "architecture",
    title: words.texts.architecture,
    blocks: [
      ...buildTextBlocks(version, "architecture", language),
      buildHeadingBlock(words.sections.facts),
      { kind: "list", items: [content.hostingProvider, ...facts.map((one) => one.text[language])] },
    ],
  };
};

/** Of an impact assessment: the three of the CNIL's method, those of people; of a security file, all. */
const ofPeople: readonly string[] = ["illegitimate_access", "unwanted_change", "disappearance"];

const risks: Writer = ({ version, content }, language) => {
  const words = documentWords(language);
  const shown = content.risks.filter(
    ({ name }) => version.kind === "security_file" || ofPeople.includes(name),
  );
  return {
    id: "risques",
    title: words.sections.risks,
    blocks: [
      buildParagraphBlock(words.risk.method),
      ...shown.flatMap((risk) => buildRiskBlocks(risk, content, language)),
    ],
  };
};

function buildRiskBlocks(
  risk: Content["risks"][number],
  content: Content,
  language: Language,
): readonly Block[] {
  const words = documentWords(language).risk;
  const missing = content.measures.filter(({ key }) => risk.open.includes(key));
  return [
    buildHeadingBlock(risk.title[language]),
    {
      kind: "facts",
      rows: [
        [words.severity, levelNames[risk.severity][language]],
        [words.likelihood, levelNames[risk.likelihood][language]],
        [words.sources, risk.sources[language]],
        [words.threats, risk.threats[language]],
        [words.impacts, risk.impacts[language]],
        [words.answers, words.answered(risk.answeredBy.length)],
        [words.open, missing.map((one) => one.text[language]).join(" ") || documentWords(language).none],
      ],
    },
  ];
}

const open: Writer = ({ content }, language) => {
  const words = documentWords(language);
  const missing = content.measures.flatMap(({ todo }) => (todo ? [todo[language]] : []));
  return {
    id: "ouvert",
    title: words.sections.open,
    blocks: [
      buildHeadingBlock(words.openMeasures),
      missing.length === 0 ? buildParagraphBlock(words.openNone) : { kind: "list", items: missing },
      buildHeadingBlock(words.limits),
      { kind: "list", items: content.limits.map((one) => one[language]) },
    ],
  };
};

const judged: Writer = ({ version: { kind, opinion, decision } }, language) => {
  const words = documentWords(language);
  const day = (on: string) => formatPlainDate(on, language);
  const said = (name: string, on: string, text: string): readonly Block[] => [
    buildParagraphBlock(words.on(name, day(on))),
    ...(text === "" ? [] : text.split(/\r?\n/).map(buildParagraphBlock)),
  ];
  return {
    id: "decision",
    title: words.sections.judged,
    blocks: [
      buildHeadingBlock(kind === "impact_assessment" ? words.officerOpinion : words.commissionOpinion),
      ...(opinion
        ? said(words.opinions[opinion.said], opinion.on, opinion.words)
        : [buildParagraphBlock(words.noOpinion)]),
      buildHeadingBlock(words.decisionTitle),
      ...(decision
        ? [
            ...said(words.decisions[decision.said], decision.on, decision.words),
            { kind: "facts", rows: [[words.facts.signatory, decision.signatory]] } as const,
          ]
        : [buildParagraphBlock(words.noDecision)]),
      ...(decision?.validUntil ? [buildParagraphBlock(words.attestsUntil(day(decision.validUntil)))] : []),
    ],
  };
};

const assessment: readonly Writer[] = [
  text("context"),
  processing,
  clocks,
  proportion,
  measures(false),
  risks,
  text("appreciation"),
  open,
  text("people"),
  text("actions"),
  judged,
];

const securityFile: readonly Writer[] = [
  text("perimeter"),
  text("stakes"),
  text("needs"),
  architecture,
  measures(true),
  risks,
  text("accepted"),
  open,
  text("actions"),
  judged,
];
