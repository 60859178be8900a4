const names: Readonly<Record<string, string>> = { franceconnect: "FranceConnect", proconnect: "ProConnect" };

export function formatProviderName(kind: unknown): string {
  return typeof kind === "string" && Object.hasOwn(names, kind) ? (names[kind] ?? kind) : String(kind);
}
