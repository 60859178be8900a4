import type { FastifyInstance } from "fastify";
import { FieldHelp } from "../../../../../../../frames/common/help/field-help.tsx";
import { findStepTopic } from "../../../../../../../frames/common/help/help-topics.ts";
import { getSignedInPerson, requirePerson } from "../../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../../frames/space/common/space-page.tsx";
import type { Context } from "../../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../../kernel/ids.ts";
import { mountJourney } from "../../../../../../../web/index.ts";
import { listRepresented } from "../../../../../../identity/households/index.ts";
import { formatNameInUse, readPeopleElements } from "../../../../../../identity/identity/index.ts";
import { defineDraftGuard } from "../draft/only-drafts.ts";
import { addPages } from "./add-pages.tsx";
import { CuratorNote } from "./curator-note.tsx";
import { relativeJourney } from "./relative-journey.ts";
import { relativePort } from "./relative-port.ts";
import { relativeWords } from "./relative-words.ts";
import { type Relative, RelativesView } from "./relatives-view.tsx";
import { WithheldNote } from "./withheld-note.tsx";

/** For whom one acts, and somebody new. */
export function defineRelativePages(app: FastifyInstance): void {
  requirePerson(app);
  addPages(app);
  app.get("/espace/proches", async (request, reply) => {
    const visit = request.ardeco;
    const { context, language } = visit;
    const relatives = await listRelatives(context, getSignedInPerson(visit));
    const title = relativeWords(language).title;
    return sendSpacePage(
      reply,
      { title, place: "home", width: "task" },
      <RelativesView {...{ visit, relatives }} />,
    );
  });
}

async function listRelatives(context: Context, personId: PersonId): Promise<readonly Relative[]> {
  const edges = await listRepresented(context, personId);
  const known = await readPeopleElements(
    context,
    edges.map(({ representedId }) => representedId),
  );
  return edges.map((edge) => ({ edge, name: formatNameInUse(known.get(edge.representedId) ?? []) }));
}

/** The questions about somebody one acts for. */
export function defineRelativeDraftPages(app: FastifyInstance): void {
  requirePerson(app);
  defineDraftGuard(app, "relative");
  mountJourney(app, relativeJourney, relativePort, {
    checkNote: (answers, visit) => <WithheldNote {...{ answers, visit }} />,
    stepNote: (stepId, answers, visit) => (
      <>
        <FieldHelp topic={findStepTopic(stepId)} visit={visit} />
        <CuratorNote {...{ stepId, answers, visit }} />
      </>
    ),
  });
}
