import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { Leaving } from "../../main/services/leaving.ts";
import type { Services } from "../../main/services.ts";
import type { AccountStep, DepartmentStep, PersonStep } from "../../preload/contract.ts";
import { ByHand } from "./by-hand.ts";
import {
  aCredential,
  anAccount,
  anOffice,
  aPerson,
  authorise,
  leaves,
  noDetails,
  type Office,
  resets,
  today,
  waiting,
} from "./register-day.ts";

const by = { name: "Robin Sample", role: "Manager" };

function accountStep({ ready }: Services, id: string, step: AccountStep) {
  return ready.book.accountStep(id, ready.book.account(id).account.lastEvent, step, null).account;
}

function personStep({ ready }: Services, id: string, step: PersonStep) {
  return ready.book.personStep(id, ready.book.person(id).person.lastEvent, step, null);
}

function coordinatorOf(run: Services, name: string, person: string | null, because = ""): void {
  const { book } = run.ready;
  const step: DepartmentStep = { step: "coordinator", on: today(run), person, by, because };
  book.departmentStep(name, book.department(name).department.lastEvent, step, null);
}

/** The page is looked after by this person, and nobody else posts there by name. */
function lookedAfterBy(run: Services, account: string, person: string | null, why = ""): void {
  accountStep(run, account, { step: "change", on: today(run), details: { coordinator: person }, why });
}

/** Nothing is asked of it any more. */
const changePassword = ({ run, vault, credential, account }: Office) =>
  aCredential(run, vault, { account, id: credential, password: "harbour-2" });

/** Ids of two people of one name, who both may post there. */
function twins({ run, account }: Office): readonly [string, string] {
  const [one, two] = ["one", "two"].map((email) => {
    const details = { name: "Kim Twin", title: "", email: `${email}@invented-harbour.example`, department: "Parks" };
    const { person } = run.ready.book.addPerson({ details, joinedOn: null, anyway: true });
    authorise(run, account, person.id);
    return person.id;
  });
  return [one ?? "", two ?? ""];
}

