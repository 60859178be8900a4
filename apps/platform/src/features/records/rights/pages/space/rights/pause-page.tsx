import { Alert, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { about, addresses } from "../../../../../../frames/space/common/addresses.ts";
import { choosePerson } from "../../../../../../frames/space/common/choose-person.ts";
import { personOf } from "../../../../../../frames/space/common/signed-in.ts";
import { spacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { pathText, queryText, seeOther } from "../../../../../../web/index.ts";
import { findRestriction, isOngoing } from "../../../../../trust/restrictions/index.ts";
import { keepPause, liftPause, readPauseGestures, rightsErrors } from "../../../index.ts";
import { PauseFacts } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { WayToCnil } from "../../common/rights/request-view.tsx";
import { sessionOf } from "./owner-here.ts";
import { ItsEnd, Keeping, Lifting } from "./pause-gestures.tsx";
import { titleOf } from "./rights-page.tsx";

/** A restriction: what it covers, since when, how it ends, and who ends it. */
export async function showPause(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { somebody, pause, gestures } = await read(request);
  const words = pauseWords(language);
  const { done: levee, began: prise, asked: demandee, keptDone: gardee } = words;
  const done = { levee, prise, demandee, gardee }[queryText(request, "fait")];
  const shown = { request, somebody, pause, gestures };
  return spacePage(
    reply,
    {
      title: words.title,
      place: "home",
      width: "task",
      above: [{ href: about(addresses(brand).rights, somebody), label: titleOf(visit, somebody) }],
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
      <Lifting {...shown} />
      {pause.announced && <WayToCnil language={language} />}
    </>,
  );
}

/** Without a reason: at once, or once who asked for it was told. Twice says the same. */
export async function lift(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, pause } = await read(request);
  const lifting = await liftPause(context, { id: pause.id, session: sessionOf(request) });
  const fait = lifting === "lifted" ? "levee" : "demandee";
  return seeOther(reply, about(addresses(brand).pause(pause.id), somebody, { fait }));
}

/** It stays in force, whoever else wants it lifted. Twice says the same. */
export async function keep(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, pause } = await read(request);
  await keepPause(context, { id: pause.id });
  return seeOther(reply, about(addresses(brand).pause(pause.id), somebody, { fait: "gardee" }));
}

async function read(request: FastifyRequest) {
  const { context } = request.ardeco;
  const text = pathText(request, "pause");
  if (!isUuid(text)) throw rightsErrors.error("rights.unknown");
  const found = await context.transaction(async (tx) => {
    const { somebody } = await choosePerson(tx, request);
    const pause = await findRestriction(tx, context, asId<"rights_request">(text));
    if (pause?.personId !== somebody.id) throw rightsErrors.error("rights.unknown");
    return { somebody, pause };
  });
  const by = personOf(request.ardeco);
  return { ...found, gestures: await readPauseGestures(context, { by, pause: found.pause }) };
}
