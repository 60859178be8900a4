import type { Static } from "typebox";
import { Type } from "typebox";
import { buildJsonReader } from "../../../trust/keys/index.ts";

export const FORMAT = "ardeco-application/1";

const closed = { additionalProperties: false } as const;
const Address = Type.String({ minLength: 1, maxLength: 2_000 });
const Addresses = Type.Array(Address, { maxItems: 20 });

/** What a vendor takes from the sandbox to an authority: no secret, no private key, nobody. */
export const Exported = Type.Object(
  {
    format: Type.Literal(FORMAT),
    exportedOn: Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" }),
    service: Type.Object(
      {
        slug: Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 63 }),
        definition: Type.Record(Type.String(), Type.Unknown()),
      },
      closed,
    ),
    application: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 120 }),
        authMethod: Type.Enum(["client_secret_basic", "client_secret_post", "private_key_jwt"]),
        redirectUris: Addresses,
        postLogoutRedirectUris: Addresses,
        initiateLoginUri: Type.Optional(Address),
        backchannelLogoutUri: Type.Optional(Address),
        eventsUri: Type.Optional(Address),
        jwksUri: Type.Optional(Address),
        jwks: Type.Optional(Type.Unknown()),
        pushedRequestsOnly: Type.Boolean(),
        boundTokensOnly: Type.Boolean(),
      },
      closed,
    ),
    /** What the sandbox saw of it, for the authority to know; nothing depends on it. */
    checks: Type.Array(Type.Object({ name: Type.String({ maxLength: 40 }), seen: Type.Boolean() }, closed), {
      maxItems: 50,
    }),
  },
  closed,
);
export type Exported = Static<typeof Exported>;

export const readExported = buildJsonReader("exported_application", Exported);
