import {
  documentKinds,
  elementDefinition,
  formatElement,
  isDocumentKind,
  legalBases,
} from "@ardeco/contracts";
import { formatShortInstant, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { isEndless, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type PdfPart, writeTaggedPdf } from "../../../../../../web/index.ts";
import { listRetentionClocks } from "../../../../../compliance/people/index.ts";
import type { Element } from "../../../../../identity/identity/index.ts";
import type { Holding } from "../../../index.ts";
import type { Dossier } from "./dossier.ts";
import { buildEverythingParts } from "./dossier-everything.ts";
import { dossierWords } from "./dossier-words.ts";
import { formatActor } from "./plain-text.ts";
import { formatCode } from "./take-out-labels.ts";

/** What is printed of the journal: the rest is in the file. */
const LINES = 300;

/** To be read, printed, handed over: tagged, in the reader's language. */
export async function buildDossierPdf(dossier: Dossier, language: Language): Promise<Buffer> {
  const words = dossierWords(language);
  return writeTaggedPdf({
    title: words.title(dossier.authority.name),
    author: dossier.authority.name,
    language,
    at: dossier.at,
    parts: [
      ...buildOpeningParts(dossier, language),
      ...buildElementParts(dossier, language),
      { kind: "heading", level: 2, text: words.services },
      ...(dossier.holdings.length === 0
        ? [buildParagraph(words.none)]
        : [
            buildParagraph(words.servicesLead),
            ...dossier.holdings.flatMap((one) => buildHoldingParts(one, language)),
          ]),
      { kind: "heading", level: 2, text: words.clocks },
      {
        kind: "facts",
        rows: listRetentionClocks(dossier.inactiveMonths).map(({ what, kept, why }) => [
          `${what[language]}${language === "fr" ? "\u00a0:" : ":"}`,
          words.clock(kept[language], why[language]),
        ]),
      },
      ...buildDocumentParts(dossier, language),
      ...buildEverythingParts(dossier.everything, language),
      ...buildMessageParts(dossier, language),
      ...buildJournalParts(dossier, language),
      ...buildClosingParts(language),
    ],
  });
}

const buildParagraph = (text: string): PdfPart => ({ kind: "paragraph", text });
const list = (items: readonly string[], none: string): PdfPart =>
  items.length === 0 ? buildParagraph(none) : { kind: "list", items };

function buildOpeningParts({ authority, name, at }: Dossier, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  const rows: (readonly [string, string | undefined])[] = [
    [words.officer, authority.officer],
    [words.address, authority.postal || undefined],
    [words.phone, authority.phone],
    [words.site, authority.url],
  ];
  return [
    buildParagraph(words.about(name || words.unnamed, plainDay(toCivilDate(at), language))),
    buildParagraph(words.why),
    { kind: "heading", level: 2, text: words.controller },
    buildParagraph(authority.name),
    {
      kind: "facts",
      rows: rows.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const])),
    },
  ];
}

function buildElementParts({ elements }: Dossier, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  return [
    { kind: "heading", level: 2, text: words.elements },
    list(
      elements.map(({ name, value, state, validUntil, provenance }) =>
        [
          `${elementDefinition(name).label[language]}${language === "fr" ? " : " : ": "}` +
            `${formatElement(name, value, language) || "–"}`,
          `${words.state} ${words.states[state]}`,
          `${words.source} ${formatElementOrigin(provenance, language)}`,
          ...(validUntil && !isEndless(validUntil)
            ? [`${words.until} ${plainDay(validUntil, language)}`]
            : []),
        ].join(". "),
      ),
      words.none,
    ),
  ];
}

/** How, by whom, when: what one of them already says is not said again. */
function formatElementOrigin({ by, method, at }: Element["provenance"], language: Language): string {
  const how = formatCode(method, language);
  const who = by && (by.label ?? formatCode(by.kind, language));
  const said = who === undefined || how.toLowerCase().includes(who.toLowerCase()) ? [how] : [how, who];
  return [...said, plainDay(toCivilDate(new Date(at)), language)].join(", ");
}

function buildHoldingParts(holding: Holding, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  const { title, providerName, since, until, items, kept } = holding;
  const day = (at: Date) => plainDay(toCivilDate(at), language);
  const labelOf = (code: string) => items.find((item) => item.code === code)?.label[language] ?? code;
  return [
    { kind: "heading", level: 3, text: `${title[language]} (${providerName})` },
    buildParagraph([words.since(day(since)), ...(until ? [words.ended(day(until))] : [])].join(" ")),
    list(
      [
        ...items.map(({ label, purpose, legalBasis, retentionDays }) =>
          words.item(label[language], purpose[language], legalBases[legalBasis][language], retentionDays),
        ),
        ...kept.map(({ code, law, until: last }) => words.kept(labelOf(code), plainDay(last, language), law)),
      ],
      words.none,
    ),
  ];
}

function buildDocumentParts({ documents }: Dossier, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  return [
    { kind: "heading", level: 2, text: words.documents },
    list(
      documents.map(({ kind, file, purgeOn }) =>
        [
          isDocumentKind(kind) ? documentKinds[kind][language] : kind,
          file,
          purgeOn && (file === undefined ? words.purgedOn : words.purgeOn)(plainDay(purgeOn, language)),
        ]
          .filter(Boolean)
          .join(", "),
      ),
      words.none,
    ),
  ];
}

function buildMessageParts({ messages }: Dossier, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  const line = ({ on, subject }: Dossier["messages"][number]) => `${plainDay(on, language)}. ${subject}`;
  return [{ kind: "heading", level: 2, text: words.messages }, list(messages.map(line), words.none)];
}

function buildJournalParts({ journal }: Dossier, language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  const shown = journal.slice(0, LINES);
  return [
    { kind: "heading", level: 2, text: words.journal },
    list(
      shown.map(({ at, by, text }) =>
        [formatShortInstant(at, language), text[language], formatActor(by, language)]
          .filter(Boolean)
          .join(" · "),
      ),
      words.none,
    ),
    ...(journal.length > LINES ? [buildParagraph(words.more(journal.length - LINES))] : []),
  ];
}

function buildClosingParts(language: Language): readonly PdfPart[] {
  const words = dossierWords(language);
  const texts = [words.rightsText, words.automated, words.transfer, words.cnil];
  return [{ kind: "heading", level: 2, text: words.rights }, ...texts.map(buildParagraph)];
}
