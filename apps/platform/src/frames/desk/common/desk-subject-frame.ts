import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { parsePathId } from "../../../web/index.ts";
import { getSubject, getSubjectName, type SubjectFrame } from "../../../web/resource/index.ts";
import { buildPersonTrail, getViewedPersonName } from "./build-person-trail.ts";
import { sendDeskPage } from "./desk-page.tsx";

const ROOT = "/agents/personnes";

/**
 * The desk around pages about the person beside it. `requireRight` refuses whoever may not open them, before
 * anything is read; whatever is shown is told in the person's journal, refused forms included.
 */
export const buildDeskSubjectFrame = (requireRight: (context: Context) => void): SubjectFrame => ({
  root: `${ROOT}/:id`,
  writesOnRead: "a line of the journal",
  resolve: async (request) => {
    const { context } = request.ardeco;
    requireRight(context);
    const { actor } = context;
    if (actor.kind !== "staff") throw kernelErrors.error("request.sign_in_required");
    return {
      kind: "assisted",
      personId: parsePathId<"person">(request, "id"),
      staffId: actor.staffId,
    };
  },
  introduce: ({ ardeco: { context } }, { personId }) => getViewedPersonName(context, personId),
  formatPath: ({ personId }, path) => `${ROOT}/${personId}${path}`,
  send: async (reply, { above = [], ...page }, content) => {
    const { request } = reply;
    const person = { id: getSubject(request).personId, name: await getSubjectName(request) };
    const { place, above: trail } = buildPersonTrail(request.ardeco, person, above);
    return sendDeskPage(reply, { ...page, place, above: trail }, content);
  },
});
