import { Button, ButtonGroup, Form, RadioGroup, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDate } from "../../../../kernel/civil-date.ts";
import {
  acceptProposal,
  type FieldName,
  fields,
  getProposal,
  isPerson,
  type PersonSide,
  type Proposal,
  type ProposalId,
  refuseProposal,
  type SourceView,
} from "../../../../modules/records/index.ts";
import { readForm, seeOther, textOf as typedText, type Visit } from "../../../../web/index.ts";
import { adminPage, under } from "../../common/admin-page.tsx";
import { pathId } from "../../common/path-id.ts";
import { PROPOSALS, proposalPath, recordPath } from "./paths.ts";
import { fieldLabel, likelihoodOf, proposalWords } from "./proposal-words.ts";
import { tones } from "./proposals-page.tsx";
import { nameOf, placesOf, textOf } from "./sides.ts";

export async function showProposal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = proposalWords(language);
  const id: ProposalId = pathId<"proposal">(request, "proposal");
  const proposal = await context.transaction((tx) => getProposal(tx, context, id));
  const { left, right, probability } = proposal;
  const title = words.one([...new Set([nameOf(left), nameOf(right)])].join(", "));
  const likely = likelihoodOf(probability);
  return adminPage(
    reply,
    { title, place: "proposals", width: "wide", above: [] },
    <>
      <div class="ar-desk-title">
        <h1>{title}</h1>
        <Tag tone={tones[likely]}>{words.likelihood[likely]}</Tag>
      </div>
      <p class="ar-lead">{words.oneLead}</p>
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
      <Decide {...{ proposal, visit }} />
    </>,
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
    const shown = textOf(field, text, language);
    return conflicts.includes(field) ? <mark>{shown}</mark> : shown;
  };
  const history = (side: SourceView | PersonSide) => {
    if (isPerson(side) || side.history.length === 0) return words.nothing;
    return (
      <ul>
        {side.history.map(({ on, what, text }, at) => (
          <li key={at}>
            {what}, {text}
            {on !== undefined && `, ${plainDate(on, language)}`}
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
      columns={[{ label: words.field }, ...placesOf(left, right, language).map((label) => ({ label }))]}
      rows={[
        ...said.map((field) => ({
          key: field,
          cells: [fieldLabel(field, language), ...both.map((side) => cell(side, field))],
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
  const { id, left, right, conflicts } = proposal;
  return (
    <Form action={under(brand, proposalPath(id))} csrf={csrf()}>
      {isPerson(right) ? (
        <p>{words.validatedNote}</p>
      ) : (
        conflicts.map((field) => (
          <RadioGroup
            key={field}
            name={field}
            label={words.choose(fieldLabel(field, language))}
            value={right.seenOn > left.seenOn ? right.id : left.id}
            choices={[left, right].map((side, at) => ({
              value: side.id,
              label: textOf(field, side.fields[field] ?? "", language),
              hint: placesOf(left, right, language)[at] ?? "",
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

export async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const id: ProposalId = pathId<"proposal">(request, "proposal");
  if (typedText(typed, "geste") === "distinctes") {
    await refuseProposal(context, id);
    return seeOther(reply, `${under(brand, PROPOSALS)}?fait=distinctes`);
  }
  const choices = Object.fromEntries(
    fields.flatMap((field) => {
      const chosen = typedText(typed, field);
      return chosen === "" ? [] : [[field, chosen]];
    }),
  );
  const source = await acceptProposal(context, { id, choices });
  return seeOther(reply, `${under(brand, recordPath(source))}?fait=reunies`);
}