describe("[N-V.4] whoever could know a password is on the list when that ends", () => {
  it("asks when whoever looks after a page is replaced, and not once more when they leave later", async () => {
    const office = await anOffice();
    const { run, account } = office;
    const [cora, dora] = [aPerson(run, "Cora Sample"), aPerson(run, "Dora Sample")];
    lookedAfterBy(run, account, cora.id);
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
    lookedAfterBy(run, account, dora.id, "Another post.");
    await expect.poll(() => resets(run)).toEqual(["Parks page: Cora Sample"]);
    const [asked] = run.ready.vaults.summaries()[0]?.resets ?? [];
    expect(asked?.because).toBe(`No longer looks after it since ${today(run)}: Another post.`);
    await leaves(run, cora.id);
    expect(resets(run)).toEqual(["Parks page: Cora Sample"]);
    await changePassword(office);
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
  });

  it("waits with a replaced one, too, while the vault is locked, and says so", async () => {
    const { run, account } = await anOffice();
    const cora = aPerson(run, "Cora Sample");
    lookedAfterBy(run, account, cora.id);
    run.ready.vaultDesk.lock("person");
    lookedAfterBy(run, account, null);
    expect([resets(run), waiting(run)]).toEqual([[], 1]);
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => resets(run)).toEqual(["Parks page: Cora Sample"]);
    await expect.poll(() => waiting(run)).toBe(0);
  });

  it("asks when the department’s coordinator leaves, of the pages that name nobody else", async () => {
    const { run, vault } = await anOffice();
    const [cora, dora] = [aPerson(run, "Cora Sample"), aPerson(run, "Dora Sample")];
    const [named, library] = [anAccount(run, "named"), anAccount(run, "books", "Library")];
    await aCredential(run, vault, { account: named.id, label: "Named page" });
    await aCredential(run, vault, { account: library.id, label: "Library page" });
    lookedAfterBy(run, named.id, dora.id);
    coordinatorOf(run, "parks", cora.id);
    await leaves(run, cora.id);
    expect(resets(run)).toEqual(["Parks page: Cora Sample"]);
    expect(waiting(run)).toBe(0);
  });

  it("asks when the department’s coordinator is replaced, or a page goes to another department", async () => {
    const office = await anOffice();
    const { run, account } = office;
    const [cora, dora] = [aPerson(run, "Cora Sample"), aPerson(run, "Dora Sample")];
    coordinatorOf(run, "Parks", cora.id);
    coordinatorOf(run, "Parks", dora.id, "Moved on.");
    await expect.poll(() => resets(run)).toEqual(["Parks page: Cora Sample"]);
    await changePassword(office);
    accountStep(run, account, { step: "change", on: today(run), details: { department: "Library" }, why: "Merged." });
    await expect.poll(() => resets(run)).toEqual(["Parks page: Dora Sample"]);
  });

  it("asks when a role ends that lets its holder post in the department, and of no other role or department", async () => {
    const office = await anOffice();
    const { run } = office;
    const [{ id }, on] = [aPerson(run, "Rory Sample"), today(run)];
    const { roles, register } = run.ready.packs.get(run.ready.register.pack() ?? "");
    const [role = ""] = register.users.roles;
    const other = roles.find((one) => !register.users.roles.includes(one.id))?.id ?? "";
    for (const [held, department] of [
      [role, "Parks"],
      [other, "Parks"],
      [role, "Library"],
    ] as const) {
      await personStep(run, id, { step: "give-role", on, role: held, department });
    }
    await personStep(run, id, { step: "end-role", on, role: other, department: "Parks", because: "Over." });
    await personStep(run, id, { step: "end-role", on, role, department: "Library", because: "Over." });
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
    await personStep(run, id, { step: "end-role", on, role, department: "Parks", because: "Over." });
    expect(resets(run)).toEqual(["Parks page: Rory Sample"]);
    await changePassword(office);
    await personStep(run, id, { step: "give-role", on, role, department: "parks" });
    await leaves(run, id);
    expect(resets(run)).toEqual(["Parks page: Rory Sample"]);
  });

  it("asks nothing of somebody who knows it in another way still", async () => {
    const { run, account, person } = await anOffice();
    coordinatorOf(run, "Parks", person);
    lookedAfterBy(run, account, person);
    lookedAfterBy(run, account, null);
    const end: AccountStep = { step: "end-user", on: today(run), person, role: "editor", because: "Another post." };
    accountStep(run, account, end);
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
  });

  it("has nothing to ask of a page that is only asked for", async () => {
    const { run } = await anOffice();
    const details = { ...noDetails, department: "Library", platform: "Facebook", handle: "asked", name: "Asked" };
    const asked = { details, by, on: today(run), why: "Wanted.", anyway: true };
    const { account } = run.ready.book.requestAccount(asked);
    run.ready.vaultDesk.lock("person");
    const cora = aPerson(run, "Cora Sample", "Library");
    lookedAfterBy(run, account.id, cora.id);
    await leaves(run, cora.id);
    expect(waiting(run)).toBe(0);
  });
});

describe("[N-V.4] whose leaving it is, is told by the person and the event, not by a name", () => {
  it("asks for each of two people of one name, of the same day and reason", async () => {
    const office = await anOffice();
    const { run } = office;
    const [one, two] = twins(office);
    expect(one).not.toBe(two);
    await leaves(run, one, "Contract over.");
    expect(resets(run)).toEqual(["Parks page: Kim Twin"]);
    await changePassword(office);
    expect(resets(run)).toEqual([]);
    await leaves(run, two, "Contract over.");
    expect(resets(run)).toEqual(["Parks page: Kim Twin"]);
    await run.close();
    // What was written can be read again.
    const again = await office.desk.run();
    await again.ready.vaultDesk.unlock(null);
    expect([resets(again), waiting(again)]).toEqual([["Parks page: Kim Twin"], 0]);
  });

  it("lists both of them while the password is the same", async () => {
    const office = await anOffice();
    const { run } = office;
    for (const id of twins(office)) await leaves(run, id, "Contract over.");
    expect(resets(run)).toEqual(["Parks page: Kim Twin", "Parks page: Kim Twin"]);
    await changePassword(office);
    expect(resets(run)).toEqual([]);
  });

  it("asks again of somebody who came back and leaves again on the same day, for the same reason", async () => {
    const office = await anOffice();
    const { run, account, person } = office;
    await leaves(run, person, "Seasonal.");
    await changePassword(office);
    await personStep(run, person, { step: "return", on: today(run), why: "" });
    authorise(run, account, person);
    await leaves(run, person, "Seasonal.");
    expect([resets(run), waiting(run)]).toEqual([["Parks page: Sam Sample"], 0]);
  });

  it("does so also where the vault was locked all the while: once, for the last time", async () => {
    const { run, account, person } = await anOffice();
    run.ready.vaultDesk.lock("person");
    await leaves(run, person, "Seasonal.");
    await personStep(run, person, { step: "return", on: today(run), why: "" });
    authorise(run, account, person);
    await leaves(run, person, "For good.");
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => waiting(run)).toBe(0);
    expect(run.ready.vaults.summaries()[0]?.resets.map(({ because }) => because)).toEqual([
      `Left on ${today(run)}: For good.`,
    ]);
  });
});

