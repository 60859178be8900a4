import { Alert, EmptyState, Pagination } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, nameElements, readPeopleElements } from "../../../../../identity/identity/index.ts";
import { applySettlement, listFileProblems, listToSettle, requireQuestion } from "../../../index.ts";
import { FileLines } from "./file-lines.tsx";
import { GapFilters } from "./gap-filters.tsx";
import { buildReasonField, OneDifference } from "./one-difference.tsx";
import { formatSettleHref, parseSettleChoice, type SettleChoice } from "./settle-query.ts";
import { settleWords } from "./settle-words.ts";

interface Refused {
  readonly id: string;
  readonly choice: SettleChoice;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/**
 * The work list: how many of each kind, then one section a difference, the oldest first; lines of files at
 * its end.
 */
export async function showToSettle(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const words = settleWords(language);
  const wished =
    refused?.choice ?? parseSettleChoice(getQueryText(request, "nature"), getQueryText(request, "page"));
  const { list, files, nameOf } = await readList(visit, wished);
  const choice = { ...wished, page: list.page };
  const questions = choice.kind === "lines" ? [] : list.questions;
  const lines = files.reduce((sum, { problems }) => sum + problems, 0);
  const isEnd = choice.kind === "lines" || (choice.kind === undefined && list.page >= list.pages);
  const isEmpty = questions.length === 0 && (!isEnd || lines === 0);
  return sendDeskPage(
    reply,
    {
      title: words.title,
      place: "people",
      width: "task",
      ...(refused ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={refused?.errors ?? []} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {!refused && <Told {...{ request, visit }} />}
      {list.counts.length + lines > 0 && <GapFilters {...{ visit, choice, lines }} counts={list.counts} />}
      {isEmpty && (
        <EmptyState title={choice.kind === undefined ? words.none : words.noneOfKind} icon="circle-check">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {questions.map((question) => (
        <OneDifference
          key={question.id}
          {...{ visit, choice, question }}
          name={nameOf(question.personId)}
          typed={refused?.id === question.id ? refused.typed : new Map()}
          errors={refused?.id === question.id ? refused.errors : []}
        />
      ))}
      {choice.kind !== "lines" && (
        <Pagination
          current={list.page}
          total={list.pages}
          hrefOf={(page) => formatSettleHref(buildDeskAddresses(brand).toSettle, { ...choice, page })}
        />
      )}
      {isEnd && <FileLines {...{ visit, files, choice }} />}
    </>,
  );
}

async function readList({ context, language }: Visit, { kind, page }: SettleChoice) {
  const files = await listFileProblems(context);
  const list = await listToSettle(context, {
    page,
    ...(kind === "lines" ? { limit: 0 } : { gap: kind }),
  });
  const ids = list.questions.map(({ personId }) => personId);
  const names = await readPeopleElements(context, ids, nameElements);
  const nameOf = (id: PersonId) => formatNameInUse(names.get(id) ?? []) || deskCommonWords(language).unnamed;
  return { list, files, nameOf };
}

function Told({ request, visit }: { readonly request: FastifyRequest; readonly visit: Visit }) {
  const words = settleWords(visit.language);
  if (getQueryText(request, "lignes") !== "") return <Alert tone="success" title={words.linesDone} />;
  if (getQueryText(request, "regle") === "") return null;
  return (
    <Alert tone="success" title={words.done}>
      <p>{words.doneText}</p>
    </Alert>
  );
}

export async function submitSettlement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parsePathId<"sourceQuestion">(request, "question");
  requireCapability(context, "source.settle");
  await requireQuestion(context, id);
  const form = readForm(request);
  const { typed } = form;
  const choice = parseSettleChoice(getTypedText(typed, "nature"), getTypedText(typed, "page"));
  const field = buildReasonField(id);
  const { answers, errors } = parseFields([field], form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showToSettle(request, reply, { id, choice, typed, errors });
  const decision = (["applied", "kept"] as const).find((one) => one === getTypedText(typed, "decision"));
  if (!decision) throw kernelErrors.error("request.invalid");
  await applySettlement(context, { id, decision, reason: findTextAnswer(answers, field.name) ?? "" });
  return sendSeeOther(reply, formatSettleHref(buildDeskAddresses(brand).toSettle, choice, { regle: "oui" }));
}
