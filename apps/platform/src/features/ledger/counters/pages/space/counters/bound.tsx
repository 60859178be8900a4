import { Button, Details, Form, TextField } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { getTypedText, readForm } from "../../../../../../web/index.ts";
import type { Bound, OwnAccount } from "../../../index.ts";
import { formatCounterAmount, formatTypedAmount } from "../../common/counters/amounts.ts";
import { boundWords } from "./bound-words.ts";

/** Each field bears its account: the page has several. */
export const formatBoundFieldNames = (accountId: string) =>
  ({ day: `jour-${accountId}`, week: `semaine-${accountId}` }) as const;

interface BoundProps {
  readonly account: OwnAccount;
  readonly bound: Bound | undefined;
  /** The reader's own, and no parent has authority over them any more. */
  readonly mayLift: boolean;
  readonly somebody: Somebody;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

/**
 * What bounds a child's counter, for whoever reads it; the form for a parent, where the town lets parents
 * bound.
 */
export function AccountBound({ account, bound, mayLift, somebody, request, errors }: BoundProps) {
  const { language } = request.ardeco;
  const { counter, shared } = account;
  const words = boundWords(language);
  const isParent = somebody.link === "parental_authority" || somebody.link === "guardianship";
  const isLiftable = bound !== undefined && mayLift;
  if (counter.parentsBound !== true || shared) return null;
  return (
    <>
      {bound && <p>{words.bounded(formatBoundParts(bound, account, language))}</p>}
      {isLiftable && <LiftForm account={account} request={request} />}
      {isParent && counter.closedOn === null && (
        <BoundForm {...{ account, bound, mayLift, somebody, request, errors }} />
      )}
    </>
  );
}

/** Of age, whoever was bounded lifts what a parent left: both amounts empty. */
function LiftForm({ account, request }: Pick<BoundProps, "account" | "request">) {
  const { brand, language, csrf } = request.ardeco;
  const words = boundWords(language);
  return (
    <Form action={buildSpaceAddresses(brand).bound} csrf={csrf()} hidden={{ compte: account.accountId }}>
      <p>{words.liftText}</p>
      <Button variant="secondary">
        {words.lift}
        <span class="ds-sr-only"> ({account.counter.name[language]})</span>
      </Button>
    </Form>
  );
}

function formatBoundParts(
  { dayMost, weekMost }: Bound,
  { counter }: OwnAccount,
  language: Language,
): readonly string[] {
  const words = boundWords(language);
  const said = (amount: number) => formatCounterAmount(amount, counter.unit, language);
  return [
    ...(dayMost === null ? [] : [words.aDay(said(dayMost))]),
    ...(weekMost === null ? [] : [words.aWeek(said(weekMost))]),
  ];
}

function BoundForm({ account, bound, somebody, request, errors }: BoundProps) {
  const { brand, language, csrf } = request.ardeco;
  const { typed } = readForm(request);
  const words = boundWords(language);
  const { accountId, counter } = account;
  const fields = formatBoundFieldNames(accountId);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const isRefused = errorOf(fields.day) !== undefined || errorOf(fields.week) !== undefined;
  const shown = (name: string, most: number | null | undefined) =>
    typed.has(name)
      ? getTypedText(typed, name)
      : typeof most === "number"
        ? formatTypedAmount(most, counter.unit)
        : "";
  const about = somebody.self ? {} : { [FOR]: somebody.id };
  return (
    <Details summary={`${bound ? words.change : words.set} (${counter.name[language]})`} open={isRefused}>
      <p>{words.lead}</p>
      <p>{words.cards}</p>
      <Form action={buildSpaceAddresses(brand).bound} csrf={csrf()} hidden={{ compte: accountId, ...about }}>
        <TextField
          name={fields.day}
          label={words.day}
          hint={words.hint}
          inputMode="decimal"
          width="short"
          optional
          value={shown(fields.day, bound?.dayMost)}
          error={errorOf(fields.day)}
        />
        <TextField
          name={fields.week}
          label={words.week}
          hint={words.hint}
          inputMode="decimal"
          width="short"
          optional
          value={shown(fields.week, bound?.weekMost)}
          error={errorOf(fields.week)}
        />
        <Button variant="secondary">
          {words.save}
          <span class="ds-sr-only"> ({counter.name[language]})</span>
        </Button>
      </Form>
    </Details>
  );
}
