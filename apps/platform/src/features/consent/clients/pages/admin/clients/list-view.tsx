import { Alert, Button, ButtonGroup, Definition, EmptyState, Form, LinkButton, Tag } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import {
  buildClientsPath,
  buildServicePath,
} from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import type { Client, DeliveryCount } from "../../../index.ts";
import { clientWords } from "./client-words.ts";
import { clientDeliveryWords } from "./delivery-words.ts";

interface ClientsView {
  readonly serviceId: ServiceId;
  readonly serviceTitle: string;
  readonly clients: readonly Client[];
  readonly counts: readonly DeliveryCount[];
}

export function showClients(reply: FastifyReply, view: ClientsView): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = clientWords(language);
  const { serviceId, serviceTitle, clients, counts } = view;
  const title = words.titleOf(serviceTitle);
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      above: [{ href: formatAdminPath(brand, buildServicePath(serviceId)), label: serviceTitle }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ButtonGroup>
        <LinkButton href={formatAdminPath(brand, `${buildClientsPath(serviceId)}/nouvelle`)} icon="plus">
          {words.register}
        </LinkButton>
      </ButtonGroup>
      {clients.length === 0 && (
        <EmptyState title={words.empty} icon="link">
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      {clients.map((client) => (
        <ClientSection
          key={client.id}
          {...{ client, reply }}
          counts={counts.filter((one) => one.clientId === client.id)}
        />
      ))}
    </>,
  );
}

interface ClientSectionProps {
  readonly client: Client;
  readonly counts: readonly DeliveryCount[];
  readonly reply: FastifyReply;
}

function ClientSection({ client, counts, reply }: ClientSectionProps) {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = clientWords(language);
  const path = formatAdminPath(brand, `${buildClientsPath(client.serviceId)}/${client.id}`);
  const active = client.status === "active";
  const hidden = { _revision: String(client.revision) };
  return (
    <section class="ar-stack" aria-labelledby={client.id}>
      <h2 id={client.id}>{client.name}</h2>
      <p>
        <Tag tone={active ? "success" : "neutral"}>{words.state[client.status]}</Tag>
        {!client.pkceRequired && <Tag tone="warning">{words.withoutPkceTag}</Tag>}
      </p>
      {client.waiting && (
        <Alert
          tone="warning"
          title={words.waits(formatLongDate(toCivilDate(client.waiting.until), language))}
        >
          {client.waiting.redirectUris && <p>{client.waiting.redirectUris.join(", ")}</p>}
          <p>{words.waitsText}</p>
        </Alert>
      )}
      <Failing counts={counts} language={language} />
      <Definition
        items={[
          { term: words.identifier, description: <code>{client.id}</code> },
          { term: words.redirectUris, description: client.redirectUris.join(", ") },
          { term: words.loginUri, description: client.initiateLoginUri ?? "–" },
          { term: words.eventsUri, description: client.eventsUri ?? "–" },
          { term: words.deliveries, description: formatDeliveryCounts(counts, language) },
        ]}
      />
      <ButtonGroup>
        <a href={path}>
          {words.edit}
          <span class="ds-sr-only"> {client.name}</span>
        </a>
        <a href={`${path}/envois`}>
          {clientDeliveryWords(language).see}
          <span class="ds-sr-only"> {client.name}</span>
        </a>
        {client.authMethod !== "private_key_jwt" && (
          <Form action={`${path}/secret`} csrf={csrf()} hidden={hidden}>
            <Button variant="secondary">
              {words.rotate}
              <span class="ds-sr-only"> {client.name}</span>
            </Button>
          </Form>
        )}
        <Form
          action={`${path}/etat`}
          csrf={csrf()}
          hidden={{ ...hidden, status: active ? "disabled" : "active" }}
        >
          <Button variant="secondary">
            {active ? words.disable : words.enable}
            <span class="ds-sr-only"> {client.name}</span>
          </Button>
        </Form>
      </ButtonGroup>
    </section>
  );
}

function formatDeliveryCounts(counts: readonly DeliveryCount[], language: Language): string {
  const words = clientWords(language);
  const total = (state: DeliveryCount["state"]) =>
    counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.deliveries, 0);
  const said = (["queued", "delivered", "acknowledged", "failed"] as const)
    .filter((state) => total(state) > 0)
    .map((state) => words.deliveryStates[state](total(state)));
  return said.join(", ") || words.noDelivery;
}

/** What the vendor is to be told: the application refuses what it is sent. */
function Failing({
  counts,
  language,
}: {
  readonly counts: readonly DeliveryCount[];
  readonly language: Language;
}) {
  const words = clientWords(language);
  const failures = counts.flatMap(({ failure }) => failure ?? []);
  if (failures.length === 0) return null;
  return (
    <Alert tone="warning" title={words.failing}>
      <p>
        {words.failingText} <code>{failures.join(", ")}</code>
      </p>
    </Alert>
  );
}
