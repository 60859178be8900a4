import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { capabilities, hasCapability, requireCapability } from "../../features/access/access/index.ts";
import { type JournalEntry, searchJournal } from "../../features/trust/audit/index.ts";
import { type Actor, staffRoles } from "../../kernel/context.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { journalledRead } from "../../web/index.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import { addPageLinks, DEFAULT_LIMIT, FormerPaging, Paged } from "./cursor.ts";
import { closed, defineAnswers, Instant, Slug, Uuid } from "./schemas.ts";

const OfAuthority = Type.Object({ authority: Slug });

const AgentShape = Type.Object({
  id: Uuid,
  name: Type.String(),
  roles: Type.Array(
    Type.Object({
      role: Type.Enum([...staffRoles]),
      serviceId: Type.Optional(Uuid),
      deskId: Type.Optional(Uuid),
    }),
  ),
  capabilities: Type.Array(Type.String()),
});

const JournalShape = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: Uuid,
      position: Type.Integer(),
      at: Instant,
      actor: Type.Object({
        kind: Type.String(),
        id: Type.Optional(Type.String()),
        label: Type.Optional(Type.String()),
        delegationId: Type.Optional(Type.String()),
      }),
      action: Type.String(),
      personId: Type.Optional(Uuid),
      data: Type.Unknown(),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: "Send it as `before` for the older page." })),
});

/** Who the token is, and what the authority's journal says. */
export function mountAgentRoutes(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/whoami",
    {
      schema: {
        operationId: "whoAmI",
        summary: "The agent behind the token, with today’s roles.",
        tags: ["agents"],
        params: OfAuthority,
        response: defineAnswers(AgentShape, [401, 404]),
      },
    },
    async (request) => toAgentAnswer(getCallerContext(request).actor),
  );
  app.get(
    "/journal",
    {
      ...journalledRead,
      schema: {
        operationId: "readJournal",
        summary: "The authority’s journal, newest first: auditor and data-protection officer.",
        tags: ["journal"],
        params: OfAuthority,
        querystring: Type.Object(
          {
            ...Paged,
            before: FormerPaging.before,
          },
          closed,
        ),
        response: defineAnswers(JournalShape, [401, 403, 404, 422]),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      requireCapability(context, "journal.read");
      const { cursor, limit = DEFAULT_LIMIT, ...former } = request.query;
      const asked = { ...former, limit };
      const from = cursor === undefined ? {} : { before: Number(cursors.read(request, cursor)) };
      const page = await searchJournal(context, { ...asked, ...from });
      const next = page.next === undefined ? undefined : cursors.write(request, String(page.next));
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return { ...page, entries: page.entries.map(toEntryAnswer) };
    },
  );
}

function toAgentAnswer(actor: Actor) {
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  const may = Object.keys(capabilities).filter(isCapability);
  return {
    id: actor.staffId,
    name: actor.label,
    roles: [...actor.roles],
    capabilities: may.filter((capability) => hasCapability(actor, capability)),
  };
}

function isCapability(name: string): name is keyof typeof capabilities {
  return Object.hasOwn(capabilities, name);
}

function toEntryAnswer(entry: JournalEntry) {
  return { ...entry, at: entry.at.toISOString() };
}
