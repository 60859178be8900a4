// What comes from outside is unknown until these have looked at it.

export function member(holder: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(Object(holder), name)?.value;
}

export function textOf(holder: unknown, name: string): string | undefined {
  const found = member(holder, name);
  return typeof found === "string" && found !== "" ? found : undefined;
}

export function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
