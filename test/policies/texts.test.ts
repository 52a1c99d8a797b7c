import { describe, expect, it } from "vitest";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { compareWords, policyText } from "./words.ts";

function citations(pack: PolicyPack, row: string): string[] {
  return (pack.rows[row] ?? []).map((id) => pack.clauses.find((clause) => clause.id === id)?.citation ?? "?");
}

function clauseTexts(pack: PolicyPack, row: string): string {
  return (pack.rows[row] ?? []).map((id) => pack.clauses.find((clause) => clause.id === id)?.text ?? "").join("\n");
}

describe("the pack of Anchorage", () => {
  it("holds the whole policy, word for word", () => {
    const { invented, left } = compareWords(anchorage, policyText("anchorage-pp-16-5"));
    // The heading is put together from a table that the scan tore apart.
    expect(invented).toEqual([expect.stringMatching(/^municipality of anchorage operating policy procedure/)]);
    const headings =
      /\b(?:municipality|of|anchorage|o p e r a t i n g|policy|procedure|p|no|16|5|10|page|effective|date|march|9|2020|subject|social|media|accounts|supercedes|new|dated|approved|approv|by|purpose|organizations|affected|definitions|responsibilities|annual|review|lead|agency|ago|o|[a-k]|i+|iv|v|[1-8])\b/g;
    expect(left.replace(headings, "").trim()).toBe("");
  });

  it("[A-6.f.i] lists all eleven grounds, a) to k), in the policy's words", () => {
    expect(anchorage.grounds.map((ground) => ground.citation)).toEqual(
      [..."abcdefghijk"].map((letter) => `P&P 16-5, section 6.f.i.${letter}`),
    );
    for (const ground of anchorage.grounds) {
      const clause = anchorage.clauses.find(({ citation }) => citation === ground.citation);
      expect(clause?.text.startsWith(ground.text)).toBe(true);
    }
    expect(anchorage.grounds[8]?.text).toMatch(/^Libelous, vicious or malicious statements/);
    expect(anchorage.grounds[9]?.text).toBe("Violent or threatening content");
  });

  it("[A-6.f.ii] removes and blocks after a binding consultation with the director and a message", () => {
    expect(anchorage.actions.map((action) => action.kind)).toEqual(["content.removed", "user.blocked"]);
    for (const action of anchorage.actions) {
      expect(action.needs).toEqual(["evidence", "grounds", "viewpoint", "consultation", "message"]);
    }
    const consultation = anchorage.steps.find((step) => step.kind === "consultation");
    expect(consultation).toMatchObject({ role: "director", binding: true, required: true });
    expect(citations(anchorage, "A-6.f.ii")).toEqual(["P&P 16-5, section 6.f.ii"]);
  });

  it("[A-6.f.iii] asks the viewpoint question with the policy's own sentence beside it", () => {
    expect(clauseTexts(anchorage, "A-6.f.iii")).toBe(
      "Content may not be removed for simply stating an unpopular viewpoint.",
    );
    expect(anchorage.steps.find((step) => step.kind === "viewpoint")?.clauses[0]).toBe("6.f.iii");
  });

  it("[A-6.g.iii] cites the duty to document at a step that can't be skipped", () => {
    expect(anchorage.steps.find((step) => step.kind === "evidence")).toMatchObject({
      clauses: ["6.g.iii"],
      waiver: null,
    });
  });

  it("[A-6.h.i] wants two custodians of every password, and a proof of each every month", () => {
    const { custodians, role, reset, drill } = anchorage.vault;
    expect([custodians.least, drill.everyMonths, reset.days]).toEqual([2, 1, 3]);
    expect(clauseTexts(anchorage, "A-6.h.i")).toMatch(/kept accessible by two or more employees at all times/);
    for (const rule of [custodians, drill, reset]) expect(rule.clauses).toEqual(anchorage.rows["A-6.h.i"]);
    // The policy names nobody who must have them.
    expect(role).toBeNull();
  });

  it("[A-6.e.i] leaves requests to the department, under AMC 3.90, with the slip and the appeal that it demands", () => {
    const { authority, law, provisions, appeal } = anchorage.records;
    expect(authority).toEqual({ title: "Department Director", clauses: anchorage.rows["A-6.e.i"] });
    expect(clauseTexts(anchorage, "A-6.e.i")).toMatch(/shall be handled by the department managing the site/);
    expect(law.citation).toBe("AMC 3.90.060");
    expect(law.says).toMatch(/slip with the date, the item, the provision of law, and the title and signature/);
    expect(appeal).toMatch(/Mayor automatically; .* seven working days \(AMC 3\.90\.060\.B\)/);
    for (const { citation } of provisions) expect(citation).toMatch(/^(AMC 3\.90\.040|AS 40\.25\.120)/);
  });

  it("[A-6.g.ii] [A-6.h.ii] sends the log to IT each month, and incidents to IT first", () => {
    expect(anchorage.records.export).toMatchObject({ everyMonths: 1, clauses: anchorage.rows["A-6.g.ii"] });
    expect(anchorage.records.export).toMatchObject({
      byPolicy: false,
      basis: expect.stringContaining("no passage asks"),
    });
    const { tell, clauses } = anchorage.records.incident;
    expect([tell[0], clauses]).toEqual(["Information Technology Department", anchorage.rows["A-6.h.ii"]]);
  });

  it("[A-8] carries the yearly review by the Mayor's Office", () => {
    expect(anchorage.review).toEqual({ everyMonths: 12, by: "Mayor's Office", clause: "8" });
    expect(anchorage.effective).toBe("2020-03-09");
  });

  it("names a clause for every row of the list of duties", () => {
    const rows =
      "6.f.i 6.f.ii 6.f.iii 6.g.iii 6.h.i 6.e.i 6.g.ii 6.h.ii 5.a.ii 5.b.iv 6.a 6.b.i 6.b.ii 6.d.i 6.d.ii 6.e.ii 6.g 6.g.i 8 6.h.iii";
    expect(Object.keys(anchorage.rows).sort()).toEqual(
      rows
        .split(" ")
        .map((row) => `A-${row}`)
        .sort(),
    );
  });
});

