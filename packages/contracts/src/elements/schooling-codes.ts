import { Type } from "typebox";
import type { Text } from "../language.ts";

/** Levels a local service tells apart, from nursery school to lycée (Code de l'éducation, art. D311-10). */
export const SchoolLevel = Type.Union([
  Type.Literal("nursery_1"),
  Type.Literal("nursery_2"),
  Type.Literal("nursery_3"),
  Type.Literal("cp"),
  Type.Literal("ce1"),
  Type.Literal("ce2"),
  Type.Literal("cm1"),
  Type.Literal("cm2"),
  Type.Literal("college"),
  Type.Literal("lycee"),
]);

export const SCHOOL_LEVELS: Readonly<Record<Type.Static<typeof SchoolLevel>, Text>> = {
  nursery_1: { fr: "Petite section", en: "Nursery, first year" },
  nursery_2: { fr: "Moyenne section", en: "Nursery, second year" },
  nursery_3: { fr: "Grande section", en: "Nursery, third year" },
  cp: { fr: "CP", en: "CP (primary 1)" },
  ce1: { fr: "CE1", en: "CE1 (primary 2)" },
  ce2: { fr: "CE2", en: "CE2 (primary 3)" },
  cm1: { fr: "CM1", en: "CM1 (primary 4)" },
  cm2: { fr: "CM2", en: "CM2 (primary 5)" },
  college: { fr: "Collège", en: "Lower secondary" },
  lycee: { fr: "Lycée", en: "Upper secondary" },
};

export const StudentStatus = Type.Union([
  Type.Literal("student"),
  Type.Literal("apprentice"),
  Type.Literal("none"),
]);

export const STUDENT_STATUSES: Readonly<Record<Type.Static<typeof StudentStatus>, Text>> = {
  student: { fr: "Étudiant·e", en: "Student" },
  apprentice: { fr: "Apprenti·e", en: "Apprentice" },
  none: { fr: "Ni l’un ni l’autre", en: "Neither" },
};

/** Whose: of higher education (CROUS), or of a collège or lycée. */
export const Scholarship = Type.Union([Type.Literal("student"), Type.Literal("pupil"), Type.Literal("none")]);

export const SCHOLARSHIPS: Readonly<Record<Type.Static<typeof Scholarship>, Text>> = {
  student: { fr: "Bourse d’études supérieures", en: "Student scholarship" },
  pupil: { fr: "Bourse de collège ou de lycée", en: "Pupil’s scholarship" },
  none: { fr: "Pas de bourse", en: "No scholarship" },
};
