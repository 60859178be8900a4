/** A constraint of the request does not hold, or is of a kind that we do not know. */
export const MISSED = Symbol("a constraint does not hold");

type Members = Readonly<Record<string, unknown>>;

/**
 * What of `told` the template `asked` wants: each member is told only when it is asked for (OpenID Connect
 * for Identity Assurance 1.0, section 5.4). Entries of an array are alternatives: of what is told, those that
 * meet one are kept.
 * @returns `MISSED` when a constraint (`value`, `values`, `max_age`) does not hold; undefined when nothing
 *   is known
 */
export function applyTemplate(asked: unknown, told: unknown, now: Date): unknown {
  if (asked === null) return told;
  if (Array.isArray(asked)) return applyAlternativeTemplates(asked, told, now);
  if (!isMembers(asked)) return MISSED;
  if (isConstraint(asked)) return isConstraintMet(asked, told, now) ? told : MISSED;
  if (told === undefined) return applyMembersTemplate(asked, {}, now) === MISSED ? MISSED : undefined;
  return isMembers(told) ? applyMembersTemplate(asked, told, now) : MISSED;
}

export function applyMembersTemplate(asked: Members, told: Members, now: Date): Members | typeof MISSED {
  const wanted = Object.entries(asked).filter(([name]) => !REMARKS.includes(name));
  const kept = wanted.map(([name, template]) => {
    const known = Object.hasOwn(told, name) ? told[name] : undefined;
    return [name, applyTemplate(template, known, now)] as const;
  });
  if (kept.some(([, value]) => value === MISSED)) return MISSED;
  const known = kept.filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

function applyAlternativeTemplates(templates: readonly unknown[], told: unknown, now: Date): unknown {
  if (templates.length === 0) return undefined;
  // Nothing is known: no answer to a wish, and a constraint is not met.
  if (!Array.isArray(told))
    return templates.some((template) => applyTemplate(template, undefined, now) !== MISSED)
      ? undefined
      : MISSED;
  const kept = told.flatMap((entry: unknown) => {
    const answers = templates.map((template) => applyTemplate(template, entry, now));
    return answers.find((answer) => answer !== MISSED) ?? [];
  });
  return kept.length > 0 ? kept : MISSED;
}

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** They bind nothing: how much it matters, and why. */
const REMARKS = ["essential", "purpose"];
const CONSTRAINTS = ["value", "values", "max_age", ...REMARKS];
const isConstraint = (asked: Members): boolean =>
  Object.keys(asked).every((name) => CONSTRAINTS.includes(name));

function isConstraintMet({ value, values, max_age }: Members, told: unknown, now: Date): boolean {
  const wanted: readonly unknown[] | undefined = Array.isArray(values)
    ? values
    : value === undefined
      ? undefined
      : [value];
  if (wanted && !wanted.includes(told)) return false;
  return typeof max_age !== "number" || isRecent(max_age, told, now);
}

/** `max_age`: seconds since the instant, or since the last second of the day (section 5.5.2). */
function isRecent(maxAge: number, told: unknown, now: Date): boolean {
  if (typeof told !== "string") return false;
  const since = Date.parse(told.length === "2026-11-24".length ? `${told}T23:59:59Z` : told);
  return now.getTime() - since <= maxAge * 1000;
}