describe("the pack of Anoka", () => {
  it("[N-VI.B] names the Assistant City Manager as the responsible authority under the Data Practices Act", () => {
    const { authority, law, provisions } = anoka.records;
    expect(authority).toEqual({ title: "Assistant City Manager", clauses: anoka.rows["N-VI.B"] });
    expect(clauseTexts(anoka, "N-VI.B")).toMatch(/The Assistant City Manager is the responsible authority/);
    for (const { citation } of [law, ...provisions]) expect(citation).toMatch(/^Minn\. Stat\. 13\./);
  });

  it("holds the whole policy, word for word", () => {
    const { invented, left } = compareWords(anoka, policyText("anoka-social-media-policy"));
    expect(invented).toEqual([]);
    expect(left).toBe(
      "social media policy i purpose ii policy iii scope iv definition v rules of use vi personal social media use a employees agents b data ownership c policy violations policy history",
    );
  });

  it("[N-V.8] hides on the five general grounds and the eight examples, and can show again", () => {
    expect(anoka.grounds).toHaveLength(13);
    const words = clauseTexts(anoka, "N-V.8");
    for (const ground of anoka.grounds) expect(words).toContain(ground.text);
    const hide = anoka.actions.find((action) => action.kind === "content.hidden");
    expect(hide).toMatchObject({ when: "published", reversal: { kind: "content.restored" } });
  });

  it("[N-V.7] says on the case screen that staff never edit, and has no action that would", () => {
    expect(anoka.notices).toContainEqual({
      where: "case",
      text: "Staff never edit posted comments. A comment is hidden whole or stays as it is.",
      clause: "V.no-edit",
    });
    const kinds = anoka.actions.map((action) => action.kind);
    expect(kinds).toEqual(["content.hidden", "content.declined"]);
  });

  it("[N-V.6] declines what waits for moderation and says that moderation comes before posting", () => {
    expect(anoka.actions.find((action) => action.kind === "content.declined")?.when).toBe("held");
    expect(anoka.notices.map((notice) => notice.clause)).toContain("V.moderation");
  });

  it("[N-V.5] shows where to ask about private information, and takes the answer", () => {
    const step = anoka.steps.find((one) => one.kind === "consultation");
    expect(step).toMatchObject({ role: "assistant-city-manager", required: false, clauses: ["V.private"] });
    expect(anoka.notices.map((notice) => notice.clause)).toContain("V.private");
  });

  it("[N-V.4] puts the passwords into the Communications Manager's hands, and changes them promptly: by the next day", () => {
    const { custodians, role, reset } = anoka.vault;
    expect(role?.role).toBe("communications-manager");
    expect(anoka.roles.find(({ id }) => id === role?.role)?.title).toBe("Communications Manager");
    expect(reset.days).toBe(1);
    expect([role?.clauses, reset.clauses]).toEqual([anoka.rows["N-V.4"], anoka.rows["N-V.4"]]);
    expect(clauseTexts(anoka, "N-V.4")).toMatch(/provided to the Communications Manager and will promptly be reset/);
    // Whoever administers the account and the Communications Manager: these are two.
    expect(custodians).toMatchObject({ least: 2, clauses: ["V.passwords", "II.administrators"] });
  });

  it("[N-II.1] has every custodian prove each month that access is in order, and cites that it must be securely administered", () => {
    expect(anoka.vault.drill).toMatchObject({ everyMonths: 1, clauses: ["II.administrators", "V.passwords"] });
    expect(clauseTexts(anoka, "N-II.1")).toMatch(/must be securely administered/);
  });

  it("[N-hist] knows when the policy was adopted and revised, and is named by the last revision", () => {
    expect(anoka.history.map(({ on }) => on)).toEqual(["2011-12-19", "2022-07-18", "2023-06-26"]);
    expect(anoka.version).toBe("2023-06-26");
    expect(clauseTexts(anoka, "N-hist")).toContain("Revised: 06.26.2023");
  });

  it("names a clause for every row of the list of duties", () => {
    const rows = "II.1 II.2 V.1 V.2 V.3 V.4 V.5 V.6 V.7 V.8 VI.A VI.B hist";
    expect(Object.keys(anoka.rows).sort()).toEqual(
      rows
        .split(" ")
        .map((row) => `N-${row}`)
        .sort(),
    );
  });
});
