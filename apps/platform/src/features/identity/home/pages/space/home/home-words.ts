import { defineMessages } from "../../../../../../web/index.ts";
import { homeEn } from "./words.en.ts";
import { homeFr } from "./words.fr.ts";

export const homeWords = defineMessages({ fr: homeFr, en: homeEn });
