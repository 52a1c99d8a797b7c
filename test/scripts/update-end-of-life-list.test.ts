import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEndOfLife } from "../../main/device-data/index.ts";
import { faultOf } from "../../scripts/end-of-life-list.mjs";
import { root } from "./a-renewal.ts";

const day = "2028-08-09";
const cycle = { cycle: "13", until: day, latest: null, latestOn: null };
const debian = { id: "debian", name: "Debian", sources: ["https://www.debian.org/releases/"], cycles: [cycle] };
const sound = { format: 1, on: "2026-11-10", products: [debian] };

const withProduct = (more: object) => ({ ...sound, products: [{ ...debian, ...more }] });
const withCycle = (more: object) => withProduct({ cycles: [{ ...cycle, ...more }] });
const manyCycles = (count: number) =>
  withProduct({ cycles: Array.from({ length: count }, (_, i) => ({ ...cycle, cycle: String(i) })) });
const manySources = (count: number) =>
  withProduct({ sources: Array.from({ length: count }, (_, i) => `https://www.debian.org/${i}`) });
const manyProducts = (count: number) => ({
  ...sound,
  products: Array.from({ length: count }, (_, i) => ({ ...debian, id: `debian-${i}` })),
});

/** What the app’s own reading of a list says of it. */
function isTaken(content: unknown): boolean {
  try {
    parseEndOfLife(JSON.stringify(content));
    return true;
  } catch {
    // Refused, whatever the reason.
    return false;
  }
}

const broken: readonly (readonly [string, unknown])[] = [
  ["nothing", null],
  ["a number", 5],
  ["a list of products", [debian]],
  ["no format", { on: sound.on, products: [] }],
  ["a format that is to come", { ...sound, format: 2 }],
  ["a field of its own", { ...sound, more: true }],
  ["a day that is none", { ...sound, on: "2026-02-30" }],
  ["a day that is a number", { ...sound, on: 20261110 }],
  ["products that are none", { ...sound, products: {} }],
  ["a product that is nothing", { ...sound, products: [null] }],
  ["a product twice", { ...sound, products: [debian, debian] }],
  ["too many products", manyProducts(101)],
  ["a product with a field of its own", withProduct({ more: 1 })],
  ["a product without sources", { ...sound, products: [{ ...debian, sources: undefined }] }],
  ["a product with no source", withProduct({ sources: [] })],
  ["too many sources", manySources(21)],
  ["a source that is no web address", withProduct({ sources: ["file:///etc/passwd"] })],
  ["a source that is none", withProduct({ sources: ["https://"] })],
  ["an id that is none", withProduct({ id: "Debian!" })],
  ["an id that is a number", withProduct({ id: 7 })],
  ["a name that turns round", withProduct({ name: "Deb\u202eian" })],
  ["a name that is too long", withProduct({ name: "x".repeat(201) })],
  ["a note of a control", withProduct({ note: "x\u009b" })],
  ["a note that is too long", withProduct({ note: "x".repeat(601) })],
  ["a product without versions", withProduct({ cycles: [] })],
  ["too many versions", manyCycles(201)],
  ["a version twice", withProduct({ cycles: [cycle, cycle] })],
  ["a version that is nothing", withProduct({ cycles: [null] })],
  ["a version with a field of its own", withCycle({ more: 1 })],
  ["a version with a long name", withCycle({ cycle: "x".repeat(41) })],
  ["a version without a name", withCycle({ cycle: "" })],
  ["an end that is no day", withCycle({ until: "soon" })],
  ["no end", withProduct({ cycles: [{ cycle: "13", latest: null, latestOn: null }] })],
  ["a newest that is too long", withCycle({ latest: "1".repeat(61) })],
  ["a newest of no day", withCycle({ latestOn: "2026-13-01" })],
  ["a build that is none", withCycle({ build: "123" })],
  ["a build that is a number", withCycle({ build: 26100 })],
  ["an edition of nobody", withCycle({ editions: { gold: day } })],
  ["an edition without an end", withCycle({ editions: { lts: null } })],
  ["editions that are a list", withCycle({ editions: [day] })],
];

const whole: readonly (readonly [string, unknown])[] = [
  ["as few fields as can be", sound],
  ["all fields", withCycle({ editions: { "home-pro": day, enterprise: day, lts: day }, build: "26100" })],
  ["a note", withProduct({ note: "x".repeat(600) })],
  ["as many products as can be", manyProducts(100)],
  ["as many versions as can be", manyCycles(200)],
  ["as many sources as can be", manySources(20)],
  ["the longest words", withCycle({ cycle: "1".repeat(40), latest: "1".repeat(60), latestOn: day })],
];

// What JSON leaves out is left out for both.
const faultOfText = (content: unknown) => faultOf(JSON.parse(JSON.stringify(content)));

describe("the script that renews the ends of support refuses, as the app does,", () => {
  it.each(broken)("%s", (_, content) => {
    expect(isTaken(content)).toBe(false);
    expect(faultOfText(content)).toMatch(/^[\x20-\x7e]+$/);
  });

  it("a list that is longer than the app reads", () => {
    const note = "é".repeat(600);
    const cycles = Array.from({ length: 200 }, (_, i) => ({ ...cycle, cycle: String(i), latest: "1".repeat(60) }));
    const products = Array.from({ length: 100 }, (_, i) => ({ ...debian, id: `debian-${i}`, note, cycles }));
    expect(faultOfText({ ...sound, products })).toBe("it is far too long");
  });
});

describe("the script that renews the ends of support takes, as the app does,", () => {
  const own: unknown = JSON.parse(readFileSync(join(root, "assets", "end-of-life.json"), "utf8"));

  it.each([...whole, ["the list that comes with the app", own] as const])("%s", (_, content) => {
    expect([isTaken(content), faultOfText(content)]).toEqual([true, null]);
  });
});
