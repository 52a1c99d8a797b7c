import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deviceItems } from "../../main/model/device/reading.ts";
import { incidentPlaceholders } from "../../main/model/incident-message.ts";
import { accountNeeds } from "../../main/model/policy-pack.ts";
import { placeholders } from "../../main/model/template.ts";
import { inspectPack } from "../../main/policies/index.ts";

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
const page = read("policy-packs.md");
const example = read("example-policy.json");

/** Names of members anywhere in a value; those of `rows` are everybody's own. */
function memberNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(memberNames);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...(name === "rows" ? [] : memberNames(inner))]);
}

describe("the page on policy packs", () => {
  it("has a worked example that is sound", () => {
    const { pack, faults } = inspectPack("example-policy.json", example);
    expect(faults).toEqual([]);
    expect(pack).toMatchObject({ id: "port-example-social-media", domain: "port.example" });
  });

  it("names every member of a pack, in the example and in those of the app", () => {
    const apps = ["anchorage-pp-16-5", "anoka-social-media-policy"].map((id) =>
      readFileSync(new URL(`../../assets/policies/${id}.json`, import.meta.url), "utf8"),
    );
    const names = new Set([example, ...apps].flatMap((text) => memberNames(JSON.parse(text))));
    expect(names.size).toBeGreaterThan(80);
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("names every gap of the templates, everything that a new account may need, and every line of the device checklist", () => {
    const gaps = [...placeholders, ...incidentPlaceholders].map((name) => `{{${name}}}`);
    const needs = accountNeeds.map((name) => `\`${name}\``);
    needs.push(...deviceItems.map((name) => `\`${name}\``));
    expect([...gaps, ...needs].filter((word) => !page.includes(word))).toEqual([]);
  });

  it("speaks of the example as it is", () => {
    const pack = JSON.parse(example);
    const [evidence, clerk] = ["evidence", "ask-clerk"].map((id) =>
      pack.steps.find((step: { id: string }) => step.id === id),
    );
    expect(evidence.clauses).toEqual(["4"]);
    expect(clerk).toMatchObject({ kind: "consultation", role: "clerk", binding: true, after: ["viewpoint"] });
    expect(pack.actions[0].needs).toContain("ask-clerk");
    expect(pack.register.review).toMatchObject({ everyDays: 14, basis: expect.stringContaining("own reminder") });
    expect(pack.register.acknowledgement.text).toContain("What I post at home is my own opinion.");
    expect(pack.register.workplan).toBeNull();
    expect(pack.device).toBeNull();
  });
});
