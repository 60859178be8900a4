import type { Answer, Answers } from "../../../../../../../web/index.ts";

/**
 * Answers as a file keeps them, read back. What is not an answer is left out: the question is asked again.
 */
export function parseAnswersJson(json: unknown): Answers {
  if (typeof json !== "object" || json === null) return {};
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, Answer] => isAnswer(entry[1])),
  );
}

function isAnswer(json: unknown): json is Answer {
  if (json === null || json === true || typeof json === "string") return true;
  if (Array.isArray(json)) return json.every((item) => typeof item === "string" || isFile(item));
  return isAddress(json);
}

const isAddress = (json: unknown): boolean =>
  typeof json === "object" && json !== null && "street" in json && "postcode" in json && "city" in json;

const isFile = (json: unknown): boolean =>
  typeof json === "object" && json !== null && "fileName" in json && "size" in json;
