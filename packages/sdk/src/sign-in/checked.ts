import { first, member, textOf } from "../read.ts";

/**
 * `vpip`: the original was seen at the desk. `vri`: a copy was examined. `data`: a register was asked.
 * `auth`: the person signed in at an identity provider.
 */
export type CheckMethod = "vpip" | "vri" | "data" | "auth" | (string & {});

/** One entry of `verified_claims`, flat: what the platform tells has one evidence, checked once. */
export interface Checked {
  readonly value: unknown;
  /** The organisation, in words. */
  readonly by: string | undefined;
  readonly how: CheckMethod | undefined;
  /** ISO 8601, UTC. */
  readonly when: string | undefined;
  /** Type of the document or of the register: docs/protocol/verified-claims.md lists them. */
  readonly from: string | undefined;
  /** `fr_ardeco_local`: an agent of the authority. `eidas`: an identity provider of a notified scheme. */
  readonly framework: string;
  /** `authority_checked` is no step of the eIDAS scale. */
  readonly assurance: string | undefined;
}

/**
 * One object or several (OpenID Identity Assurance Schema Definition 1.0, section 5); what cannot be read is
 * left out.
 */
export function readChecked(verified: unknown): Readonly<Record<string, Checked | undefined>> {
  const entries = [verified].flat().flatMap((one) => {
    const verification = member(one, "verification");
    const framework = textOf(verification, "trust_framework");
    if (framework === undefined) return [];
    const how = { framework, ...checkOf(verification) };
    return Object.entries(Object(member(one, "claims"))).map(([name, value]): [string, Checked] => [
      name,
      { value, ...how },
    ]);
  });
  // Told twice, the first stands.
  return Object.fromEntries(entries.reverse());
}

function checkOf(verification: unknown): Omit<Checked, "value" | "framework"> {
  const evidence = first(member(verification, "evidence"));
  const check = first(member(evidence, "check_details"));
  return {
    by: textOf(check, "organization"),
    how: textOf(check, "check_method"),
    when: textOf(check, "time") ?? textOf(verification, "time"),
    from: textOf(member(evidence, "document_details"), "type") ?? textOf(member(evidence, "record"), "type"),
    assurance: textOf(verification, "assurance_level"),
  };
}
