import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { terminalKinds } from "../../features/cards/equipment/index.ts";
import {
  checkCode,
  checkRefusals,
  readTerminalList,
  supportKinds,
} from "../../features/cards/supports/index.ts";
import { type ApiPorts, getCallerContext } from "./callers.ts";
import { getCallingEquipment, openToEquipment } from "./equipment-routes.ts";
import { closed, defineAnswers, Slug } from "./schemas.ts";

const tags = ["supports"];
const OfAuthority = Type.Object({ authority: Slug });

const Shown = Type.Object(
  {
    code: Type.String({
      minLength: 1,
      maxLength: 400,
      description: "The text of the QR code, as it was read: `AS1:…` or `AR1:…`.",
    }),
  },
  closed,
);

const Answer = Type.Object({
  accepted: Type.Boolean(),
  kind: Type.Union([Type.Enum([...supportKinds]), Type.Null()]),
  subject: Type.Union([Type.String(), Type.Null()], {
    description:
      "Who it is for the service of the equipment’s desk: the `sub` that its application " +
      "knows, and no other’s. Null without an agreement, or at a desk of no service.",
  }),
  checked: Type.Union([Type.Boolean(), Type.Null()], {
    description: "False of a person whose identity no agent has checked yet: they said who they are.",
  }),
  copyable: Type.Union([Type.Boolean(), Type.Null()], {
    description: "True of a code that does not change: whoever copied it shows it too. Look at who is there.",
  }),
  refusal: Type.Union([
    Type.Object({
      code: Type.Enum(Object.keys(checkRefusals)),
      fr: Type.String(),
      en: Type.String(),
    }),
    Type.Null(),
  ]),
});

const List = Type.Object({
  issuer: Type.String({
    description:
      "Whose list and key: accept a code, or another list, under this key only if it names this issuer.",
  }),
  version: Type.Integer({ description: "Grows: refuse a list below the one you have." }),
  expires: Type.String({
    format: "date-time",
    description: "Beyond, accept nothing until you have another.",
  }),
  list: Type.String({ description: "COSE_Sign1, base64url: `readDenyList` of @ardeco/signed-qr." }),
  key: Type.Object({ kid: Type.String(), x: Type.String(), y: Type.String() }, { description: "P-256." }),
});

/** What a reader, a kiosk or a scanner asks of what people show. */
export function mountSupportRoutes(scope: FastifyInstance, ports: ApiPorts): void {
  openToEquipment(scope, ports, terminalKinds);
  const routes = scope.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    "/supports/check",
    {
      schema: {
        operationId: "checkSupport",
        summary: "Is this code good, and who is it for the service of this desk? Refused, it says why.",
        tags,
        security: [{ equipment: [] }],
        params: OfAuthority,
        body: Shown,
        response: defineAnswers(Answer, [401, 404, 422]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const equipment = getCallingEquipment(request);
      const checked = await checkCode(getCallerContext(request), { code: request.body.code, equipment });
      if (checked.accepted) {
        const { kind, subject, isChecked, isCopyable } = checked;
        return { accepted: true, kind, subject, checked: isChecked, copyable: isCopyable, refusal: null };
      }
      const refusal = { code: checked.refusal, ...checkRefusals[checked.refusal] };
      return { accepted: false, kind: null, subject: null, checked: null, copyable: null, refusal };
    },
  );
  routes.get(
    "/supports/terminal-list",
    {
      schema: {
        operationId: "readTerminalList",
        summary:
          "What to take along offline: the supports that no longer stand, and the key that verifies codes.",
        tags,
        security: [{ equipment: [] }],
        params: OfAuthority,
        response: defineAnswers(List, [401, 404]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const { issuer, version, expires, list, key } = await readTerminalList(getCallerContext(request));
      return {
        issuer,
        version,
        expires: expires.toISOString(),
        list: Buffer.from(list).toString("base64url"),
        key,
      };
    },
  );
}
