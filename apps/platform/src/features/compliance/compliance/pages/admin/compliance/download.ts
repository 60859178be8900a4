import type { FastifyReply, FastifyRequest } from "fastify";
import { measureWords } from "../../../../../../frames/admin/common/measure-words.ts";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { type PdfPart, writeTaggedPdf } from "../../../../../../web/index.ts";
import type { VersionRead } from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";
import { documentWords } from "./document-words.ts";
import { formatFileName } from "./paths.ts";
import { type Block, buildDocumentSections } from "./sections.ts";
import { readAsked } from "./version-page.tsx";

/** To be read, printed, signed: tagged, in the reader's language. */
export async function sendVersionPdf(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, brand, context } = request.ardeco;
  const read = await readAsked(request);
  const { version, content } = read;
  const words = documentWords(language);
  const name = complianceWords(language).names[version.kind];
  const title = (version.frozen ? words.title : words.draftTitle)(name, version.number);
  const pdf = await writeTaggedPdf({
    title,
    author: content.authority,
    language,
    at: version.frozen?.at ?? context.now(),
    parts: [
      ...toPdfHeading(read, language),
      ...buildChangeParts(read, language),
      ...buildDocumentSections(read, language).flatMap((section): readonly PdfPart[] => [
        { kind: "heading", level: 2, text: section.title },
        ...section.blocks.flatMap((block) => toPdfParts(block, language)),
      ]),
    ],
  });
  return sendPdf(reply, `${formatFileName(brand.slug, version)}.pdf`, pdf);
}

const toPdfParagraph = (text: string): PdfPart => ({ kind: "paragraph", text });
const formatTermName = (term: string, language: Language): string =>
  `${term}${language === "fr" ? "\u00a0:" : ":"}`;

function toPdfHeading({ version, content }: VersionRead, language: Language): readonly PdfPart[] {
  const { facts, broken } = documentWords(language);
  const { frozen } = version;
  const rows: (readonly [string, string])[] = [
    [formatTermName(facts.authority, language), content.authority],
    [formatTermName(facts.state, language), complianceWords(language).states[version.state]],
    ...(frozen
      ? ([
          [formatTermName(facts.frozen, language), formatLongInstant(frozen.at, language)],
          [formatTermName(facts.hash, language), frozen.hash],
        ] as const)
      : []),
  ];
  return [{ kind: "facts", rows }, ...(frozen && !frozen.isIntact ? [toPdfParagraph(broken)] : [])];
}

function buildChangeParts({ former, changes }: VersionRead, language: Language): readonly PdfPart[] {
  if (!former) return [];
  const words = complianceWords(language);
  return [
    { kind: "heading", level: 2, text: words.changedSince(former.number) },
    changes.length === 0
      ? toPdfParagraph(words.changedNone)
      : { kind: "list", items: changes.map((one) => one[language]) },
  ];
}

function toPdfParts(block: Block, language: Language): readonly PdfPart[] {
  const words = measureWords(language);
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", level: 3, text: block.text }];
    case "paragraph":
    case "list":
      return [block];
    case "facts":
      return [
        { kind: "facts", rows: block.rows.map(([term, value]) => [formatTermName(term, language), value]) },
      ];
    case "measures":
      return [...new Set(block.measures.map(({ theme }) => theme))].flatMap((theme): readonly PdfPart[] => {
        const mine = block.measures.filter((one) => one.theme === theme);
        const items = mine.flatMap(({ state, text, proofs }) => [
          `${words.states[state]}${language === "fr" ? "\u00a0:" : ":"} ${text[language]}`,
          ...(block.withProofs ? proofs.map(words.proof) : []),
        ]);
        return [
          { kind: "heading", level: 3, text: mine[0]?.themeName[language] ?? theme },
          { kind: "list", items },
        ];
      });
  }
}

/**
 * What is shown on the door: who decided, until when, on which file. Only of a security file that was
 * accepted.
 */
export async function sendAttestation(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, brand } = request.ardeco;
  const { version, content } = await readAsked(request);
  const { kind, decision, frozen, number } = version;
  if (kind !== "security_file" || !decision?.validUntil || !frozen)
    throw kernelErrors.error("request.not_found");
  const words = documentWords(language);
  const day = (on: string) => formatPlainDate(on, language);
  const pdf = await writeTaggedPdf({
    title: words.attestation,
    author: content.authority,
    language,
    at: frozen.at,
    parts: [
      toPdfParagraph(words.attests(content.authority, decision.signatory, day(decision.on))),
      toPdfParagraph(words.attestsUntil(day(decision.validUntil))),
      ...(decision.words === ""
        ? []
        : ([
            { kind: "heading", level: 2, text: words.attestsConditions },
            ...decision.words.split(/\r?\n/).map(toPdfParagraph),
          ] satisfies readonly PdfPart[])),
      toPdfParagraph(words.attestsLaw),
      toPdfParagraph(words.attestsHash(number, frozen.hash)),
    ],
  });
  return sendPdf(reply, `${formatFileName(brand.slug, version)}-attestation.pdf`, pdf);
}

const sendPdf = (reply: FastifyReply, name: string, pdf: Buffer): FastifyReply =>
  reply.header("content-disposition", `attachment; filename="${name}"`).type("application/pdf").send(pdf);

/** For a program: everything that was frozen, with what its hash is taken of. */
export async function sendVersionJson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, context } = request.ardeco;
  const { version, content, former, changes } = await readAsked(request);
  const { kind, number, state, texts, frozen, opinion, decision } = version;
  return reply
    .header("content-disposition", `attachment; filename="${formatFileName(brand.slug, version)}.json"`)
    .type("application/json; charset=utf-8")
    .send({
      authority: context.authorityId,
      kind,
      number,
      state,
      at: (frozen?.at ?? context.now()).toISOString(),
      readOn: toCivilDate(context.now()),
      ...(frozen ? { sha256: frozen.hash, intact: frozen.isIntact } : {}),
      texts,
      content,
      ...(former ? { since: former.number, changes } : {}),
      ...(opinion ? { opinion } : {}),
      ...(decision ? { decision } : {}),
    });
}
