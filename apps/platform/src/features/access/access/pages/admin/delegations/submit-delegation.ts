import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { type AuthorityId, type DelegationId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  findTextAnswer,
  parseFields,
  readForm,
  submitOrShowAgain,
  toBriefError,
} from "../../../../../../web/index.ts";
import {
  findAuthorityByWords,
  readAuthority,
  readOpenDesks,
  toSearchableName,
} from "../../../../../authorities/authorities/index.ts";
import {
  accessErrors,
  grantDelegation,
  lentRoles,
  readAgentByEmail,
  readStaffActor,
} from "../../../index.ts";
import { buildDelegationFields } from "./delegation-fields.ts";
import { delegationWords } from "./delegation-words.ts";
import { notifyDelegatedAgents } from "./notify-delegated-agents.ts";
import { toAdministrationSystem } from "./to-administration-system.ts";

const both = bothIn(delegationWords);

/** Gives what the form asks; returns what is to be corrected. */
export async function submitDelegation(request: FastifyRequest): Promise<readonly FieldError[]> {
  const { context } = request.ardeco;
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildDelegationFields(), readForm(request), { today, answers: {} });
  if (errors.length > 0) return errors;
  const from = findTextAnswer(answers, "from") ?? "";
  const named = await findAuthorityByWords(context, from);
  const lender = named && (await readAuthority(context, named.id));
  if (!lender || lender.id === context.authorityId) return [unknownAuthority];
  const taker = await findTaker(request, lender.id, answers);
  const role = lentRoles.find((one) => one === findTextAnswer(answers, "role"));
  if (!taker || !role) return [unknownAgent];
  const endsOn = findTextAnswer(answers, "endsOn") ?? "";
  const granted = {
    ...taker,
    role,
    id: context.newId<DelegationId>(),
    reason: findTextAnswer(answers, "reason") ?? "",
    startsOn: findTextAnswer(answers, "startsOn") ?? "",
    endsOn,
  };
  return submitOrShowAgain(() => grantDelegation(context, granted), {
    besides: { "access.delegation_dates": toBriefError("endsOn") },
    again: (refused) => refused.errors,
    after: async (): Promise<readonly FieldError[]> => {
      await notifyDelegatedAgents(request.ardeco, lender, { ...taker, role, endsOn });
      return [];
    },
  });
}

/**
 * An agent by professional address or identifier, or the team of a desk by its name. By the system of the
 * other authority: its staff is not ours to list.
 */
async function findTaker({ ardeco }: FastifyRequest, fromAuthorityId: AuthorityId, answers: Answers) {
  const typed = findTextAnswer(answers, "staffId") ?? "";
  const there = toAdministrationSystem(ardeco.context, fromAuthorityId);
  const isAddress = typed.includes("@");
  if (isUuid(typed)) {
    const staffId = parseId<"staff">(typed);
    return (await readStaffActor(there, staffId)) && { fromAuthorityId, staffId };
  }
  if (isAddress) {
    const staffId = await readAgentByEmail(there, typed);
    return staffId && { fromAuthorityId, staffId };
  }
  const named = toSearchableName(typed);
  const desk = (await readOpenDesks(there)).find(({ name }) => toSearchableName(name) === named);
  return desk && { fromAuthorityId, teamDeskId: desk.id };
}

const unknownAuthority: FieldError = {
  field: "from",
  code: "authorities.unknown",
  ...both(({ unknownFrom }) => unknownFrom),
};

const unknownAgent: FieldError = {
  field: "staffId",
  code: accessErrors.codes["access.unknown_agent"],
  ...both(({ unknown }) => unknown),
};
