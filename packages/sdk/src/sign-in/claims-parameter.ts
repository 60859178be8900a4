// OpenID Connect for Identity Assurance 1.0, section 6: of a verification, one is told the members asked.
// These are those that `Checked` reads.
const check_details = [{ check_method: null, organization: null, time: null }];
const verification = {
  trust_framework: null,
  assurance_level: null,
  time: null,
  evidence: [
    { type: { value: "document" }, check_details, document_details: { type: null } },
    { type: { value: "electronic_record" }, check_details, record: { type: null } },
  ],
};

/**
 * The `claims` parameter (OpenID Connect Core 1.0, section 5.5); without names, all that is declared and
 * verified.
 */
export function claimsParameter(names?: readonly string[]): object {
  const asked = names && Object.fromEntries(names.map((name) => [name, null]));
  return {
    id_token: { acr: null, amr: null, auth_time: null },
    userinfo: { ...asked, verified_claims: { verification, claims: asked ?? null } },
  };
}
