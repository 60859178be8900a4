import { Alert, EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import { type Counter, listNights, listPurses } from "../../../index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";
import { counterWords } from "./counter-words.ts";
import { NightView } from "./night-view.tsx";
import { oldCardsWords } from "./old-cards-words.ts";
import { buildCounterPath, COUNTERS, OLD_CARDS } from "./paths.ts";
import { findUnpaid, UnpaidView } from "./unpaid-view.tsx";

export async function showList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = counterWords(language);
  const providers = await readProviders(context);
  const counters = await listPurses(context);
  const services = await readOfferedServices(
    context,
    providers.map(({ id }) => id),
  );
  const unpaid = await findUnpaid(context, counters);
  const differing = (await listNights(context)).filter(({ faults }) => faults > 0);
  const titleOf = (id: string) => services.find((one) => one.id === id)?.definition.title[language] ?? id;
  const add = (
    <LinkButton href={`${formatAdminPath(brand, COUNTERS)}/nouveau`} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "counters", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "fait") === "cree" && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneNext}</p>
        </Alert>
      )}
      {getQueryText(request, "fait") === "change" && <Alert tone="success" title={words.changed} />}
      <UnpaidView unpaid={unpaid} visit={request.ardeco} />
      {differing.map((night) => (
        <NightView key={night.counterId} {...{ night, language }} />
      ))}
      {counters.length === 0 ? (
        <EmptyState title={words.empty} icon="coins" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{add}</p>
          <p>
            <a href={formatAdminPath(brand, OLD_CARDS)}>{oldCardsWords(language).title}</a>
          </p>
          <Purses {...{ counters, titleOf, visit: request.ardeco }} />
        </>
      )}
    </>,
  );
}

interface PursesProps {
  readonly counters: readonly Counter[];
  readonly titleOf: (id: string) => string;
  readonly visit: Visit;
}

function Purses({ counters, titleOf, visit: { brand, language } }: PursesProps) {
  const words = counterWords(language);
  return (
    <Table
      id="compteurs"
      caption={words.caption}
      isTitled
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={counters.map((counter) => ({
        key: counter.id,
        cells: [
          <div key="name">
            <a href={formatAdminPath(brand, buildCounterPath(counter.id))}>{counter.name[language]}</a>
            <br />
            <span class="ar-hint">{words.units[counter.unit]}</span>
          </div>,
          counter.services.map(({ serviceId }) => titleOf(serviceId)).join(", ") || words.noService,
          <Limits key="limits" {...{ counter, language }} />,
          <code key="id">{counter.id}</code>,
        ],
      }))}
    />
  );
}

function Limits({ counter, language }: { readonly counter: Counter; readonly language: Language }) {
  const words = counterWords(language);
  const { floor, ceiling, debitMax, expiresMonths, unit, services, servicesSee, paidAfter } = counter;
  const said = (amount: number) => formatCounterAmount(amount, unit, language);
  const lines = [
    paidAfter === true ? words.invoiced : floor === 0 ? words.noArrears : words.arrears(said(-floor)),
    ...(ceiling === null ? [] : [words.ceiling(said(ceiling))]),
    ...(debitMax === null ? [] : [words.debitMax(said(debitMax))]),
    ...(expiresMonths === null ? [] : [words.expires(expiresMonths)]),
    ...(servicesSee && services.length > 1 ? [words.shown] : []),
    ...(counter.parentsBound === true ? [words.parentsMayBound] : []),
  ];
  return (
    <div>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
