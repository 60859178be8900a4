import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import { Alert, Details, EmptyState, LinkButton, Section, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import {
  type ChosenPerson,
  resolveChosenPerson,
} from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { readAccount } from "../../../../../access/access/index.ts";
import { KnownElsewhereSection } from "../../../../../consent/consent/pages/common/known-elsewhere.tsx";
import { isInHand, listTrackedFiles } from "../../../../../enrolment/enrolment/index.ts";
import { sourceWords } from "../../../../../enrolment/sources/pages/common/sources/source-words.ts";
import { listKnownElsewhere } from "../../../../../records/records/index.ts";
import { elementGroups, groupNames } from "./element-groups.ts";
import { type KnownElement, renderElementRow } from "./element-row.tsx";
import { elementWords } from "./element-words.ts";
import { listKnown } from "./known-elements.ts";

/** Everything known of somebody: value, state, provenance, until when. */
export async function showElements(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const chosen = await resolveChosenPerson(request);
  const files = await listTrackedFiles(visit.context, chosen.somebody.id);
  const inHand = files.some(({ file }) => isInHand(file.state));
  const account = await readAccount(visit.context, getSignedInPerson(visit));
  const known = await listKnown(visit.context, chosen.somebody);
  // Theirs alone: who represents somebody reads nothing of it.
  const elsewhere = chosen.somebody.self ? await listKnownElsewhere(visit.context, chosen.somebody.id) : [];
  const signInEmail = account?.email;
  const words = elementWords(visit.language);
  const { somebody } = chosen;
  const title = somebody.self
    ? words.title
    : words.titleFor(spaceCommonWords(visit.language).of(formatPersonName(somebody, visit.language)));
  return sendSpacePage(
    reply,
    { title, place: "elements", width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">
        {somebody.self ? words.lead : words.leadFor(formatPersonName(somebody, visit.language))}
      </p>
      <Done request={request} />
      <PersonSwitcher
        {...chosen}
        path={buildSpaceAddresses(visit.brand).elements}
        language={visit.language}
      />
      <p>
        <a href={formatPersonAddress(buildSpaceAddresses(visit.brand).sources, somebody)}>
          {sourceWords(visit.language).title}
        </a>
      </p>
      <Known {...{ visit, somebody, known, inHand, signInEmail }} />
      <KnownElsewhereSection known={elsewhere} visit={visit} />
      <TakeOut visit={visit} chosen={chosen} />
    </>,
  );
}

interface KnownProps {
  readonly visit: Visit;
  readonly somebody: Somebody;
  readonly known: readonly KnownElement[];
  readonly inHand: boolean;
  readonly signInEmail: string | undefined;
}

function Known({ visit, somebody, known, ...how }: KnownProps) {
  const words = elementWords(visit.language);
  if (known.length === 0) return <Nothing visit={visit} />;
  const byName = new Map(known.map((one) => [one.name, one]));
  return (
    <>
      {groupNames.map((group) => {
        const names: readonly ElementName[] = elementGroups[group];
        const rows = names.flatMap((name) => byName.get(name) ?? []);
        if (rows.length === 0) return null;
        return (
          <Section key={group} id={group} title={words.groups[group]}>
            <SummaryList rows={rows.map((one) => renderElementRow(one, { visit, somebody, ...how }))} />
          </Section>
        );
      })}
      <ToAdd {...{ visit, somebody, known }} />
    </>
  );
}

function ToAdd({ visit, somebody, known }: Omit<KnownProps, "inHand" | "signInEmail">) {
  const words = elementWords(visit.language);
  const names = groupNames.flatMap((group): readonly ElementName[] => elementGroups[group]);
  const absent = names.filter((name) => !known.some((one) => one.name === name));
  if (absent.length === 0) return null;
  return (
    <Details summary={words.add}>
      <p>{words.addLead}</p>
      <ul>
        {absent.map((name) => (
          <li key={name}>
            <a href={formatPersonAddress(buildSpaceAddresses(visit.brand).element(name), somebody)}>
              {elementDefinition(name).label[visit.language]}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Nothing({ visit }: { visit: Visit }) {
  const words = elementWords(visit.language);
  return (
    <EmptyState
      title={words.nothing}
      icon="id-card"
      action={<LinkButton href={buildSpaceAddresses(visit.brand).signUp}>{words.start}</LinkButton>}
    >
      <p>{words.nothingText}</p>
    </EmptyState>
  );
}

/** What the form that led here has done. */
function Done({ request }: { request: FastifyRequest }) {
  const words = elementWords(request.ardeco.language);
  const saved = getQueryText(request, "note");
  if (getQueryText(request, "annule")) return <Alert tone="success" title={words.cancelled} />;
  if (!isElementName(saved)) return null;
  return (
    <Alert tone="success" title={words.saved(elementDefinition(saved).label[request.ardeco.language])}>
      <p>{words.savedText}</p>
    </Alert>
  );
}

function TakeOut({ visit, chosen }: { visit: Visit; chosen: ChosenPerson }) {
  const words = elementWords(visit.language);
  const { somebody } = chosen;
  const title = somebody.self ? words.takeOut : words.takeOutFor;
  const lead = somebody.self
    ? words.takeOutText
    : words.takeOutTextFor(formatPersonName(somebody, visit.language));
  return (
    <Section id="export" title={title} lead={lead}>
      <LinkButton
        variant="secondary"
        icon="download"
        href={formatPersonAddress(buildSpaceAddresses(visit.brand).takeOut, somebody)}
      >
        {title}
      </LinkButton>
    </Section>
  );
}
