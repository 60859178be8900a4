import { Button, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { closeFileProblems, type FileWithProblems, lineWords } from "../../../index.ts";
import { buildChoiceInputs, formatSettleHref, parseSettleChoice, type SettleChoice } from "./settle-query.ts";
import { settleWords } from "./settle-words.ts";

interface FileLinesProps {
  readonly visit: Visit;
  readonly choice: SettleChoice;
  readonly files: readonly FileWithProblems[];
}

/** Lines of an answer that are about no question: one table a file, dealt with together. */
export function FileLines({ visit, choice, files }: FileLinesProps) {
  const words = settleWords(visit.language);
  if (files.length === 0) return null;
  return (
    <Section id="lignes" title={words.lines} lead={words.linesLead}>
      {files
        .filter(({ shown }) => shown.length > 0)
        .map((file) => (
          <OneFile key={file.fileId} {...{ visit, choice, file }} />
        ))}
    </Section>
  );
}

interface OneFileProps {
  readonly visit: Visit;
  readonly choice: SettleChoice;
  readonly file: FileWithProblems;
}

function OneFile({ visit: { brand, language, csrf }, choice, file }: OneFileProps) {
  const words = settleWords(language);
  const at = buildDeskAddresses(brand);
  const { fileId, receivedOn, startedOn, lines, problems, shown } = file;
  const caption = words.file(plainDay(receivedOn, language), plainDay(startedOn, language));
  return (
    <>
      <Table
        id={`lignes-${fileId}`}
        caption={`${caption} ${words.linesOf(shown.length, problems, lines)}`}
        columns={[{ label: words.line, numeric: true }, { label: words.what }, { label: words.todo }]}
        rows={shown.map(({ line, code, personId }) => ({
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
        hidden={{ ...buildChoiceInputs(choice), fichier: fileId, jusqu_a: String(shown.at(-1)?.line ?? 0) }}
      >
        <Button variant="secondary">{words.seen(shown.length)}</Button>
      </Form>
    </>
  );
}

export async function submitDismissedLines(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "source.settle");
  const { typed } = readForm(request);
  const fileId = getTypedText(typed, "fichier");
  const upTo = Number(getTypedText(typed, "jusqu_a"));
  if (!isUuid(fileId) || !Number.isSafeInteger(upTo) || upTo < 1) throw kernelErrors.error("request.invalid");
  await closeFileProblems(context, { fileId: parseId<"sourceFile">(fileId), upTo });
  const choice = parseSettleChoice(getTypedText(typed, "nature"), getTypedText(typed, "page"));
  return sendSeeOther(reply, formatSettleHref(buildDeskAddresses(brand).toSettle, choice, { lignes: "oui" }));
}
