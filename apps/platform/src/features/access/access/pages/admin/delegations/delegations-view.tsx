import { Button, EmptyState, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FieldView, FormErrors, type TypedValues, type Visit } from "../../../../../../web/index.ts";
import type { Authority } from "../../../../../authorities/authorities/index.ts";
import type { Delegation } from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { buildDelegationFields } from "./delegation-fields.ts";
import { delegationWords } from "./delegation-words.ts";

interface DelegationsView {
  readonly given: readonly Delegation[];
  /** Those whose agents were lent access. */
  readonly others: readonly Authority[];
  /** Who they are, by delegation: an agent's name, or a desk's. */
  readonly takers: ReadonlyMap<string, { readonly agent?: string; readonly desk?: string }>;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export function showDelegations(reply: FastifyReply, view: DelegationsView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand, csrf } = visit;
  const words = delegationWords(language);
  const { given, typed = new Map(), errors = [] } = view;
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "delegations", width: "wide", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {given.length === 0 ? (
        <EmptyState title={words.empty} icon="handshake">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="delegations"
          caption={words.caption}
          isTitled
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={given.map((delegation) => renderDelegationRow(delegation, view, visit))}
        />
      )}
      <Section id="give" title={words.give}>
        <Form action={formatAdminPath(brand, adminPlaces.delegations.path)} csrf={csrf()}>
          {buildDelegationFields().map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button>{words.give}</Button>
        </Form>
      </Section>
    </>,
  );
}

function renderDelegationRow(delegation: Delegation, { others, takers }: DelegationsView, visit: Visit) {
  const { brand, language, context, csrf } = visit;
  const words = delegationWords(language);
  const { id, fromAuthorityId, role, reason, endsOn, revokedOn } = delegation;
  const lender = others.find((one) => one.id === fromAuthorityId)?.name ?? fromAuthorityId;
  const { agent, desk } = takers.get(id) ?? {};
  const over = revokedOn !== null || endsOn < toCivilDate(context.now());
  return {
    key: id,
    cells: [
      <div key="to">
        {desk === undefined ? (agent ?? words.agentGone) : words.team(desk)}
        <br />
        <span class="ar-hint">{lender}</span>
      </div>,
      roleNames[role][language],
      reason,
      formatLongDate(endsOn, language),
      over ? (
        words.revoked
      ) : (
        <Form
          key="end"
          action={formatAdminPath(brand, `${adminPlaces.delegations.path}/fin`)}
          csrf={csrf()}
          hidden={{ delegation: id }}
        >
          <Button variant="secondary">
            {words.revoke}
            <span class="ds-sr-only"> ({reason})</span>
          </Button>
        </Form>
      ),
    ],
  };
}
