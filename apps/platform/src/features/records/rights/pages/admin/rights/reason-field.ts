import { bothIn, type Field } from "../../../../../../web/index.ts";
import { WORDS_LENGTH } from "../../../index.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";

const both = bothIn(pauseWords);

/** Why a pause is over. */
export const reasonField: Field = {
  kind: "text",
  name: "raison",
  multiline: true,
  maxLength: WORDS_LENGTH,
  label: both(({ desk }) => desk.reason),
  why: both(({ desk }) => desk.reasonWhy),
};
