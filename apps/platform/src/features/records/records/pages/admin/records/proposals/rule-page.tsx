import {
  Alert,
  Button,
  ButtonGroup,
  EmptyState,
  Form,
  LinkButton,
  Pagination,
  Progress,
  Section,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { adminPage, under } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { longInstant } from "../../../../../../../frames/common/dates/dates.ts";
import { longDate } from "../../../../../../../kernel/civil-date.ts";
import { asId, isUuid } from "../../../../../../../kernel/ids.ts";
import { readForm, seeOther, textOf, type Visit } from "../../../../../../../web/index.ts";
import {
  findRule,
  listMerges,
  listSaidApart,
  listSure,
  nameIn,
  type PairRead,
  type Proposal,
  type RuleRun,
  type RuleRunId,
  startRule,
} from "../../../../index.ts";
import { DECISIONS, PROPOSALS, RULE } from "./paths.ts";
import { proposalWords } from "./proposal-words.ts";
import { ProposalTable, pageAsked } from "./proposals-page.tsx";
import { Merges } from "./record-page.tsx";

/** What the rule would do, all of it, before it does; then how far it is. */
export async function showRule(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = proposalWords(language);
  const { run, sure } = await context.transaction(async (tx) => {
    const last = await findRule(tx, context);
    const isRunning = last !== undefined && last.doneAt === undefined;
    return { run: last, sure: isRunning ? undefined : await listSure(tx, context) };
  });
  return adminPage(
    reply,
    { title: words.ruleTitle, place: "proposals", width: "wide", above: [] },
    <>
      <h1>{words.ruleTitle}</h1>
      {run && <Followed {...{ run, visit }} />}
      {sure && <Sure {...{ sure, visit }} />}
    </>,
  );
}

function Followed({ run, visit: { brand, language } }: { readonly run: RuleRun; readonly visit: Visit }) {
  const words = proposalWords(language);
  const { pairs, looked, merged, doneAt } = run;
  if (doneAt)
    return (
      <Alert tone={merged > 0 ? "success" : "info"} title={words.merged(merged)}>
        <p>
          {words.ruleDone(pairs, longInstant(doneAt, language))} {merged < pairs && words.ruleLeft}
        </p>
      </Alert>
    );
  return (
    <>
      <p class="ar-lead">{words.ruleRunning}</p>
      <Progress
        id="avancement"
        label={words.ruleProgress}
        value={looked}
        max={pairs}
        text={words.ruleProgressText(looked, pairs)}
      />
      <ButtonGroup>
        <LinkButton href={under(brand, RULE)} icon="refresh-cw">
          {words.refresh}
        </LinkButton>
        <Back {...{ brand, language }} />
      </ButtonGroup>
    </>
  );
}

const Back = ({ brand, language }: Pick<Visit, "brand" | "language">) => (
  <LinkButton variant="secondary" href={under(brand, PROPOSALS)}>
    {proposalWords(language).back}
  </LinkButton>
);

function Sure({ sure, visit }: { readonly sure: readonly Proposal[]; readonly visit: Visit }) {
  const { brand, language, csrf, context } = visit;
  const words = proposalWords(language);
  const back = <Back {...{ brand, language }} />;
  if (sure.length === 0)
    return (
      <EmptyState title={words.ruleNone} icon="users" action={back}>
        <p>{words.ruleNoneText}</p>
      </EmptyState>
    );
  return (
    <>
      <p class="ar-lead">{words.ruleLead}</p>
      <ProposalTable id="surs" proposals={sure} visit={visit} />
      <Form
        action={under(brand, RULE)}
        csrf={csrf()}
        hidden={{
          id: context.newId<string>(),
          lus: sure.map(({ id, revision }) => `${id}:${revision}`).join(","),
        }}
      >
        <ButtonGroup>
          <Button>{words.ruleGo(sure.length)}</Button>
          {back}
        </ButtonGroup>
      </Form>
    </>
  );
}

export async function followRule(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const asked = textOf(typed, "id");
  const id = isUuid(asked) ? asId<"ruleRun">(asked) : context.newId<RuleRunId>();
  const read = textOf(typed, "lus")
    .split(",")
    .flatMap((one): PairRead[] => {
      const [pair = "", revision = ""] = one.split(":");
      return isUuid(pair) ? [{ id: asId<"proposal">(pair), revision }] : [];
    });
  await startRule(context, { id, read });
  return seeOther(reply, under(brand, RULE));
}

/** The last merges, undone or not, and those said to be two people: each with its way back. */
export async function showDecisions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = proposalWords(language);
  const { merges, said } = await context.transaction(async (tx) => ({
    merges: await listMerges(tx, context),
    said: await listSaidApart(tx, context, pageAsked(request)),
  }));
  return adminPage(
    reply,
    { title: words.decisions, place: "proposals", width: "wide", above: [] },
    <>
      <h1>{words.decisions}</h1>
      <p class="ar-lead">{words.decisionsLead}</p>
      <Section id="reunions" title={words.merges}>
        {merges.length === 0 ? (
          <p>{words.noMerges}</p>
        ) : (
          <Merges
            visit={visit}
            merges={merges.map((merge) => ({
              ...merge,
              names: merge.sources
                .map(({ fields, establishment }) => `${nameIn(fields)} (${establishment})`)
                .join(", "),
            }))}
          />
        )}
      </Section>
      <Section id="differentes" title={words.apart}>
        {said.apart.length === 0 ? (
          <p>{words.noApart}</p>
        ) : (
          <ul class="ar-desk-list">
            {said.apart.map(({ id, saidOn, sides }) => (
              <li key={id}>
                {sides.join(" / ")}
                <span class="ar-desk-number">{words.apartOn(longDate(saidOn, language))}</span>
                <Form action={under(brand, `${PROPOSALS}/differentes/${id}`)} csrf={csrf()}>
                  <Button variant="secondary">
                    {words.forget}
                    <span class="ds-sr-only"> ({sides.join(" / ")})</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        {said.pages > 1 && (
          <Pagination
            current={said.page}
            total={said.pages}
            hrefOf={(wanted) => `${under(brand, DECISIONS)}?page=${wanted}`}
          />
        )}
      </Section>
    </>,
  );
}
