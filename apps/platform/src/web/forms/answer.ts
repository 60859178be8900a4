/** A French postal address as typed; compared with the national base by the module that needs it. */
export interface AddressAnswer {
  readonly street: string;
  /** "" when there is none. */
  readonly complement: string;
  readonly postcode: string;
  readonly city: string;
}

/** A file already handed in: `id` is given by whoever keeps it. */
export interface FileAnswer {
  readonly id?: string;
  readonly fileName: string;
  readonly size: number;
}

/** `null`: asked, and left empty as it may be. Plain JSON, so that a draft can be kept as it is. */
export type Answer = string | true | readonly string[] | AddressAnswer | readonly FileAnswer[] | null;

export type Answers = Readonly<Record<string, Answer>>;

const getAnswer = (answers: Answers, name: string): Answer =>
  Object.hasOwn(answers, name) ? (answers[name] ?? null) : null;

export const hasAnswer = (answers: Answers, name: string): boolean => Object.hasOwn(answers, name);

/** Text, date, e-mail, phone, choice. */
export function findTextAnswer(answers: Answers, name: string): string | undefined {
  const answer = getAnswer(answers, name);
  return typeof answer === "string" ? answer : undefined;
}

export function listChoiceAnswers(answers: Answers, name: string): readonly string[] {
  const answer = getAnswer(answers, name);
  return Array.isArray(answer) ? answer.filter((item) => typeof item === "string") : [];
}

export function listFileAnswers(answers: Answers, name: string): readonly FileAnswer[] {
  const answer = getAnswer(answers, name);
  return Array.isArray(answer) ? answer.filter((item) => typeof item === "object") : [];
}

export const isConfirmed = (answers: Answers, name: string): boolean => getAnswer(answers, name) === true;

export function findAddressAnswer(answers: Answers, name: string): AddressAnswer | undefined {
  const answer = getAnswer(answers, name);
  return typeof answer === "object" && answer !== null && "street" in answer ? answer : undefined;
}
