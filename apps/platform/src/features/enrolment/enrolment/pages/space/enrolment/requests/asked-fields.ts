import type { Field } from "../../../../../../../web/index.ts";
import type { DocumentRequest } from "../../../../index.ts";
import { acceptedFiles } from "../accepted-files.ts";
import { requestWords } from "./request-words.ts";

const [fr, en] = [requestWords("fr"), requestWords("en")];

type Asked = Pick<DocumentRequest, "id">;

/** Two documents may be asked at once: each field bears the request it answers. */
export const formatFileField = ({ id }: Asked): Field => ({
  kind: "file",
  name: `file_${id}`,
  label: { fr: fr.file, en: en.file },
  hint: { fr: fr.fileHint, en: en.fileHint },
  accept: acceptedFiles,
});

export const formatAnswerField = ({ id }: Asked): Field => ({
  kind: "text",
  name: `reply_${id}`,
  label: { fr: fr.replyLabel, en: en.replyLabel },
  whenMissing: { fr: fr.replyMissing, en: en.replyMissing },
  multiline: true,
  maxLength: 1000,
});
