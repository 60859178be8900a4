import { isMembers, type Members, mapMembers } from "./members.ts";

/**
 * A parameter that several operations take goes to `components/parameters`, and a reference stands where it
 * was.
 */
export function mergeParameters(document: Members): {
  readonly document: Members;
  readonly parameters: Members;
} {
  const counts = new Map<string, number>();
  mapParameters(document, (parameter) => {
    const text = JSON.stringify(parameter);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return parameter;
  });
  const names = new Map<string, string>();
  const parameters: Record<string, Members> = {};
  const shared = mapParameters(document, (parameter) => {
    const text = JSON.stringify(parameter);
    if ((counts.get(text) ?? 0) < 2) return parameter;
    const name = names.get(text) ?? createParameterName(parameter, parameters);
    names.set(text, name);
    parameters[name] = parameter;
    return { $ref: `#/components/parameters/${name}` };
  });
  return { document: isMembers(shared) ? shared : document, parameters };
}

function mapParameters(document: Members, change: (parameter: Members) => unknown): unknown {
  return mapMembers(document, (members) =>
    Array.isArray(members.parameters)
      ? { ...members, parameters: members.parameters.map((one) => (isMembers(one) ? change(one) : one)) }
      : members,
  );
}

function createParameterName(parameter: Members, taken: Members): string {
  const name = `${String(parameter.in)}.${String(parameter.name)}`;
  if (!Object.hasOwn(taken, name)) return name;
  const isNeeded = parameter.required === true ? "required" : "optional";
  const precise = `${name}.${isNeeded}`;
  if (Object.hasOwn(taken, precise)) throw new Error(`the parameter ${precise} has several meanings`);
  return precise;
}
