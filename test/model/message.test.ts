import { describe, expect, it } from "vitest";
import { countViolations, draftMessage } from "../../main/model/message-text.ts";
import { summarise } from "../../main/model/summary.ts";
import { fillTemplate, placeholders, templateFaults } from "../../main/model/template.ts";
import { entriesOf, event } from "./a-case.ts";
import { anchorage } from "./packs.ts";

const rule = anchorage.steps.find((step) => step.kind === "message");
const template = rule?.kind === "message" ? rule.template : "";

describe("the message to the author", () => {
  const before = [event.opened(), event.sealed(), event.grounds(anchorage, "violent", "profane"), event.viewpoint()];

  it("[A-6.f.ii] notes the repeated violation and the reason, in the policy's words", () => {
    const entries = entriesOf(anchorage, ...before, event.consulted("Department Director", ["remove", "block"]));
    const text = draftMessage(anchorage, template, entries, 2);
    expect(text).toContain("Hello @River_Walker_77,");
    expect(text).toContain("on Facebook, posted on February 28, 2026.");
    expect(text).toContain("a repeated violation of the Social Media User Responsibility Guidelines");
    expect(text).toContain("- Violent or threatening content (P&P 16-5, section 6.f.i.j)");
    expect(text).toContain("removal of the content and blocking of your account from our page");
    expect(text).toContain("2 earlier cases");
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it("does not call a first violation repeated, nor give a day that nobody knows", () => {
    const first = entriesOf(anchorage, event.opened({ postedAt: null }), ...before.slice(1));
    const text = draftMessage(anchorage, template, first, 0);
    expect(text).toContain("It is a violation of");
    expect(text).toContain("on Facebook.");
    expect(text).toContain("no earlier case");
  });
});

describe("a repeated violation", () => {
  it("[A-6.f.ii] is counted from cases that were acted on, not from what was kept or restored", () => {
    const cases = [
      [event.opened(), event.done(anchorage, "remove")],
      [event.opened(), event.done(anchorage, "block")],
      [event.opened(), event.kept("viewpoint-only")],
      [event.opened(), event.done(anchorage, "remove"), event.restored()],
      [event.opened()],
    ].map((events) => summarise(entriesOf(anchorage, ...events)));
    expect(countViolations(cases)).toBe(2);
  });
});

describe("a template", () => {
  const values = Object.fromEntries(placeholders.map((name) => [name, `<${name}>`])) as Parameters<
    typeof fillTemplate
  >[1];

  it("never reads a value as a template", () => {
    expect(fillTemplate("{{author}} {{policy}}", { ...values, author: "{{policy}} $& $1" })).toBe(
      "{{policy}} $& $1 <policy>",
    );
  });

  it("is faulty with an unknown name or an open brace", () => {
    expect(templateFaults(placeholders.map((name) => `{{${name}}}`).join(" "))).toEqual([]);
    expect(templateFaults("{{mayor}} {{ author }}")).toEqual(["mayor", " author "]);
    expect(templateFaults("{{author")).toHaveLength(1);
    expect(templateFaults("author}}")).toHaveLength(1);
  });
});
