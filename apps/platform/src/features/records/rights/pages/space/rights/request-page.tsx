import { Alert, Receipt } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { about, addresses } from "../../../../../../frames/space/common/addresses.ts";
import { choosePerson } from "../../../../../../frames/space/common/choose-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { spacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { longDate } from "../../../../../../kernel/civil-date.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { pathText, queryText, seeOther, type Visit } from "../../../../../../web/index.ts";
import { findRestriction } from "../../../../../trust/restrictions/index.ts";
import {
  type RightsRequest,
  type RightsRequestId,
  readRequest,
  rightsErrors,
  undoErasure,
} from "../../../index.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { RequestFacts, WayToCnil } from "../../common/rights/request-view.tsx";
import { rightsWordsOf } from "../../common/rights/rights-words.ts";
import { titleOf } from "./rights-page.tsx";
import { UndoForm } from "./undo-form.tsx";

/** A request, its receipt once sent, and what was answered. */
export async function showRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { somebody, asked, hasPause } = await read(request);
  const words = rightsWordsOf(visit.language, somebody.self);
  const isFresh = queryText(request, "fait") === "recue";
  const title = isFresh ? words.receiptTitle : words.names[asked.right];
  return spacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [{ href: about(addresses(visit.brand).rights, somebody), label: titleOf(visit, somebody) }],
    },
    isFresh ? (
      <Sent {...{ asked, visit, somebody, hasPause }} />
    ) : (
      <Followed {...{ asked, visit, somebody, hasPause }} />
    ),
  );
}

/** Use case behind: whoever may see it, until the day. Twice says the same. */
export async function undo(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, asked } = await read(request);
  await undoErasure(context, { id: asked.id });
  return seeOther(reply, about(addresses(brand).rightsRequest(asked.id), somebody));
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
  const words = rightsWordsOf(language, somebody.self);
  const day = longDate(asked.dueOn, language);
  return (
    <>
      <Receipt
        title={words.receiptTitle}
        number={asked.number}
        date={longDate(asked.receivedOn, language)}
        office={words.office}
        nextStep={
          hasPause
            ? pauseWords(language).began
            : asked.actsOn
              ? words.nextErasure(longDate(asked.actsOn, language))
              : words.next
        }
        delay={asked.actsOn ? words.actsOn(longDate(asked.actsOn, language)) : words.delay(day)}
        {...(asked.actsOn ? {} : { silence: words.silence })}
        appeal={words.appeal}
        terms={{ delay: words.delayTerm }}
      />
      {hasPause && <ToPause {...{ asked, visit, somebody }} />}
      {asked.state === "scheduled" && (
        <>
          <UndoForm id={asked.id} visit={visit} somebody={somebody} />
          <p>
            <a href={about(addresses(brand).rightsRequest(asked.id), somebody)}>{words.noticeSee}</a>
          </p>
        </>
      )}
      <p>{words.print}</p>
      <p>
        <a href={about(addresses(brand).rights, somebody)}>{words.back}</a>
      </p>
    </>
  );
}

function Followed({ asked, visit, somebody, hasPause }: Shown) {
  const { language, context } = visit;
  const words = rightsWordsOf(language, somebody.self);
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
      <a href={about(addresses(brand).pause(asked.id), somebody)}>{pauseWords(language).see}</a>
    </p>
  );
}

async function read(request: FastifyRequest) {
  const { context } = request.ardeco;
  const id = idIn(request);
  return context.transaction(async (tx) => {
    const { somebody } = await choosePerson(tx, request);
    const asked = await readRequest(tx, context, { id });
    if (asked.personId !== somebody.id) throw rightsErrors.error("rights.unknown");
    const hasPause = (await findRestriction(tx, context, asked.id)) !== undefined;
    return { somebody, asked, hasPause };
  });
}

function idIn(request: FastifyRequest): RightsRequestId {
  const text = pathText(request, "request");
  if (!isUuid(text)) throw rightsErrors.error("rights.unknown");
  return asId<"rights_request">(text);
}
