import type { Language } from "../../../../../kernel/errors.ts";
import { selectWords } from "../../../../../web/index.ts";
import { en } from "./words.en.ts";
import { fr, type Words } from "./words.fr.ts";

export const getQueueWords = (language: Language): Words => selectWords(language, fr, en);
