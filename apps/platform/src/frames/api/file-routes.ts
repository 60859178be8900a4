import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import {
  type EnrolmentFile,
  type FileView,
  fileStates,
  listQueue,
  openFile,
  type QueuePage,
  submitElementDecisions,
} from "../../features/enrolment/enrolment/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { journalledRead } from "../../web/index.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import { addPageLinks, Paged } from "./cursor.ts";
import { DecisionsShape, FileShape, OpenedFileShape, QueueShape } from "./file-shapes.ts";
import { readDecision } from "./read-decisions.ts";
import { closed, defineAnswers, Slug, Uuid } from "./schemas.ts";

const tags = ["files"];
const OneFile = Type.Object({ authority: Slug, file: Uuid });
const sentStates = fileStates.filter((state) => state !== "draft");

/** What agents do with files, as the desk does it: same use cases, same walls, same journal. */
export function mountFileRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  mountQueueRoute(scope, ports);
  openRoute(scope);
  mountDecisionRoute(scope);
}

function mountQueueRoute(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/queue",
    {
      ...journalledRead,
      schema: {
        operationId: "listQueue",
        summary: "Files to decide: the night’s arrivals first, then what is due first. Journalled.",
        tags,
        params: Type.Object({ authority: Slug }),
        querystring: Type.Object(
          {
            desk: Type.Optional(Uuid),
            state: Type.Optional(Type.Enum(sentStates)),
            assigned: Type.Optional(Type.Enum(["mine", "nobody"])),
            ...Paged,
            after: Type.Optional(
              Type.String({ maxLength: 120, deprecated: true, description: "Follow `Link` instead." }),
            ),
          },
          closed,
        ),
        response: defineAnswers(QueueShape, [401, 403, 404, 422]),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      const { desk, cursor, ...query } = request.query;
      const from = cursor === undefined ? {} : { after: cursors.read(request, cursor) };
      const at = desk === undefined ? {} : { deskId: parseId<"desk">(desk) };
      const page = await listQueue(context, { ...query, ...from, ...at });
      const next = page.next === undefined ? undefined : cursors.write(request, page.next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return toQueueAnswer(page);
    },
  );
}

function openRoute(scope: FastifyInstance): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/files/:file",
    {
      ...journalledRead,
      schema: {
        operationId: "openFile",
        summary:
          "One file with what was declared, proven and decided. " +
          "The person’s journal tells who read it, and why.",
        tags,
        params: OneFile,
        querystring: Type.Object(
          { purpose: Type.Enum(["review", "help_at_desk", "telephone", "check"]) },
          closed,
        ),
        response: defineAnswers(OpenedFileShape, [401, 403, 404, 422]),
      },
    },
    async (request) => {
      const context = getCallerContext(request);
      const fileId = parseId<"file">(request.params.file);
      const { purpose } = request.query;
      return toOpenedFileAnswer(await openFile(context, { fileId, purpose }));
    },
  );
}

function mountDecisionRoute(scope: FastifyInstance): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    "/files/:file/decisions",
    {
      schema: {
        operationId: "decideElements",
        summary: "Decides one element or several, all or none. The last one decides the file.",
        tags,
        params: OneFile,
        body: DecisionsShape,
        response: defineAnswers(FileShape, [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request) => {
      const { params, body } = request;
      const decisions = body.decisions.map(readDecision);
      const act = { fileId: parseId<"file">(params.file), version: body.version, decisions };
      return toFileAnswer(await submitElementDecisions(getCallerContext(request), act));
    },
  );
}

function toFileAnswer({ submittedAt, ...file }: EnrolmentFile) {
  return { ...file, ...(submittedAt === undefined ? {} : { submittedAt: submittedAt.toISOString() }) };
}

function toQueueAnswer({ items, next }: QueuePage) {
  return {
    ...(next === undefined ? {} : { next }),
    items: items.map(({ file, pending, unproven, ...item }) => ({
      ...item,
      file: toFileAnswer(file),
      pending: [...pending],
      unproven: [...unproven],
    })),
  };
}

/** The serialiser keeps what the shape names, and nothing else. */
function toOpenedFileAnswer({ file, elements, documents, decisions }: FileView) {
  return {
    file: toFileAnswer(file),
    elements: [...elements],
    documents: documents.map((document) => ({ ...document, elements: [...document.elements] })),
    decisions: [...decisions],
  };
}
