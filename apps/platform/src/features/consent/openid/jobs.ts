import { type PersonId, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { endTokens, endTokensForSubjects, endTokensOfPerson, signOut } from "./end-tokens.ts";

const parseJobPerson = (value: unknown): PersonId => parseId<"person">(String(value));

/**
 * Everything that ends a token, in one place: the consent under it, the right over its subject, or the
 * sign-in that obtained it. Each of the three is also asked at each use (consent-grants.ts), so that nothing
 * depends on when a job runs.
 */
export const openidJobs: ModuleJobs = {
  handlers: {
    "openid.revoke": {
      run: (context, data) => endTokens(context, openGrantEvent(context, data)),
    },
    "openid.sign_out": {
      run: (context, data) => signOut(context, openGrantEvent(context, data)),
    },
    "openid.end_represented": {
      run: (context, { representativeId, representedId }) =>
        endTokensForSubjects(context, parseJobPerson(representativeId), [parseJobPerson(representedId)]),
    },
    "openid.end_sign_ins": {
      run: (context, { personId }) => endTokensOfPerson(context, parseJobPerson(personId)),
    },
  },
  listens: {
    "consent.grant_withdrawn": "openid.revoke",
    "consent.grant_paused": "openid.sign_out",
    // A court's decision, majority, a mandate given back or past its end, a death, an error.
    "households.representation_ended": "openid.end_represented",
    // A recovery served or undone, an account handed over, a former holder put out, a death, a key removed. A
    // merge closes an account whose services were all left before.
    "access.sign_ins_revoked": "openid.end_sign_ins",
  },
};
