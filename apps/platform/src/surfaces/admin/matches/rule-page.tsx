import { Button, ButtonGroup, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { longDate } from "../../../kernel/civil-date.ts";
import {
  isPerson,
  listMerges,
  listSaidApart,
  listSure,
  mergeSure,
  nameIn,
} from "../../../modules/records/index.ts";
import { readForm, seeOther, textOf } from "../../../web/index.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { ProposalTable } from "./list-page.tsx";
import { matchWords } from "./match-words.ts";
import { MATCHES } from "./paths.ts";
import { Merges } from "./record-page.tsx";

/** What the rule would do, all of it, before it does. */
export async function showRule(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = matchWords(language);
  const sure = await context.transaction((tx) => listSure(tx, context));
  const back = (
    <LinkButton variant="secondary" href={under(brand, MATCHES)}>
      {words.back}
    </LinkButton>
  );
  return adminPage(
    reply,
    { title: words.ruleTitle, place: "matches", width: "wide", above: [] },
    <>
      <h1>{words.ruleTitle}</h1>
      <p class="ar-lead">{words.ruleLead}</p>
      {sure.length === 0 ? (
        <EmptyState title={words.ruleNone} icon="users" action={back}>
          <p>{words.ruleNoneText}</p>
        </EmptyState>
      ) : (
        <>
          <ProposalTable id="surs" proposals={sure} visit={visit} />
          <Form
            action={under(brand, `${MATCHES}/regle`)}
            csrf={csrf()}
            hidden={{ lus: sure.map(({ id }) => id).join(",") }}
          >
            <ButtonGroup>
              <Button>{words.ruleGo(sure.length)}</Button>
              {back}
            </ButtonGroup>
          </Form>
        </>
      )}
    </>,
  );
}

export async function followRule(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const ids = textOf(readForm(request).typed, "lus").split(",");
  const merged = await mergeSure(context, ids);
  return seeOther(reply, `${under(brand, MATCHES)}?fait=${merged}`);
}

/** The last merges, undone or not, and those said to be two people: each with its way back. */
export async function showDecisions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = matchWords(language);
  const { merges, apart } = await context.transaction(async (tx) => ({
    merges: await listMerges(tx, context),
    apart: await listSaidApart(tx, context),
  }));
  return adminPage(
    reply,
    { title: words.decisions, place: "matches", width: "wide", above: [] },
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
                .map((source) => `${nameIn(source.fields)} (${isPerson(source) ? "" : source.establishment})`)
                .join(", "),
            }))}
          />
        )}
      </Section>
      <Section id="differentes" title={words.apart}>
        {apart.length === 0 ? (
          <p>{words.noApart}</p>
        ) : (
          <ul class="ar-desk-list">
            {apart.map(({ id, saidOn, sides }) => (
              <li key={id}>
                {sides.join(" / ")}
                <span class="ar-desk-number">{words.apartOn(longDate(saidOn, language))}</span>
                <Form action={under(brand, `${MATCHES}/differentes/${id}`)} csrf={csrf()}>
                  <Button variant="secondary">
                    {words.forget}
                    <span class="ds-sr-only"> ({sides.join(" / ")})</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>,
  );
}
