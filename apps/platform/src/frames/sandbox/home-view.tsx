import { Button, ButtonGroup, Card, Definition, Form, LinkButton, Section } from "@ardeco/ui";
import { formatItemLabel } from "../../features/consent/consent/index.ts";
import type { OwnService, SpaceRead } from "../../features/consent/sandbox/index.ts";
import type { Visit } from "../../web/index.ts";
import { formatSandboxPath, sandboxPlaces } from "./sandbox-page.tsx";
import { sandboxWords } from "./words.ts";

interface HomeProps {
  readonly visit: Visit;
  readonly space: SpaceRead;
}

/** Three steps, each with where it stands and the one thing to do. */
export function HomeView({ visit, space }: HomeProps) {
  const words = sandboxWords(visit.language);
  const done = space.checks.filter(({ holds }) => holds).length;
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Section id="service" title={words.service}>
        <ServiceStep visit={visit} services={space.services} />
      </Section>
      <Section id="applications" title={words.applications}>
        <ApplicationsStep {...{ visit, space }} />
      </Section>
      {space.counterId !== undefined && (
        <Section id="counter" title={words.counter} lead={words.counterText}>
          <Definition items={[{ term: words.counterId, description: <code>{space.counterId}</code> }]} />
        </Section>
      )}
      <Section id="try" title={words.go} lead={words.goText}>
        <ButtonGroup>
          <LinkButton variant="secondary" href={formatSandboxPath(visit, sandboxPlaces.people)} icon="users">
            {words.people}
          </LinkButton>
          <LinkButton
            variant="secondary"
            href={formatSandboxPath(visit, sandboxPlaces.checks)}
            icon="list-checks"
          >
            {words.seeChecks}
          </LinkButton>
        </ButtonGroup>
        <p class="ar-hint">{words.checksDone(done, space.checks.length)}</p>
      </Section>
    </>
  );
}

function ServiceStep({
  visit,
  services,
}: {
  readonly visit: Visit;
  readonly services: readonly OwnService[];
}) {
  const words = sandboxWords(visit.language);
  const define = formatSandboxPath(visit, `${sandboxPlaces.home}/service`);
  const published = services.filter(({ isPublished }) => isPublished);
  if (published.length === 0) {
    return (
      <>
        <p>{words.serviceNone}</p>
        <LinkButton href={define} icon="pencil">
          {words.serviceDefine}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      {published.map(({ service, title, asks }) => (
        <Card key={service.id} title={title[visit.language]} icon="list-checks">
          <ul>
            {asks.map(({ element, required }) => (
              <li key={element}>
                {formatItemLabel(element)[visit.language]}, {required ? words.required : words.optional}
              </li>
            ))}
          </ul>
          <p>
            <a href={formatSandboxPath(visit, `/administration/services/${service.id}`)}>
              {words.serviceMore}
            </a>
          </p>
        </Card>
      ))}
      <LinkButton variant="secondary" href={define} icon="pencil">
        {words.serviceChange}
      </LinkButton>
    </>
  );
}

function ApplicationsStep({ visit, space }: HomeProps) {
  const words = sandboxWords(visit.language);
  const [service] = space.services.filter(({ isPublished }) => isPublished);
  if (!service) return <p>{words.applicationsWait}</p>;
  const register = formatSandboxPath(
    visit,
    `/administration/services/${service.service.id}/applications/nouvelle`,
  );
  return (
    <>
      {space.applications.length === 0 && <p>{words.applicationsNone}</p>}
      {space.applications.map((one) => (
        <ApplicationCard key={one.client.id} visit={visit} application={one} />
      ))}
      <LinkButton
        href={register}
        icon="plus"
        {...(space.applications.length > 0 ? { variant: "secondary" as const } : {})}
      >
        {words.register}
      </LinkButton>
    </>
  );
}

interface ApplicationCardProps {
  readonly visit: Visit;
  readonly application: SpaceRead["applications"][number];
}

function ApplicationCard({ visit, application: { client, serviceId } }: ApplicationCardProps) {
  const { brand, context, language, csrf } = visit;
  const words = sandboxWords(language);
  const named = <span class="ds-sr-only"> {client.name}</span>;
  return (
    <Card title={client.name} icon="link">
      <div class="ar-stack">
        <Definition
          items={[
            {
              term: words.issuer,
              description: <code>{`${context.ports.publicUrl}/${brand.slug}/oidc`}</code>,
            },
            { term: words.identifier, description: <code>{client.id}</code> },
          ]}
        />
        <ButtonGroup>
          <a href={formatSandboxPath(visit, `/administration/services/${serviceId}/applications`)}>
            {words.manage}
            {named}
          </a>
          <a href={formatSandboxPath(visit, `${sandboxPlaces.home}/exporter/${client.id}`)}>
            {words.exportIt}
            {named}
          </a>
        </ButtonGroup>
        <p class="ar-hint">{words.exportText}</p>
        {client.eventsUri !== undefined && (
          <Form
            action={formatSandboxPath(visit, `${sandboxPlaces.home}/falsifier`)}
            csrf={csrf()}
            hidden={{ application: client.id }}
          >
            <Button variant="secondary">
              {words.forge}
              {named}
            </Button>
            <p class="ar-hint">{words.forgeText}</p>
          </Form>
        )}
      </div>
    </Card>
  );
}
