// What a list of ends of support may be, as the app has it (main/device-data/index.ts): what the app would refuse is never written. Plain
// Node, pure: nothing is read or written here.

/** What can’t be used, as a sentence. */
export class Unusable extends Error {}

/** In bytes. */
const longestList = 1_048_576;
const editionNames = ["home-pro", "enterprise", "lts"];

/** Text of a file for a terminal: quoted, cut short, nothing in it that a terminal would obey or turn round. */
export function shown(value) {
  if (typeof value !== "string") return "something that is no text";
  const quoted = JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return quoted.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (one) =>
    Array.from({ length: one.length }, (_, i) => escaped(one[i])).join(""),
  );
}

/** Is it a day of the calendar? 2026-02-30 is none. */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The first thing in a list that the app would not take, with where it stands; null: it would take all of it. */
export function faultOf(list) {
  if (!hasFields(list, ["format", "on", "products"])) return "it has other fields than a list has";
  if (list.format !== 1) return "format: it is not 1";
  if (!isDay(list.on)) return "on: it is no day of the calendar";
  const fault = faultOfMany(list.products, 0, 100, "id", "products", faultOfProduct);
  return fault ?? (Buffer.byteLength(textOf(list)) > longestList ? "it is far too long" : null);
}

/** As the formatter lays it out: web addresses on one line where they fit. */
export function textOf(list) {
  const text = JSON.stringify(list, null, 2).replace(/^ *"sources": \[[^\]]*\],$/gm, (many) => {
    const one = many.replace(/\n\s*/g, (_, at) => (many[at - 1] === "," ? " " : ""));
    return one.length <= 120 ? one : many;
  });
  return `${text}\n`;
}

function faultOfProduct(product, where) {
  if (!hasFields(product, ["id", "name", "sources", "cycles"], ["note"])) return `${where}: it has other fields`;
  if (typeof product.id !== "string" || !/^[a-z0-9-]{1,40}$/.test(product.id)) return `${where}.id: it is none`;
  if (!isPlain(product.name, 200)) return `${where}.name: it is no plain text`;
  if (product.note !== undefined && !isPlain(product.note, 600)) return `${where}.note: it is no plain text`;
  const { sources } = product;
  if (!Array.isArray(sources) || sources.length === 0 || sources.length > 20 || !sources.every(isAddress))
    return `${where}.sources: they are no web addresses, or more than 20`;
  return faultOfMany(product.cycles, 1, 200, "cycle", `${where}.cycles`, faultOfCycle);
}

function faultOfCycle(cycle, where) {
  if (!hasFields(cycle, ["cycle", "until", "latest", "latestOn"], ["editions", "build"]))
    return `${where}: it has other fields`;
  if (!isPlain(cycle.cycle, 40)) return `${where}.cycle: it is no plain text`;
  if (!isDayOrNull(cycle.until)) return `${where}.until: it is no day of the calendar`;
  if (!isDayOrNull(cycle.latestOn)) return `${where}.latestOn: it is no day of the calendar`;
  if (cycle.latest !== null && !isPlain(cycle.latest, 60)) return `${where}.latest: it is no plain text`;
  if (cycle.build !== undefined && !(typeof cycle.build === "string" && /^\d{4,6}$/.test(cycle.build)))
    return `${where}.build: it is none`;
  const { editions } = cycle;
  if (editions !== undefined && !(hasFields(editions, [], editionNames) && Object.values(editions).every(isDay)))
    return `${where}.editions: they are none`;
  return null;
}

function faultOfMany(all, least, most, key, where, faultOfOne) {
  if (!Array.isArray(all)) return `${where}: they are none`;
  if (all.length < least || all.length > most)
    return `${where}: they are ${all.length}, and ${least} to ${most} can be`;
  for (const [i, one] of all.entries()) {
    const fault = faultOfOne(one, `${where}.${i}`);
    if (fault !== null) return fault;
  }
  return new Set(all.map((one) => one[key])).size === all.length ? null : `${where}: one is there twice`;
}

function hasFields(value, needed, possible = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const allowed = [...needed, ...possible];
  return (
    needed.every((name) => Object.hasOwn(value, name)) && Object.keys(value).every((name) => allowed.includes(name))
  );
}

function isPlain(text, longest) {
  return typeof text === "string" && text.length <= longest && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text);
}

function isAddress(text) {
  return typeof text === "string" && /^https:\/\/[^\s"\\\]]+$/.test(text) && URL.canParse(text);
}

function isDayOrNull(value) {
  return value === null || isDay(value);
}
