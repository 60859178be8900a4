import { ButtonGroup, Card, CardList, type IconName, LinkButton, Section } from "@ardeco/ui";
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
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { formatContactLine, type Visit } from "../../../../../../web/index.ts";
import { type AuthorityContact, readAuthority } from "../../../../../authorities/authorities/index.ts";
import {
  isOngoing,
  listPersonRestrictions,
  type Restriction,
} from "../../../../../trust/restrictions/index.ts";
import { listPersonRequests, mayAskErasure, type PersonRight, type RightsRequest } from "../../../index.ts";
import { formatPauseCover, PauseState } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { formatRelevantDay, RequestState, WayToCnil } from "../../common/rights/request-view.tsx";
import { getRightsWords, rightsWords } from "../../common/rights/rights-words.ts";

/** One page for every right: what it is, what is done at once, what is asked and followed. */
export async function showRights(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await resolveChosenPerson(request);
  const { contact } = await readAuthority(context, context.authorityId);
  const personId = chosen.somebody.id;
  const requests = await listPersonRequests(context, personId);
  const pauses = (await listPersonRestrictions(context, personId)).filter(isOngoing);
  const mayErase = await mayAskErasure(context, { by: getSignedInPerson(visit), personId });
  const words = rightsWords(language);
  const { somebody } = chosen;
  const title = formatRightsTitle(visit, somebody);
  return sendSpacePage(
    reply,
    { title, place: "home", width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{somebody.self ? words.lead : words.leadFor}</p>
      <PersonSwitcher {...chosen} path={buildSpaceAddresses(brand).rights} language={language} />
      {pauses.length > 0 && <Pauses {...{ pauses, visit, somebody }} />}
      {requests.length > 0 && <Requests {...{ requests, visit, somebody }} />}
      {!somebody.self && <p class="ar-hint">{words.othersUnseen}</p>}
      <EachRight visit={visit} chosen={chosen} mayErase={mayErase} />
      <Section id="dpo" title={getRightsWords(language, somebody.self).officer}>
        <p>{words.officerText}</p>
        <Officer contact={contact} postal={formatContactLine(brand.contact)} />
      </Section>
      <section class="ar-stack">
        <WayToCnil language={language} />
      </section>
    </>,
  );
}

export function formatRightsTitle({ language }: Visit, somebody: Somebody): string {
  const words = rightsWords(language);
  if (somebody.self) return words.title;
  return words.titleFor(spaceCommonWords(language).of(formatPersonName(somebody, language)));
}

function Requests({
  requests,
  visit: { language, brand },
  somebody,
}: {
  readonly requests: readonly RightsRequest[];
  readonly visit: Visit;
  readonly somebody: Somebody;
}) {
  const words = getRightsWords(language, somebody.self);
  return (
    <Section id="demandes" title={words.under}>
      <CardList>
        {requests.map((one) => (
          <Card
            key={one.id}
            title={`${words.names[one.right]} (${one.number})`}
            href={formatPersonAddress(buildSpaceAddresses(brand).rightsRequest(one.id), somebody)}
            level={3}
            status={<RequestState request={one} language={language} />}
          >
            <p>{formatRelevantDay(one, language)}.</p>
          </Card>
        ))}
      </CardList>
    </Section>
  );
}

/** Those that hold, before anything else: what they cover, since when, and where they are lifted. */
function Pauses({
  pauses,
  visit: { language, brand },
  somebody,
}: {
  readonly pauses: readonly Restriction[];
  readonly visit: Visit;
  readonly somebody: Somebody;
}) {
  const words = pauseWords(language);
  return (
    <Section id="pauses" title={words.title}>
      <CardList>
        {pauses.map((pause) => (
          <Card
            key={pause.id}
            title={formatPauseCover(pause, language)}
            href={formatPersonAddress(buildSpaceAddresses(brand).pause(pause.id), somebody)}
            level={3}
            status={<PauseState pause={pause} language={language} />}
          >
            <p>
              {words.facts.since} {formatLongDate(pause.since, language)}. {words.noticeText}
            </p>
          </Card>
        ))}
      </CardList>
    </Section>
  );
}

interface Act {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
}

interface EachRightProps {
  readonly visit: Visit;
  readonly chosen: ChosenPerson;
  /** False of a young person of fifteen, or under a mandate: offered, it would be refused. */
  readonly mayErase: boolean;
}

function EachRight({ visit, chosen: { somebody }, mayErase }: EachRightProps) {
  const words = getRightsWords(visit.language, somebody.self);
  const acts = buildRightsActs(visit, somebody);
  return (
    <>
      {acts.map(([right, own]) => (
        <Section key={right} id={right} title={words.names[right]}>
          <p>{words.about[right]}</p>
          <p class="ar-hint">{words.official[right]}</p>
          {right === "erasure" && !mayErase && <p>{words.erasureNotHere}</p>}
          <ButtonGroup>
            {(right === "erasure" && !mayErase ? [] : own).map(({ label, href, icon }) => (
              <LinkButton key={href} variant="secondary" href={href} icon={icon}>
                {label}
              </LinkButton>
            ))}
          </ButtonGroup>
        </Section>
      ))}
    </>
  );
}

function buildRightsActs(
  { language, brand }: Visit,
  somebody: Somebody,
): readonly (readonly [PersonRight, readonly Act[]])[] {
  const { act } = getRightsWords(language, somebody.self);
  const at = buildSpaceAddresses(brand);
  const to = (path: string) => formatPersonAddress(path, somebody);
  const ask = (right: Exclude<PersonRight, "erasure">) => to(at.askRight(right));
  return [
    [
      "access",
      [
        { label: act.read, href: to(at.takeOut), icon: "eye" },
        { label: act.pdf, href: to(at.dossierPdf), icon: "file-text" },
        { label: act.jsonLd, href: to(at.dossierJsonLd), icon: "download" },
        { label: act.ask, href: ask("access"), icon: "message-square" },
      ],
    ],
    [
      "rectification",
      [
        { label: act.correct, href: to(at.elements), icon: "pencil" },
        { label: act.ask, href: ask("rectification"), icon: "message-square" },
      ],
    ],
    ["erasure", [{ label: act.erase, href: to(at.erasure), icon: "trash-2" }]],
    [
      "portability",
      [
        { label: act.json, href: to(at.portableJson), icon: "download" },
        { label: act.csv, href: to(at.portableCsv), icon: "download" },
        { label: act.ask, href: ask("portability"), icon: "message-square" },
      ],
    ],
    ["restriction", [{ label: act.askPause, href: ask("restriction"), icon: "clock" }]],
    [
      "objection",
      [
        { label: act.services, href: to(at.services), icon: "x" },
        { label: act.askObjection, href: ask("objection"), icon: "message-square" },
      ],
    ],
  ];
}

function Officer({
  contact: { dataProtectionEmail, email },
  postal,
}: {
  readonly contact: AuthorityContact;
  readonly postal: string;
}) {
  const address = dataProtectionEmail ?? email;
  return (
    <>
      {address && (
        <p>
          <a href={`mailto:${address}`}>{address}</a>
        </p>
      )}
      {postal !== "" && <p class="ar-hint">{postal}</p>}
    </>
  );
}
