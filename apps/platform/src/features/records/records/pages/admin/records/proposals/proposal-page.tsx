import { Alert, Button, ButtonGroup, Form, LinkButton, RadioGroup, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../../kernel/context.ts";
import type { AppError } from "../../../../../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../../kernel/recover-refusal.ts";
import {
  parsePathId,
  readForm,
  sendSeeOther,
  type TypedValues,
  getTypedText as typedText,
  type Visit,
} from "../../../../../../../web/index.ts";
import {
  acceptProposal,
  type FieldName,
  fields,
  formatHistoryLine,
  getProposal,
  isPerson,
  type PersonSide,
  type Proposal,
  type ProposalId,
  recordsErrors,
  rejectProposal,
  type SourceView,
} from "../../../../index.ts";
import { DECISIONS, formatProposalPath, PROPOSALS, recordPath } from "./paths.ts";
import { formatFieldLabel, proposalWords } from "./proposal-words.ts";
import { tones } from "./proposals-page.tsx";
import { formatFieldText, formatSideName, formatSideOrigins } from "./sides.ts";

/** @param changed what was decided was of values read before */
export async function showProposal(
  request: FastifyRequest,
  reply: FastifyReply,
  changed?: AppError,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = proposalWords(language);
  const id: ProposalId = parsePathId<"proposal">(request, "proposal");
  const proposal = await findShownProposal(context, id);
  if (!proposal) return showProposalGone(reply);
  const { left, right, likelihood, decided, conflicts } = proposal;
  const isChosen = decided === "waiting" && !isPerson(right) && conflicts.length > 0;
  if (decided === "one")
    return sendSeeOther(reply, `${formatAdminPath(visit.brand, recordPath(left.id))}?fait=deja`);
  const title = words.one([...new Set([formatSideName(left), formatSideName(right)])].join(", "));
  return sendAdminPage(
    reply,
    { title, place: "proposals", width: "wide", above: [], ...(changed ? { status: changed.status } : {}) },
    <>
      {changed && <Changed language={language} />}
      <div class="ar-desk-title">
        <h1>{title}</h1>
        <Tag tone={tones[likelihood]}>{words.likelihood[likelihood]}</Tag>
      </div>
      {isChosen && <p class="ar-lead">{words.oneLead}</p>}
      <Section id="raisons" title={words.agree}>
        <ul>
          {proposal.reasons[language].map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Section>
      <Section id="cote-a-cote" title={words.sides}>
        <SideBySide {...{ proposal, visit }} />
      </Section>
      {decided === "apart" ? <DistinctRecordsNotice visit={visit} /> : <Decide {...{ proposal, visit }} />}
    </>,
  );
}

function Changed({ language }: Pick<Visit, "language">) {
  const said = recordsErrors.definitions["records.changed_meanwhile"];
  return (
    <Alert tone="warning" title={said[language]}>
      <p>{said.todo?.[language]}</p>
    </Alert>
  );
}

/** Undefined when it is proposed no more. */
const findShownProposal = (context: Context, id: ProposalId) =>
  recoverRefusal(
    gone,
    () => getProposal(context, id),
    () => undefined,
  );

const gone = listCodes(recordsErrors, "records.unknown_proposal");

/** An address kept, or sent, of what the last comparison does not find any more. */
function showProposalGone(reply: FastifyReply): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const { back } = proposalWords(language);
  const { status, ...said } = recordsErrors.definitions["records.unknown_proposal"];
  return sendAdminPage(
    reply,
    { title: said[language], place: "proposals", width: "task", above: [], status },
    <>
      <h1>{said[language]}</h1>
      <p class="ar-lead">{said.todo?.[language]}</p>
      <LinkButton href={formatAdminPath(brand, PROPOSALS)}>{back}</LinkButton>
    </>,
  );
}

function DistinctRecordsNotice({ visit: { brand, language } }: { readonly visit: Visit }) {
  const { apartAlready, decisions } = proposalWords(language);
  return (
    <Alert tone="info" title={apartAlready}>
      <p>
        <a href={formatAdminPath(brand, DECISIONS)}>{decisions}</a>
      </p>
    </Alert>
  );
}

interface Props {
  readonly proposal: Proposal;
  readonly visit: Visit;
}

function SideBySide({ proposal: { left, right, conflicts }, visit: { language } }: Props) {
  const words = proposalWords(language);
  const both = [left, right];
  const said = fields.filter((field) => both.some((side) => side.fields[field] !== undefined));
  const cell = (side: SourceView | PersonSide, field: FieldName) => {
    const text = side.fields[field];
    if (text === undefined) return words.nothing;
    const shown = formatFieldText(field, text, language);
    return conflicts.includes(field) ? <mark>{shown}</mark> : shown;
  };
  const history = (side: SourceView | PersonSide) => {
    if (isPerson(side) || side.history.length === 0) return words.nothing;
    return (
      <ul>
        {side.history.map(({ on, ...line }, at) => (
          <li key={at}>
            {formatHistoryLine(line)}
            {on !== undefined && `, ${formatPlainDate(on, language)}`}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <Table
      id="deux"
      caption={words.sides}
      isTitled
      columns={[
        { label: words.field },
        ...formatSideOrigins(left, right, language).map((label) => ({ label })),
      ]}
      rows={[
        ...said.map((field) => ({
          key: field,
          cells: [formatFieldLabel(field, language), ...both.map((side) => cell(side, field))],
        })),
        {
          key: "number",
          cells: [words.number, ...both.map((side) => (isPerson(side) ? words.nothing : side.number))],
        },
        { key: "history", cells: [words.history, ...both.map(history)] },
      ]}
    />
  );
}

/** Between two establishments, who speaks where they differ; a person's own information never changes. */
function Decide({ proposal, visit }: Props) {
  const { brand, language, csrf } = visit;
  const words = proposalWords(language);
  const { id, left, right, conflicts, revision } = proposal;
  return (
    <Form action={formatAdminPath(brand, formatProposalPath(id))} csrf={csrf()} hidden={{ lues: revision }}>
      {isPerson(right) ? (
        <p>{words.validatedNote}</p>
      ) : (
        conflicts.map((field) => (
          <RadioGroup
            key={field}
            name={field}
            label={words.choose(formatFieldLabel(field, language))}
            value={right.seenOn > left.seenOn ? right.id : left.id}
            choices={[left, right].map((side, at) => ({
              value: side.id,
              label: formatFieldText(field, side.fields[field] ?? "", language),
              hint: formatSideOrigins(left, right, language)[at] ?? "",
            }))}
          />
        ))
      )}
      <ButtonGroup>
        <Button name="geste" value="reunir">
          {words.join}
        </Button>
        <Button name="geste" value="distinctes" variant="secondary">
          {words.differ}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

export async function handleProposalDecision(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const id: ProposalId = parsePathId<"proposal">(request, "proposal");
  const read = { id, revision: typedText(typed, "lues") };
  const decide = async () => {
    if (typedText(typed, "geste") === "distinctes") {
      await rejectProposal(context, read);
      return sendSeeOther(reply, `${formatAdminPath(brand, PROPOSALS)}?fait=distinctes`);
    }
    const source = await acceptProposal(context, { ...read, choices: parseFieldChoices(typed) });
    return sendSeeOther(reply, `${formatAdminPath(brand, recordPath(source))}?fait=reunies`);
  };
  return recoverRefusal(
    listCodes(recordsErrors, "records.changed_meanwhile"),
    () => recoverRefusal(gone, decide, () => showProposalGone(reply)),
    (changed) => showProposal(request, reply, changed),
  );
}

const parseFieldChoices = (typed: TypedValues) =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const chosen = typedText(typed, field);
      return chosen === "" ? [] : [[field, chosen]];
    }),
  );
