import { ServiceDefinition } from "@ardeco/contracts";
import { Type } from "typebox";
import { Slug, Uuid } from "./schemas.ts";

export const OfferedServiceShape = Type.Object({
  id: Uuid,
  slug: Slug,
  provider: Type.String({ description: "Slug of the authority that publishes it." }),
  version: Type.Integer({ minimum: 1 }),
  definition: ServiceDefinition,
});

export const ServiceList = Type.Object({ services: Type.Array(OfferedServiceShape) });

export const AuthorityList = Type.Object({
  authorities: Type.Array(
    Type.Object({
      slug: Slug,
      name: Type.String(),
      kind: Type.String(),
      officialCode: Type.String({ description: "INSEE code of a commune; SIREN of a group." }),
    }),
  ),
});
