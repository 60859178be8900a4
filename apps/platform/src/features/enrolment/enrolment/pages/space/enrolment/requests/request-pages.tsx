import type { ElementName } from "@ardeco/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { getSignedInPerson, requirePerson } from "../../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import {
  getQueryText,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../../web/index.ts";
import { formatNameInUse, readElements } from "../../../../../../identity/identity/index.ts";
import type { CheckedDocument } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { getFileTracking, listTrackedFiles, type Tracking, withdrawFile } from "../../../../index.ts";
import { readCheckedOfRequest } from "../documents/read-checked-documents.ts";
import { parseRequestFileId, renderDraftHeading } from "../draft/only-drafts.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { ANOTHER, addAnother, listUnprovenRequested } from "./another-document.tsx";
import { listAsked } from "./list-asked.ts";
import { isChange } from "./list-people-requests.ts";
import { ListView } from "./list-view.tsx";
import { defineReceiptPage } from "./receipt-page.tsx";
import { formatRequestTitle } from "./request-title.ts";
import { RequestView } from "./request-view.tsx";
import { requestWords } from "./request-words.ts";
import { type RefusedAnswer, submitRequestAnswer } from "./submit-request-answer.ts";
import { WithdrawalView } from "./withdrawal-view.tsx";

/** Query parameter after an answer: the page says that it was received. */
const RECEIVED = "recu";

/** Following one's requests. */
export function requestPages(app: FastifyInstance): void {
  requirePerson(app);
  app.get("/espace/demandes", async (request, reply) => {
    const visit = request.ardeco;
    const { context, language } = visit;
    const asked = await listAsked(context, getSignedInPerson(visit));
    const title = requestWords(language).list;
    return sendSpacePage(reply, { title, place: "home", width: "task" }, <ListView {...{ visit, asked }} />);
  });
  app.get("/espace/demandes/:file", async (request, reply) => showRequest(request, reply));
  app.post("/espace/demandes/:file", submitAnswer);
  defineReceiptPage(app);
  defineWithdrawalPages(app);
}

interface Followed {
  readonly title: string;
  readonly self: boolean;
  readonly tracking: Tracking;
  readonly checked: readonly CheckedDocument[];
  readonly toProve: readonly ElementName[];
}

async function readTracking(request: FastifyRequest): Promise<Followed> {
  const { context, language } = request.ardeco;
  const tracking = await getFileTracking(context, parseRequestFileId(request));
  const { personId } = tracking.file;
  const self = personId === getSignedInPerson(request.ardeco);
  const elements = await readElements(context, personId);
  const name = formatNameInUse(elements);
  const files = await listTrackedFiles(context, personId);
  const facts = { self, name, isChange: isChange(tracking, files, elements) };
  const checked = await readCheckedOfRequest(context, tracking.file);
  const toProve = listUnprovenRequested(tracking, elements);
  return { tracking, checked, toProve, self, title: formatRequestTitle(facts, requestWords(language)) };
}

interface State {
  readonly errors: readonly FieldError[];
  readonly typed: TypedValues;
  readonly status: number;
}

async function showRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, typed, status }: State = { errors: [], typed: new Map(), status: 200 },
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { tracking, checked, toProve, title, self } = await readTracking(request);
  if (tracking.file.state === "draft")
    return sendSeeOther(reply, renderDraftHeading(visit.brand, tracking.file, self ? "self" : "relative"));
  const received = status === 200 && getQueryText(request, RECEIVED) !== "";
  const above = [
    { href: buildEnrolmentPaths(visit.brand).requests, label: requestWords(visit.language).list },
  ];
  return sendSpacePage(
    reply,
    { title, place: "home", above, status, hasErrors: errors.length > 0 },
    <RequestView {...{ visit, title, tracking, checked, toProve, self, errors, typed, received }} />,
  );
}

async function submitAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { tracking, toProve } = await readTracking(request);
  const refused = await acceptAnswer(request, tracking, toProve);
  if (refused) return showRequest(request, reply, { ...refused, typed: readForm(request).typed });
  return sendSeeOther(
    reply,
    `${buildEnrolmentPaths(request.ardeco.brand).request(tracking.file.id)}?${RECEIVED}=oui`,
  );
}

async function acceptAnswer(
  request: FastifyRequest,
  tracking: Tracking,
  toProve: readonly ElementName[],
): Promise<RefusedAnswer | undefined> {
  if (!readForm(request).typed.has(ANOTHER)) return submitRequestAnswer(request, tracking);
  if (toProve.length === 0) return undefined;
  return submitOrShowAgain(() => addAnother(request, tracking, toProve), {
    again: ({ errors, status }): RefusedAnswer => ({ errors, status }),
    after: (refused) => refused,
  });
}

function defineWithdrawalPages(app: FastifyInstance): void {
  app.get("/espace/demandes/:file/retrait", async (request, reply) => {
    const visit = request.ardeco;
    const { tracking } = await readTracking(request);
    return sendAuthorityPage(
      reply,
      { title: requestWords(visit.language).withdraw },
      <WithdrawalView {...{ visit }} file={tracking.file.id} />,
    );
  });
  app.post("/espace/demandes/:file/retrait", async (request, reply) => {
    const { context, brand } = request.ardeco;
    const fileId = parseRequestFileId(request);
    await withdrawFile(context, { fileId });
    return sendSeeOther(reply, buildEnrolmentPaths(brand).request(fileId));
  });
}
