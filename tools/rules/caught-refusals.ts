import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const SENTENCE =
  "A refusal is caught by hand: say it beside its field with submitOrShowAgain, or expect it with recoverRefusal.";

/** What still catches by hand: shorten it. The handler of errors of kiosks is given what was thrown. */
const LEFT = [
  "apps/platform/src/features/billing/debits/",
  "apps/platform/src/features/kiosk/kiosks/pages/site/kiosk/kiosk-refusal.tsx",
];

/** Refusals are recognised in kernel/ and web/, not in each page and use case. */
export const caughtRefusals: Rule = {
  name: "caught-refusals",
  adr: "0147",
  check: (tree) => tree.code().filter(isJudged).flatMap(checkFile),
};

const isJudged = ({ path }: CodeFile): boolean =>
  /^apps\/platform\/src\/(features|frames|composition)\//.test(path) &&
  !placeOf(path).isTest &&
  !LEFT.some((left) => path.startsWith(left));

function checkFile(file: CodeFile): Failure[] {
  const found: Failure[] = [];
  file.visit({
    BinaryExpression: ({ operator, right, start }) => {
      if (operator !== "instanceof" || right.type !== "Identifier" || right.name !== "AppError") return;
      found.push(failure(file.path, file.lineAt(start), SENTENCE));
    },
  });
  return found;
}
