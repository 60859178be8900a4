import { Type } from "typebox";
import { Parse } from "typebox/value";

const Description = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        operationId: Type.String(),
        summary: Type.String(),
        tags: Type.Array(Type.String()),
        security: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Array(Type.String())))),
      }),
    ),
  ),
});

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: "open" | "agent" | "application" | "equipment";
}

/** The lines of the description that the page shows, in its order. */
export function listOperations(description: unknown): readonly Operation[] {
  const { paths } = Parse(Description, description);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary, tags, security = [] }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      summary,
      tag: tags[0] ?? "",
      access: getOperationAccess(security.flatMap((scheme) => Object.keys(scheme))),
    })),
  );
}

function getOperationAccess(schemes: readonly string[]): Operation["access"] {
  if (schemes.includes("application")) return "application";
  if (schemes.includes("equipment")) return "equipment";
  return schemes.includes("agent") ? "agent" : "open";
}
