import { ServiceDefinition } from "@ardeco/contracts";
import { Type } from "typebox";
import { FormerPaging, Paged } from "./cursor.ts";
import { closed, Slug, Uuid } from "./schemas.ts";

export const OfferedServiceShape = Type.Object(
  {
    id: Uuid,
    slug: Slug,
    provider: Type.String({ description: "Slug of the authority that publishes it." }),
    version: Type.Integer({ minimum: 1 }),
    definition: ServiceDefinition,
  },
  { title: "Service" },
);

export const PublicServiceList = Type.Object({ services: Type.Array(OfferedServiceShape) });

/** A page of the authorities: there may be 35,000. */
export const AuthorityQuestion = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 100,
        description: "A name or a postal code: its beginning, without accents.",
      }),
    ),
    ...Paged,
    page: FormerPaging.page,
    per_page: FormerPaging.per_page,
  },
  closed,
);

export const AuthorityList = Type.Object({
  total: Type.Integer({ description: "How many there are; of a search, 1,000 at the most." }),
  authorities: Type.Array(
    Type.Object({
      slug: Slug,
      name: Type.String(),
      kind: Type.String(),
      officialCode: Type.String({ description: "INSEE code of a commune; SIREN of a group." }),
    }),
  ),
});
