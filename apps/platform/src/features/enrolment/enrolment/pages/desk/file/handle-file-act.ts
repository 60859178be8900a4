import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import type { FileId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { type ErrorCode, listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  type PostedForm,
  parsePathId,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import { type AgentAct, enrolmentErrors } from "../../../index.ts";
import { showFile } from "./file-page.tsx";
import type { Done } from "./notice-words.ts";

export interface Act extends AgentAct {
  readonly context: Context;
  readonly form: PostedForm;
}

export interface ActDone {
  readonly done: Done;
  /** Part of the page to go on from. */
  readonly anchor?: string;
}

/** Where a refusal of the module shows, by its code; else at the top of the page. */
export type CodeFieldResolver = (code: string) => string | undefined;

const conflicts: readonly ErrorCode[] = [
  ...listCodes(kernelErrors, "request.changed_meanwhile"),
  ...listCodes(enrolmentErrors, "enrolment.not_possible_now", "enrolment.unknown_request"),
];

/**
 * One act of an agent on a file, on the version that they read. Done, it leads back to the file; refused, the
 * file comes back as it is now, with all that was typed.
 */
export async function handleFileAct(
  request: FastifyRequest,
  reply: FastifyReply,
  act: (act: Act) => Promise<ActDone>,
  fieldOf: CodeFieldResolver = () => undefined,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const fileId: FileId = parsePathId<"file">(request, "id");
  const form = readForm(request);
  const run = async () => {
    const { done, anchor } = await act({ context, form, fileId, version: readFormVersion(form) });
    const place = anchor === undefined ? "" : `#${anchor}`;
    return sendSeeOther(reply, `${buildDeskAddresses(brand).file(fileId)}?fait=${done}${place}`);
  };
  return recoverRefusal([422, ...conflicts], run, (refusal) => {
    const { status } = refusal;
    const conflict = conflicts.some((code) => code === refusal.code);
    const errors = conflict ? [] : toActErrors(refusal, fieldOf);
    return showFile(request, reply, { status, typed: form.typed, errors, conflict });
  });
}

function toActErrors(error: AppError, fieldOf: CodeFieldResolver): readonly FieldError[] {
  if (error.fields.length > 0)
    return error.fields.map((one) => ({ ...one, field: fieldOf(error.code) ?? one.field }));
  return [toFieldError(fieldOf(error.code) ?? "", error)];
}

function readFormVersion({ typed }: PostedForm): number {
  const text = getTypedText(typed, "version");
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** The answers of a form of the page are wrong: they come back beside their fields. */
export function buildFieldsRefusal(errors: readonly FieldError[]): AppError {
  return kernelErrors.error("request.invalid", errors);
}
