import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";

/**
 * As the type provider's own, but a pattern reads no text longer than the maxLength beside it: once something
 * is wrong, the provider looks for all that is, and tries each pattern on a text of a megabyte that maxLength
 * refused.
 */
export const validatorCompiler: typeof TypeBoxValidatorCompiler = (route) =>
  TypeBoxValidatorCompiler({ ...route, schema: toBoundedPatterns(route.schema) as typeof route.schema });

/**
 * The same texts pass, of a pattern each of whose alternatives begins where the text does: with the flag u,
 * which patterns have, `[^]` is a code point, as maxLength counts. One that does not begin so is refused at
 * the start.
 */
function toBoundedPatterns(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(toBoundedPatterns);
  // What says of which type it is, and whether it is optional, is not enumerable
  const copy: object = Object.create(Object.getPrototypeOf(schema), Object.getOwnPropertyDescriptors(schema));
  for (const [name, member] of Object.entries(schema)) set(copy, name, toBoundedPatterns(member));
  const { pattern, maxLength } = schema as { readonly pattern?: unknown; readonly maxLength?: unknown };
  if (typeof pattern === "string" && typeof maxLength === "number") {
    if (!pattern.startsWith("^")) throw new Error(`a pattern beside a maxLength begins with ^: ${pattern}`);
    set(copy, "pattern", `^(?=[^]{0,${maxLength}}$)(?:${pattern})`);
  }
  return copy;
}

const set = (copy: object, name: string, value: unknown): void => {
  Object.defineProperty(copy, name, { value, enumerable: true });
};