describe("[N-V.4] an authorisation that is taken back", () => {
  it("asks for nothing on the day on which it was written down by mistake", async () => {
    const { run, account } = await anOffice();
    const { id } = aPerson(run, "Robin Sample");
    const { lastEvent } = authorise(run, account, id);
    accountStep(run, account, { step: "strike", event: lastEvent, because: "It was somebody else." });
    expect([resets(run), waiting(run)]).toEqual([[], 0]);
  });

  it("asks once it stood for longer: the password may have been told", async () => {
    const hand = new ByHand();
    const { run, account } = await anOffice({ clock: hand.clock, timers: hand.timers });
    const { id } = aPerson(run, "Robin Sample");
    const { lastEvent } = authorise(run, account, id);
    hand.sleep(49);
    accountStep(run, account, { step: "strike", event: lastEvent, because: "It was somebody else." });
    run.ready.vaultDesk.lock("person");
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => resets(run)).toEqual(["Parks page: Robin Sample"]);
  });
});

describe("[N-V.4] one that can’t be asked for", () => {
  it("is none because of a long reason, which the vault is told the beginning of", async () => {
    const { desk, run, person, vault } = await anOffice();
    const [zed, page] = [aPerson(run, "Zed Second"), anAccount(run, "second")];
    authorise(run, page.id, zed.id);
    await aCredential(run, vault, { account: page.id, label: "Second page" });
    // Where it is cut, there is a character of two units.
    await leaves(run, person, `${"r".repeat(978)}${"😀".repeat(9_000)}`);
    await leaves(run, zed.id);
    expect(resets(run)).toEqual(["Parks page: Sam Sample", "Second page: Zed Second"]);
    expect(waiting(run)).toBe(0);
    await run.close();
    const again = await desk.run();
    await again.ready.vaultDesk.unlock(null);
    const because = again.ready.vaults.summaries()[0]?.resets.find(({ person }) => person === "Sam Sample")?.because;
    expect([because?.length, because?.isWellFormed(), because?.at(-1)]).toEqual([999, true, "…"]);
    expect(again.ready.book.person(person).person.left?.because.length).toBe(978 + 18_000);
  });

  it("keeps no other vault from being asked, when one can’t be written", async () => {
    const { desk, run, person, account, vault } = await anOffice();
    const { summary } = await run.ready.vaults.create("Second", "Parks");
    await aCredential(run, summary.id, { account, label: "Second page" });
    const name = readdirSync(desk.file("vaults")).find((one) => one.includes(vault)) ?? "";
    const [file, aside] = [desk.file(`vaults/${name}`), desk.file("aside")];
    renameSync(file, aside);
    mkdirSync(`${file}/in the way`, { recursive: true });
    await leaves(run, person);
    expect([resets(run), waiting(run)]).toEqual([["Second page: Sam Sample"], 1]);
    rmSync(file, { recursive: true });
    renameSync(aside, file);
    run.ready.vaultDesk.lock("person");
    await run.ready.vaultDesk.unlock(null);
    await expect.poll(() => waiting(run)).toBe(0);
    expect(resets(run)).toEqual(["Parks page: Sam Sample", "Second page: Sam Sample"]);
  });

  it("keeps nobody else’s from being asked for, and waits alone", async () => {
    const left = ["a", "b", "c"].map((person, event) => ({ person, account: "page", because: "Left", event }));
    const waits = new Map(left.map((one) => [one.person, one]));
    const asked: string[] = [];
    const leaving = new Leaving({
      book: {
        state: () => ({ accounts: [], people: [], departments: [], policyReviews: [], waitingResets: [] }),
        waitingResets: () => [...waits.values()],
        noteReset: () => undefined,
        resetDone: ({ person }) => void waits.delete(person),
      },
      vaults: {
        isOpen: true,
        askOnLeaving: async (_accounts, { person }) => {
          asked.push(person);
          if (person === "a") throw new AppError("TEXT_TOO_LONG", { field: "because" });
          return true;
        },
      },
      roles: () => [],
      changed: () => undefined,
    });
    await leaving.settle();
    expect([asked, [...waits.keys()]]).toEqual([["a", "b", "c"], ["a"]]);
  });
});
