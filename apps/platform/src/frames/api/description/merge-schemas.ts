import { isMembers, type Members, mapMembers } from "./members.ts";

/**
 * Each schema with a `title` goes to `components/schemas` under that name, and a reference stands where it
 * was. A description of one place stays beside its reference, as JSON Schema 2020-12 allows. Two schemas
 * under one title are a mistake of ours.
 */
export function mergeSchemas(document: Members): {
  readonly document: Members;
  readonly schemas: Members;
} {
  const schemas = new Map<string, Members>();
  const shared = mapMembers(document, (members) => {
    const { title, description, deprecated, ...schema } = members;
    if (typeof title !== "string" || !isSchema(members)) return members;
    const known = schemas.get(title);
    const kept = known ?? { ...(description === undefined ? {} : { description }), ...schema };
    if (known === undefined) schemas.set(title, kept);
    const { description: first, ...content } = kept;
    if (JSON.stringify(content) !== JSON.stringify(schema))
      throw new Error(`two schemas are called ${title}`);
    return {
      $ref: `#/components/schemas/${title}`,
      ...(description === undefined || description === first ? {} : { description }),
      ...(deprecated === undefined ? {} : { deprecated }),
    };
  });
  const sorted = [...schemas].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { document: isMembers(shared) ? shared : document, schemas: Object.fromEntries(sorted) };
}

/** `info` has a title too. */
const isSchema = (members: Members): boolean =>
  ["type", "anyOf", "allOf", "oneOf", "enum", "const"].some((keyword) => Object.hasOwn(members, keyword));
