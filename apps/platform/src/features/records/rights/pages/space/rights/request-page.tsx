import { Alert, Receipt } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getPathText, getQueryText, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { findRestriction } from "../../../../../trust/restrictions/index.ts";
import {
  cancelErasure,
  type RightsRequest,
  type RightsRequestId,
  readRequest,
  rightsErrors,
} from "../../../index.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { RequestFacts, WayToCnil } from "../../common/rights/request-view.tsx";
import { getRightsWords } from "../../common/rights/rights-words.ts";
import { formatRightsTitle } from "./rights-page.tsx";
import { UndoForm } from "./undo-form.tsx";

/** A request, its receipt once sent, and what was answered. */
export async function showRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { somebody, asked, hasPause } = await readSpaceRequest(request);
  const words = getRightsWords(visit.language, somebody.self);
  const isFresh = getQueryText(request, "fait") === "recue";
  const title = isFresh ? words.receiptTitle : words.names[asked.right];
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [
        {
          href: formatPersonAddress(buildSpaceAddresses(visit.brand).rights, somebody),
          label: formatRightsTitle(visit, somebody),
        },
      ],
    },
    isFresh ? (
      <Sent {...{ asked, visit, somebody, hasPause }} />
    ) : (
      <Followed {...{ asked, visit, somebody, hasPause }} />
    ),
  );
}

/** Use case behind: whoever may see it, until the day. Twice says the same. */
export async function handleRequestCancellation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, asked } = await readSpaceRequest(request);
  await cancelErasure(context, { id: asked.id });
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).rightsRequest(asked.id), somebody),
  );
}

interface Shown {
  readonly asked: RightsRequest;
  readonly visit: Visit;
  readonly somebody: Somebody;
  /** A restriction came of it: a page of its own says its state. */
  readonly hasPause: boolean;
}

function Sent({ asked, visit, somebody, hasPause }: Shown) {
  const { language, brand } = visit;
  const words = getRightsWords(language, somebody.self);
  const day = formatLongDate(asked.dueOn, language);
  return (
    <>
      <Receipt
        title={words.receiptTitle}
        number={asked.number}
        date={formatLongDate(asked.receivedOn, language)}
        office={words.office}
        nextStep={
          hasPause
            ? pauseWords(language).began
            : asked.actsOn
              ? words.nextErasure(formatLongDate(asked.actsOn, language))
              : words.next
        }
        delay={asked.actsOn ? words.actsOn(formatLongDate(asked.actsOn, language)) : words.delay(day)}
        {...(asked.actsOn ? {} : { silence: words.silence })}
        appeal={words.appeal}
        terms={{ delay: words.delayTerm }}
      />
      {hasPause && <ToPause {...{ asked, visit, somebody }} />}
      {asked.state === "scheduled" && (
        <>
          <UndoForm id={asked.id} visit={visit} somebody={somebody} />
          <p>
            <a href={formatPersonAddress(buildSpaceAddresses(brand).rightsRequest(asked.id), somebody)}>
              {words.noticeSee}
            </a>
          </p>
        </>
      )}
      <p>{words.print}</p>
      <p>
        <a href={formatPersonAddress(buildSpaceAddresses(brand).rights, somebody)}>{words.back}</a>
      </p>
    </>
  );
}

function Followed({ asked, visit, somebody, hasPause }: Shown) {
  const { language, context } = visit;
  const words = getRightsWords(language, somebody.self);
  return (
    <>
      <h1>{words.names[asked.right]}</h1>
      {asked.state === "undone" && asked.right === "erasure" && <Alert tone="success" title={words.undone} />}
      {hasPause && <ToPause {...{ asked, visit, somebody }} />}
      <RequestFacts request={asked} language={language} now={context.now()} />
      {asked.state === "scheduled" && <UndoForm id={asked.id} visit={visit} somebody={somebody} />}
      {(asked.state === "refused" || asked.state === "answered") && <WayToCnil language={language} />}
    </>
  );
}

function ToPause({ asked, visit: { language, brand }, somebody }: Omit<Shown, "hasPause">) {
  return (
    <p>
      <a href={formatPersonAddress(buildSpaceAddresses(brand).pause(asked.id), somebody)}>
        {pauseWords(language).see}
      </a>
    </p>
  );
}

async function readSpaceRequest(request: FastifyRequest) {
  const { context } = request.ardeco;
  const id = parseRequestId(request);
  const { somebody } = await resolveChosenPerson(request);
  const asked = await readRequest(context, { id });
  if (asked.personId !== somebody.id) throw rightsErrors.error("rights.unknown");
  const hasPause = (await findRestriction(context, asked.id)) !== undefined;
  return { somebody, asked, hasPause };
}

function parseRequestId(request: FastifyRequest): RightsRequestId {
  const text = getPathText(request, "request");
  if (!isUuid(text)) throw rightsErrors.error("rights.unknown");
  return parseId<"rights_request">(text);
}
