import type { Language } from "../../../../../kernel/errors.ts";
import { pickWords } from "../../../../../web/index.ts";
import { en } from "../../words.en.ts";
import { fr, type Words } from "../../words.fr.ts";

export const equipmentWords = (language: Language): Words => pickWords(language, fr, en);
