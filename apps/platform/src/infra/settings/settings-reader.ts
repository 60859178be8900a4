/** One setting that is missing or wrong. Sentences never quote the value: it may be a secret. */
export interface Hole {
  readonly name: string;
  readonly fr: string;
  readonly en: string;
}

/** A start refused; the message lists every hole, in French then in English. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly holes: readonly Hole[];

  constructor(holes: readonly Hole[]) {
    const french = holes.map((hole) => `  ${hole.name} : ${hole.fr}`).join("\n");
    const english = holes.map((hole) => `  ${hole.name}: ${hole.en}`).join("\n");
    super(
      `Réglages à corriger avant de démarrer :\n${french}\nSettings to correct before starting:\n${english}`,
    );
    this.holes = holes;
  }
}

/** Reads settings one by one and collects what is wrong; an empty value is an absent one. */
export interface Read {
  text(name: string, fallback: string): string;
  /** Empty, and a hole, when absent. */
  required(name: string): string;
  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
  integer(name: string, fallback: number, max: number): number;
  /** Null when absent or wrong. */
  url(name: string, protocols: readonly string[]): URL | null;
  /** Separated by commas. */
  list(name: string, fallback: readonly string[]): readonly string[];
  hole(name: string, fr: string, en: string): void;
  /** Throws when anything was wrong. */
  refuseHoles(): void;
}

export function buildSettingsReader(env: Readonly<Record<string, string | undefined>>): Read {
  const holes: Hole[] = [];
  const value = (name: string) => env[name]?.trim() ?? "";
  const hole: Read["hole"] = (name, fr, en) => holes.push({ name, fr, en });
  return {
    hole,
    text: (name, fallback) => value(name) || fallback,
    required: (name) => {
      if (value(name) === "")
        hole(name, "absent, obligatoire en production", "missing, required in production");
      return value(name);
    },
    oneOf: (name, allowed, fallback) => {
      const given = value(name);
      if (given === "") return fallback;
      const known = allowed.find((candidate) => candidate === given);
      if (known === undefined)
        hole(name, `attendu : ${allowed.join(", ")}`, `expected: ${allowed.join(", ")}`);
      return known ?? fallback;
    },
    integer: (name, fallback, max) => {
      const given = value(name);
      if (given === "") return fallback;
      if (/^\d{1,9}$/.test(given) && Number(given) <= max) return Number(given);
      hole(name, `nombre de 0 à ${max} attendu`, `a number from 0 to ${max} is expected`);
      return fallback;
    },
    url: (name, protocols) => {
      const given = value(name);
      if (given === "") return null;
      const url = URL.canParse(given) ? new URL(given) : null;
      if (url && url.hostname !== "" && protocols.includes(url.protocol)) return url;
      const shown = protocols.map((protocol) => `${protocol}//`).join(", ");
      hole(
        name,
        `adresse attendue, qui commence par ${shown}`,
        `an address is expected, starting with ${shown}`,
      );
      return null;
    },
    list: (name, fallback) => {
      const given = value(name);
      return given === ""
        ? fallback
        : given
            .split(",")
            .map((part) => part.trim())
            .filter(Boolean);
    },
    refuseHoles: () => {
      if (holes.length > 0) throw new ConfigError(holes);
    },
  };
}
