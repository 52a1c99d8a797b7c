import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { incidentMessage } from "../../main/model/incident-message.ts";
import type { Services } from "../../main/services.ts";
import { anchorage } from "../model/packs.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf, documentedCase, RecordsDay, screenshot, sha256 } from "./records-day.ts";

const noticedAt = "2026-11-20T08:00:00.000Z";
const asked = {
  account: null,
  ofCase: null,
  sort: "takeover",
  what: "Somebody posts {{reporter}} in our name.",
  since: "2026-11-20T07:00:00.000Z",
  noticedAt,
  told: [{ name: "Sam Second", title: "Lighthouse keeper", how: "by phone" }],
} as const;

async function aDesk() {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const run = await day.start({ clock: hand.clock, timers: hand.timers });
  const caseId = await documentedCase(run);
  return { day, run, caseId, incidents: run.ready.records.incidents };
}

const seal = async (run: Services, shade: number) => {
  const bytes = screenshot(shade);
  return await run.ready.evidence.seal([bytes], { name: "strange.png", bytes: bytes.length });
};

describe("[A-6.h.ii] an incident", () => {
  it("is refused with a time to come, a beginning after it was noticed, or an unknown case; its files go again", async () => {
    const { run, incidents } = await aDesk();
    const sealed = await seal(run, 9);
    const report = (over: object) => codeOf(() => incidents.report({ ...asked, ...over }, [sealed]));
    expect(await report({ noticedAt: "2026-11-21T08:00:00.000Z" })).toBe("TIME_IN_FUTURE");
    expect(await report({ since: "2026-11-20T08:30:00.000Z" })).toBe("TIME_INVALID");
    expect(await report({ ofCase: "no-case" })).toBe("CASE_UNKNOWN");
    expect(await report({ account: "no-account" })).toBe("ACCOUNT_UNKNOWN");
    expect(await report({ what: "" })).toBe("TEXT_EMPTY");
    expect(await codeOf(() => run.ready.evidence.read(sealed.evidence.sha256, 1e6))).toBe("EVIDENCE_MISSING");
    expect(run.ready.records.desk().incidents).toEqual([]);
  });

  it("is an entry with its evidence and its account, open until IT has acknowledged it, once", async () => {
    const { run, incidents, caseId } = await aDesk();
    const sealed = await seal(run, 9);
    const row = incidents.report({ ...asked, ofCase: caseId }, [sealed]);
    expect(row).toMatchObject({
      sort: "takeover",
      ofCase: caseId,
      acknowledged: null,
      account: { name: "Parks (sample)" },
    });
    expect(row.evidence).toEqual([sealed.evidence]);
    expect(run.ready.log.evidence(sealed.evidence.sha256)).toEqual(sealed.evidence);
    const answer = { id: row.id, at: noticedAt, by: { name: "Sam", role: "IT" }, reference: "INC-7", note: "" };
    expect(await codeOf(() => incidents.acknowledge({ ...answer, id: "nobody" }))).toBe("INCIDENT_UNKNOWN");
    expect(incidents.acknowledge(answer).acknowledged).toEqual({
      at: noticedAt,
      by: answer.by,
      reference: "INC-7",
      note: "",
    });
    expect(await codeOf(() => incidents.acknowledge(answer))).toBe("INCIDENT_ACKNOWLEDGED");
    expect(run.ready.records.desk().incidents).toHaveLength(1);
  });

  it("is told in the pack's words, in which nothing that a person wrote becomes a template", async () => {
    const { run, incidents } = await aDesk();
    const row = incidents.report(asked, [await seal(run, 9)]);
    const text = incidents.message(row.id);
    expect(text).toContain("Somebody posts {{reporter}} in our name.");
    expect(text).toContain(sha256(screenshot(9)));
    const forIt = incidentMessage(anchorage, row, "Alex Sample, Coordinator");
    expect(forIt).toMatch(/^To: Information Technology Department, Department Director\n/);
    expect(forIt).toContain("Sam Second, Lighthouse keeper, by phone");
    // Anchorage is nine hours behind UTC in November; IT elsewhere reads the time in UTC.
    expect(forIt).toContain("Since: Nov 19, 2026, 10:00 PM AKST (2026-11-20T07:00:00.000Z)\n");
    expect(forIt).toContain("Noticed: Nov 19, 2026, 11:00 PM AKST (2026-11-20T08:00:00.000Z)\n");
    expect(forIt).not.toMatch(/\{\{(?!reporter)/);
  });

  it("goes out as one zip with its evidence, or not at all when a file is damaged", async () => {
    const { run, incidents, day } = await aDesk();
    const sealed = await seal(run, 9);
    const { id } = incidents.report(asked, [sealed]);
    expect(incidents.fileName(id)).toMatch(/^incident-2026-11-20-[0-9a-f]{8}\.zip$/);
    const path = join(day.place, incidents.fileName(id));
    await incidents.save(id, path);
    execFileSync("unzip", ["-q", path, "-d", join(day.place, "opened")]);
    const [file = ""] = readdirSync(join(day.place, "opened", "evidence"));
    const sum = execFileSync("sha256sum", [join(day.place, "opened", "evidence", file)], { encoding: "utf8" });
    expect(sum.slice(0, 64)).toBe(sealed.evidence.sha256);
    rmSync(join(day.place, "opened"), { recursive: true });
    rmSync(path);
    rmSync(run.ready.evidence.path(sealed.evidence.sha256));
    expect(await codeOf(() => incidents.save(id, path))).toBe("EVIDENCE_MISSING");
    expect(readdirSync(day.place)).toEqual([]);
  });
});
