import { Alert, ButtonGroup, LinkButton, Section, Table, Tag } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Plan } from "../../../index.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";
import type { InstalmentPayer } from "./pay-online.tsx";
import { ownPlanWords } from "./plan-words.ts";

interface PlansProps {
  readonly plans: readonly Plan[];
  /** By plan, where its next instalment is paid online. */
  readonly toPay: ReadonlyMap<string, readonly InstalmentPayer[]>;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/**
 * What is paid in several times: what comes next first, then every day. Of those that ended, the last one.
 */
export function OwnPlans({ plans, toPay, somebody, visit }: PlansProps) {
  const running = plans.filter(({ endedOn }) => endedOn === null);
  const [last] = plans.filter(({ endedOn }) => endedOn !== null);
  return (
    <>
      {running.map((plan) => (
        <Running key={plan.id} {...{ plan, somebody, visit }} toPay={toPay.get(plan.id) ?? []} />
      ))}
      {running.length === 0 && last && <Over plan={last} visit={visit} />}
    </>
  );
}

const tones = { paid: "success", partly: "info", due: "neutral", late: "warning" } as const;

function Running({
  plan,
  toPay,
  somebody,
  visit: { language, brand },
}: Omit<PlansProps, "plans" | "toPay"> & {
  readonly plan: Plan;
  readonly toPay: readonly InstalmentPayer[];
}) {
  const words = ownPlanWords(language);
  const at = buildSpaceAddresses(brand);
  const euros = (cents: number) => formatInvoiceCents(cents, language);
  const next = plan.instalments.find(({ state }) => state !== "paid");
  const left = next ? euros(next.cents - next.paid) : "";
  const day = next ? formatPlainDate(next.on, language) : "";
  return (
    <Section id={`echeancier-${plan.id}`} title={words.titleOf(plan.issuer)}>
      {next?.state === "late" ? (
        <Alert tone="warning" title={words.late(left, day)}>
          <p>{words.lateText}</p>
        </Alert>
      ) : (
        next && <Alert tone="info" title={words.next(left, day)} />
      )}
      {plan.words !== "" && <p>{plan.words}</p>}
      <p>
        <strong>{words.stand(euros(plan.paidCents), euros(plan.totalCents))}</strong>
      </p>
      <Table
        id={`echeances-${plan.id}`}
        caption={words.caption}
        isTitled
        columns={[
          { label: words.columns.on },
          { label: words.columns.cents, numeric: true },
          { label: words.columns.paid, numeric: true },
          { label: words.columns.state },
        ]}
        rows={plan.instalments.map(({ on, cents, paid, state }) => ({
          key: on,
          cells: [
            formatPlainDate(on, language),
            euros(cents),
            euros(paid),
            <Tag tone={tones[state]}>{words.states[state]}</Tag>,
          ],
        }))}
      />
      <p>{words.counts}</p>
      <ButtonGroup>
        {toPay.map(({ whose, name, cents }) => (
          <LinkButton key={whose.id} href={formatPersonAddress(at.counters, whose)} icon="wallet">
            {words.payFor(euros(cents), name)}
          </LinkButton>
        ))}
        <LinkButton
          href={formatPersonAddress(at.invoiceHelp, somebody)}
          variant="secondary"
          icon="hand-heart"
        >
          {words.hard}
        </LinkButton>
      </ButtonGroup>
    </Section>
  );
}

function Over({ plan, visit: { language } }: { readonly plan: Plan; readonly visit: Visit }) {
  const words = ownPlanWords(language);
  if (plan.outcome === "kept") return <Alert tone="success" title={words.kept} />;
  return (
    <Alert tone="info" title={words.stopped(formatPlainDate(plan.endedOn ?? "", language))}>
      <p>{words.stoppedText}</p>
    </Alert>
  );
}
