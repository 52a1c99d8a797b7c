import { readdirSync, renameSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { aClosedOffice, expectExactlyOnce, leavingOver } from "./leaving-kill.ts";
import { codeOf } from "./records-day.ts";
import {
  aCredential,
  anAccount,
  anOffice,
  aPerson,
  authorise,
  leaves,
  resets,
  today,
  waiting,
} from "./register-day.ts";

describe("[N-V.4] somebody leaves who could post", () => {
  it("asks for nothing when the leaving is refused", async () => {
    const { run, person } = await anOffice();
    const step = { step: "leave", on: "2999-01-01", because: "Retired." } as const;
    const { lastEvent } = run.ready.book.person(person).person;
    expect(await codeOf(() => run.ready.book.personStep(person, lastEvent, step, null))).toBe("TIME_IN_FUTURE");
    const stale = { ...step, on: today(run) };
    expect(await codeOf(() => run.ready.book.personStep(person, lastEvent - 1, stale, null))).toBe("PERSON_CHANGED");
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
    expect(run.ready.book.account(run.ready.book.desk().accounts[0]?.id ?? "").account.users[0]?.to).toBeNull();
  });

  it("asks for new passwords in an open vault at once, of the accounts on which the person could post", async () => {
    const { run, person, vault } = await anOffice();
    const [other, free] = [anAccount(run, "other"), anAccount(run, "free")];
    authorise(run, other.id, person);
    await aCredential(run, vault, { account: other.id, label: "Other page" });
    await aCredential(run, vault, { account: free.id, label: "Free page" });
    await aCredential(run, vault, { account: null, label: "Of no account" });
    await leaves(run, person);
    expect(resets(run)).toEqual(["Other page: Sam Sample", "Parks page: Sam Sample"]);
    expect(waiting(run)).toBe(0);
    const because = run.ready.vaults.summaries()[0]?.resets[0]?.because;
    expect(because).toBe(`Left on ${today(run)}: Retired.`);
    const duty = run.ready.duties.list(null).duties.find(({ id }) => id.startsWith("reset:"));
    expect([duty?.title, duty?.urgency]).toEqual(["Change the password of “Other page”", "now"]);
  });

  it("lets a locked vault wait, and asks as soon as it is unlocked, once", async () => {
    const { run, person, credential, vault } = await anOffice();
    run.ready.vaultDesk.lock("person");
    await leaves(run, person);
    expect([resets(run), waiting(run)]).toEqual([[], 1]);
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => resets(run)).toEqual(["Parks page: Sam Sample"]);
    await expect.poll(() => waiting(run)).toBe(0);
    // A new password closes it, and nothing opens it again.
    await aCredential(run, vault, { account: null, id: credential, password: "harbour-2" });
    run.ready.vaultDesk.lock("person");
    await run.ready.vaultDesk.unlock(null);
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
  });

  it("goes on waiting for a vault that could not be opened, and never asks another one twice", async () => {
    const { desk, run, person, account, credential, vault } = await anOffice();
    const { summary } = await run.ready.vaults.create("Second", "Parks");
    await aCredential(run, summary.id, { account, label: "Second page" });
    run.ready.vaultDesk.lock("person");
    const name = readdirSync(desk.file("vaults")).find((one) => one.includes(summary.id)) ?? "";
    const aside = desk.file("aside");
    renameSync(desk.file(`vaults/${name}`), aside);
    await run.ready.vaultDesk.unlock(null);
    await leaves(run, person);
    expect([resets(run), waiting(run)]).toEqual([["Parks page: Sam Sample"], 1]);
    await aCredential(run, vault, { account, id: credential, password: "harbour-2" });
    expect(resets(run)).toEqual([]);
    renameSync(aside, desk.file(`vaults/${name}`));
    run.ready.vaultDesk.lock("person");
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => waiting(run)).toBe(0);
    expect(resets(run)).toEqual(["Second page: Sam Sample"]);
  });

  it("asks for a deleted password, too: it may be brought back", async () => {
    const { run, person, vault, credential } = await anOffice();
    const { version } = await run.ready.vaults.credential(vault, credential);
    await run.ready.vaults.deleteCredential(vault, credential, version);
    await leaves(run, person);
    expect(resets(run)).toEqual([]);
    await run.ready.vaults.undeleteCredential(vault, credential);
    expect(resets(run)).toEqual(["Parks page: Sam Sample"]);
  });

  it("asks in the vault to which a password went, and not in the one that it left", async () => {
    const { run, person, vault, credential } = await anOffice();
    const { summary } = await run.ready.vaults.create("Second", "Parks");
    const { version } = await run.ready.vaults.credential(vault, credential);
    await run.ready.vaults.moveCredential(vault, credential, version, summary.id);
    await leaves(run, person);
    expect(run.ready.vaults.summaries().map(({ name, resets: asked }) => [name, asked.length])).toEqual([
      ["Pages", 0],
      ["Second", 1],
    ]);
  });

  it("asks when a single authorisation ends, unless the person goes on looking after the page", async () => {
    const { run, person, account } = await anOffice();
    const step = (step: AccountStep) => {
      const { lastEvent } = run.ready.book.account(account).account;
      run.ready.book.accountStep(account, lastEvent, step, null);
    };
    const on = today(run);
    const end: AccountStep = { step: "end-user", on, person, role: "editor", because: "Another post." };
    step({ step: "change", on, details: { coordinator: person }, why: "" });
    step(end);
    expect(waiting(run)).toBe(0);
    authorise(run, account, person);
    step({ step: "change", on, details: { coordinator: null }, why: "" });
    step(end);
    await expect.poll(() => resets(run)).toEqual(["Parks page: Sam Sample"]);
    await expect.poll(() => waiting(run)).toBe(0);
  });

  it("asks again for somebody who came back and leaves again", async () => {
    const { run, person, account, vault, credential } = await anOffice();
    await leaves(run, person);
    await aCredential(run, vault, { account, id: credential, password: "harbour-2" });
    const back = { step: "return", on: today(run), why: "" } as const;
    await run.ready.book.personStep(person, run.ready.book.person(person).person.lastEvent, back, null);
    authorise(run, account, person);
    await leaves(run, person, "Moved away.");
    expect(resets(run)).toEqual(["Parks page: Sam Sample"]);
  });

  it("asks nothing any more of a leaving that was taken back while the vault was locked", async () => {
    const { run, person } = await anOffice();
    run.ready.vaultDesk.lock("person");
    await leaves(run, person);
    expect(waiting(run)).toBe(1);
    const { lastEvent, left } = run.ready.book.person(person).person;
    expect(left).not.toBeNull();
    const step = { step: "strike", event: lastEvent, because: "It was somebody else." } as const;
    await run.ready.book.personStep(person, lastEvent, step, null);
    expect(waiting(run)).toBe(0);
    await run.ready.vaultDesk.unlock(null);
    await run.ready.vaultDesk.lock("person");
    expect(resets(run)).toEqual([]);
  });

  it("asks once also where the app is closed in the midst of it", async () => {
    const { desk, run, person } = await anOffice();
    const gone = leaves(run, person);
    await Promise.allSettled([gone, run.close()]);
    const again = await desk.run();
    await again.ready.vaultDesk.unlock(null);
    expect(again.ready.book.person(person).person.left).not.toBeNull();
    await expect.poll(() => [resets(again), waiting(again)]).toEqual([["Parks page: Sam Sample"], 0]);
  });

  it("waits where the key is missing, without which no vault can be asked", async () => {
    const { run, person, desk } = await anOffice();
    await run.close();
    rmSync(desk.file("sample-custodian.key"));
    const again = await desk.run();
    const other = aPerson(again, "Robin Sample");
    authorise(again, again.ready.book.desk().accounts[0]?.id ?? "", other.id);
    await leaves(again, other.id);
    expect(waiting(again)).toBe(1);
    expect(again.ready.book.person(person).person.left).toBeNull();
  });

  it.each([
    ["before anything stands", 1, false],
    ["with the leaving on the disk and no vault asked yet", "writeSync", false],
    ["with the vault asked and that not crossed off yet", "renameSync", true],
  ] as const)("killed %s, it is asked for exactly once", async (_moment, killAt, after) => {
    const office = await aClosedOffice();
    const { folder, signal } = leavingOver(office, killAt, after);
    expect(signal).toBe("SIGKILL");
    expect(await expectExactlyOnce(office, folder)).toBe(killAt !== 1);
  });
});
