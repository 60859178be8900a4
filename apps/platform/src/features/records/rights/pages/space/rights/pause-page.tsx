import { Alert, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getPathText, getQueryText, sendSeeOther } from "../../../../../../web/index.ts";
import { findRestriction, isOngoing } from "../../../../../trust/restrictions/index.ts";
import { confirmPause, endPause, readPauseGestures, rightsErrors } from "../../../index.ts";
import { PauseFacts } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { WayToCnil } from "../../common/rights/request-view.tsx";
import { ItsEnd, Keeping, LiftingForm } from "./pause-gestures.tsx";
import { requireSession } from "./require-session.ts";
import { formatRightsTitle } from "./rights-page.tsx";

/** A restriction: what it covers, since when, how it ends, and who ends it. */
export async function showPause(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { somebody, pause, gestures } = await readSpacePause(request);
  const words = pauseWords(language);
  const { done: levee, began: prise, asked: demandee, keptDone: gardee } = words;
  const done = { levee, prise, demandee, gardee }[getQueryText(request, "fait")];
  const shown = { request, somebody, pause, gestures };
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "home",
      width: "task",
      above: [
        {
          href: formatPersonAddress(buildSpaceAddresses(brand).rights, somebody),
          label: formatRightsTitle(visit, somebody),
        },
      ],
    },
    <>
      <h1>{words.title}</h1>
      {done && <Alert tone="success" title={done} />}
      <ItsEnd {...shown} />
      <PauseFacts pause={pause} language={language} />
      {isOngoing(pause) && (
        <Section id="effets" title={words.what}>
          <ul>
            {Object.values(words.effects).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      <Keeping {...shown} />
      <LiftingForm {...shown} />
      {pause.announced && <WayToCnil language={language} />}
    </>,
  );
}

/** Without a reason: at once, or once who asked for it was told. Twice says the same. */
export async function handlePauseEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, pause } = await readSpacePause(request);
  const lifting = await endPause(context, { id: pause.id, session: requireSession(request) });
  const fait = lifting === "lifted" ? "levee" : "demandee";
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).pause(pause.id), somebody, { fait }),
  );
}

/** It stays in force, whoever else wants it lifted. Twice says the same. */
export async function handlePauseKeeping(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, pause } = await readSpacePause(request);
  await confirmPause(context, { id: pause.id });
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).pause(pause.id), somebody, { fait: "gardee" }),
  );
}

async function readSpacePause(request: FastifyRequest) {
  const { context } = request.ardeco;
  const text = getPathText(request, "pause");
  if (!isUuid(text)) throw rightsErrors.error("rights.unknown");
  const { somebody } = await resolveChosenPerson(request);
  const pause = await findRestriction(context, parseId<"rights_request">(text));
  if (pause?.personId !== somebody.id) throw rightsErrors.error("rights.unknown");
  const found = { somebody, pause };
  const by = getSignedInPerson(request.ardeco);
  return { ...found, gestures: await readPauseGestures(context, { by, pause: found.pause }) };
}
