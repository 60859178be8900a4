import { LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { takeOutWords } from "../../../../../records/rights/pages/common/rights/take-out-words.ts";
import type { TellOwnEntry } from "../../../../../trust/audit/pages/space/journal/journal-page.tsx";
import { PlainData } from "./plain-data.tsx";

/** Everything that every module holds about somebody, by module (GDPR art. 15 and 20). */
export type GatherEverything = (
  context: Context,
  personId: PersonId,
) => Promise<Readonly<Record<string, unknown>>>;

/** The take-out, to read and to carry away. */
export function defineTakeOutPages(app: FastifyInstance, gather: GatherEverything, tell: TellOwnEntry): void {
  app.get("/espace/informations/export", async (request, reply) => {
    const { somebody, data } = await exportPersonData(request, gather);
    return showTakeOut(reply, { somebody, data, tell });
  });
  app.get("/espace/informations/export.json", async (request, reply) => {
    const { data } = await exportPersonData(request, gather);
    const { brand, context } = request.ardeco;
    const day = toCivilDate(context.now());
    return reply
      .header("content-disposition", `attachment; filename="mes-donnees-${brand.slug}-${day}.json"`)
      .type("application/json; charset=utf-8")
      .send(JSON.stringify({ collectivite: brand.name, le: context.now().toISOString(), ...data }, null, 2));
  });
}

async function exportPersonData(request: FastifyRequest, gather: GatherEverything) {
  const { context } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  return { somebody, data: await gather(context, somebody.id) };
}

function showTakeOut(
  reply: FastifyReply,
  {
    somebody,
    data,
    tell,
  }: {
    readonly somebody: Somebody;
    readonly data: Readonly<Record<string, unknown>>;
    readonly tell: TellOwnEntry;
  },
): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = takeOutWords(language);
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "elements",
      width: "task",
      above: [{ href: formatPersonAddress(at.elements, somebody), label: words.above }],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <LinkButton href={formatPersonAddress(at.takeOutFile, somebody)} icon="download">
        {words.download}
      </LinkButton>
      <PlainData
        data={data}
        language={language}
        tell={(line) => formatExportedLine(line, tell)?.[language]}
      />
    </>,
  );
}

/** Lines of the journal, wherever they are in the data, are the ones with an action. */
function formatExportedLine(
  line: Readonly<Record<string, unknown>>,
  tell: TellOwnEntry,
): Sentence | undefined {
  const { action, data } = line;
  return typeof action === "string" && typeof data === "object" && data !== null
    ? tell({ action, data: { ...data } })
    : undefined;
}
