import { Button, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { dismissFileProblems, type FileProblem, lineWords } from "../../../modules/sources/index.ts";
import { readForm, seeOther, textOf, type Visit } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { settleWords } from "./settle-words.ts";

interface FileLinesProps {
  readonly visit: Visit;
  readonly problems: readonly FileProblem[];
}

/** Lines of an answer that are about no question: one table a file, dealt with together. */
export function FileLines({ visit, problems }: FileLinesProps) {
  const files = [...Map.groupBy(problems, ({ fileId }) => fileId)];
  const words = settleWords(visit.language);
  if (files.length === 0) return null;
  return (
    <Section id="lignes" title={words.lines} lead={words.linesLead}>
      {files.map(([fileId, lines]) => (
        <OneFile key={fileId} {...{ visit, fileId, lines }} />
      ))}
    </Section>
  );
}

interface OneFileProps {
  readonly visit: Visit;
  readonly fileId: string;
  readonly lines: readonly FileProblem[];
}

function OneFile({ visit: { brand, language, csrf }, fileId, lines }: OneFileProps) {
  const words = settleWords(language);
  const at = addresses(brand);
  return (
    <>
      <Table
        id={`lignes-${fileId}`}
        caption={words.lines}
        isTitled
        columns={[{ label: words.line, numeric: true }, { label: words.what }, { label: words.todo }]}
        rows={lines.map(({ line, code, personId }) => ({
          key: String(line),
          cells: [
            String(line),
            lineWords[code]?.says[language] ?? code,
            <span key="todo">
              {lineWords[code]?.todo[language]} {personId && <a href={at.sources(personId)}>{words.open}</a>}
            </span>,
          ],
        }))}
      />
      <Form
        action={at.fileLines}
        csrf={csrf()}
        hidden={{ fichier: fileId, jusqu_a: String(lines.at(-1)?.line ?? 0) }}
      >
        <Button variant="secondary">{words.seen}</Button>
      </Form>
    </>
  );
}

export async function dismissLines(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "source.settle");
  const { typed } = readForm(request);
  const fileId = textOf(typed, "fichier");
  const upTo = Number(textOf(typed, "jusqu_a"));
  if (!isUuid(fileId) || !Number.isSafeInteger(upTo) || upTo < 1) throw kernelErrors.error("request.invalid");
  await dismissFileProblems(context, { fileId: asId<"sourceFile">(fileId), upTo });
  return seeOther(reply, `${addresses(brand).toSettle}?lignes=oui`);
}
