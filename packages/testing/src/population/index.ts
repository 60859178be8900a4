export { Chance } from "./chance.ts";
export { type Column, corrupted, population, type Row, type Shape, type Written } from "./population.ts";
