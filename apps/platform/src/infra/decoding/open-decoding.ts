import type { Cleaning, Decoding, DocumentMediaType, Sight } from "../../kernel/decoding.ts";
import type { Closable } from "../../kernel/ports.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";
import { CleanAnswers, type DecodingQuestion, LookAnswers } from "./answers.ts";
import { DecodingFault } from "./decoding-process.ts";
import type { Frame } from "./frames.ts";
import { openPool, type PoolOptions } from "./pool.ts";

export interface DecodingOptions extends PoolOptions {
  readonly limits?: DecodingLimits;
}

/** Time for one file, from when it is handed to a process. */
export interface DecodingLimits {
  readonly cleanMs: number;
  readonly lookMs: number;
}

/**
 * 48 million pixels in HEIC took 2.4 s when measured (docs/adr/0013), a page without a code nor a zone some
 * seconds; a busy, slower machine gets ten times that.
 */
const LIMITS: DecodingLimits = { cleanMs: 30_000, lookMs: 40_000 };

/**
 * Where every file that people send is decoded: in a few processes that hold no key (confinement.ts), whose
 * answers are checked as those of a stranger (answers.ts). A file that makes one fail is damaged, or took too
 * long; the process is ended and another takes its place.
 */
export function openDecoding({ limits = LIMITS, ...options }: DecodingOptions = {}): Decoding & Closable {
  const { log } = options;
  const pool = openPool(options);

  /** What is believed of an answer, or the fault. Nothing of the file is told. */
  async function ask<Answer>(
    question: DecodingQuestion,
    file: Uint8Array,
    read: (frame: Frame) => Answer | null,
  ): Promise<Answer | DecodingFault> {
    requireNoTransaction("a file to decode");
    try {
      return await pool.run(question.work, async (decoding) => {
        const timeMs = question.work === "clean" ? limits.cleanMs : limits.lookMs;
        const answer = read(await decoding.ask(question, file, { timeMs }));
        if (answer === null) throw new DecodingFault("invalid_answer");
        return answer;
      });
    } catch (error) {
      if (!(error instanceof DecodingFault)) throw error;
      log?.warn({ action: question.work, code: error.fault }, "a decoding process failed on a file");
      return error;
    }
  }

  return {
    clean: async (file, options) => {
      const answer = await ask({ work: "clean", only: options?.only ?? null }, file, toCleaning);
      return answer instanceof DecodingFault ? { ok: false, reason: "damaged" } : answer;
    },
    look: async (content, { zone }) => {
      const answer = await ask({ work: "look", zone }, content, toSight);
      if (!(answer instanceof DecodingFault)) return answer;
      const unreadable = answer.fault === "timed_out" ? "timed-out" : "damaged";
      return { codes: [], zone: null, unreadable };
    },
    close: () => pool.close(),
  };
}

/** How each type that is stored begins: it will be served as such. */
const beginnings: Readonly<Record<DocumentMediaType, string>> = {
  "application/pdf": "%PDF-",
  "image/jpeg": "\xff\xd8\xff",
  "image/png": "\x89PNG\r\n",
};

function toCleaning({ head, body }: Frame): Cleaning | null {
  if (!CleanAnswers.Check(head)) return null;
  if (!head.ok) return { ok: false, reason: head.reason };
  const { mediaType, warnings, size } = head;
  const beginning = Buffer.from(beginnings[mediaType], "latin1");
  if (!body.subarray(0, beginning.length).equals(beginning)) return null;
  return { ok: true, cleaned: { mediaType, warnings, content: body, ...(size ? { size } : {}) } };
}

function toSight({ head, body }: Frame): Sight | null {
  if (!LookAnswers.Check(head) || body.length > 0) return null;
  return { ...head, codes: head.codes.map((code) => Buffer.from(code, "base64")) };
}
