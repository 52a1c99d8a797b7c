import { expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { ABook, details, manager, refusal } from "./a-book.ts";

const parks = { ...details, email: "parks@muni.org" };
const shutBy = { by: manager, why: "The department stops posting." };

it("[N-V.1] keeps a page from being created until its request was approved, and says whose the decision is", () => {
  const desk = new ABook(anoka);
  const asked = desk.request();
  expect(asked).toMatchObject({ standing: "requested", standingSince: "2026-02-02", decision: null, since: null });
  expect(asked.request).toEqual({
    by: { name: "Sam Sample", role: "Park Planner" },
    on: "2026-02-02",
    why: "Trails need a voice.",
  });
  const create: AccountStep = { step: "create", on: "2026-02-10", details, since: null };
  expect(refusal(() => desk.step(asked, create))).toEqual({
    code: "ACCOUNT_STEP_SHUT",
    step: "create",
    because: "nobody has decided on the request yet; that is for the Communications Manager",
    citation: anoka.clauses.find(({ id }) => id === "V.request")?.citation,
  });
  const decide: AccountStep = { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits the plan." };
  const approved = desk.step(asked, decide);
  expect(approved).toMatchObject({ standing: "approved", standingSince: "2026-02-03" });
  expect(approved.decision).toEqual({ approved: true, by: manager, on: "2026-02-03", why: "Fits the plan." });
  expect(desk.step(asked, create)).toMatchObject({ standing: "created", since: "2026-02-10" });
});

it("[N-V.1] refuses a decision without a name or a reason", () => {
  const desk = new ABook(anoka);
  const asked = desk.request();
  const decide = { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Yes." } as const;
  expect(refusal(() => desk.step(asked, { ...decide, by: { name: " ", role: "Manager" } }))).toMatchObject({
    code: "TEXT_EMPTY",
    field: "by",
  });
  expect(refusal(() => desk.step(asked, { ...decide, why: "\u200b" }))).toMatchObject({
    code: "TEXT_EMPTY",
    field: "why",
  });
  expect(desk.book.account(asked.id)).toEqual(asked);
});

it("[N-V.1] ends with a declined request, whose handle may be asked for again", () => {
  const desk = new ABook(anoka);
  const asked = desk.request();
  const declined = desk.step(asked, {
    step: "decide",
    approved: false,
    by: manager,
    on: "2026-02-04",
    why: "Too many.",
  });
  expect(declined).toMatchObject({ standing: "declined", decision: { approved: false } });
  for (const step of ["activate", "resume"] as const) {
    expect(refusal(() => desk.step(asked, { step, on: "2026-02-05", note: "" }))).toMatchObject({
      code: "ACCOUNT_STEP_SHUT",
      because: "the request was declined",
    });
  }
  expect(refusal(() => desk.step(asked, { step: "create", on: "2026-02-05", details, since: null })).code).toBe(
    "ACCOUNT_STEP_SHUT",
  );
  expect(desk.request().standing).toBe("requested");
});

it("[A-6.g.i] leads from the request to the page’s end, every step dated, by whom and why", () => {
  const desk = new ABook(anchorage);
  const { id } = desk.person("Kim Sample");
  const asked = desk.request({ email: "parks@muni.org" });
  desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
  desk.step(asked, { step: "change", on: "2026-02-03", details: { coordinator: id }, why: "" });
  desk.step(asked, { step: "create", on: "2026-02-10", details: parks, since: "2026-02-09" });
  const active = desk.step(asked, { step: "activate", on: "2026-02-11", note: "First post" });
  expect(active).toMatchObject({ standing: "active", standingSince: "2026-02-11", since: "2026-02-09", shut: null });
  const paused = desk.step(asked, { step: "pause", on: "2026-02-12", ...shutBy });
  expect(paused).toMatchObject({ standing: "paused", shut: { ...shutBy, on: "2026-02-12" } });
  expect(desk.step(asked, { step: "resume", on: "2026-02-13", note: "" })).toMatchObject({
    standing: "active",
    shut: null,
  });
  expect(desk.step(asked, { step: "archive", on: "2026-02-14", ...shutBy }).standing).toBe("archived");
  const gone = desk.step(asked, { step: "deactivate", on: "2026-02-15", ...shutBy });
  expect(gone).toMatchObject({ standing: "deactivated", shut: { ...shutBy, on: "2026-02-15" } });
  const says = desk.book.accountHistory(asked.id).map(({ on, says }) => `${on} ${says}`);
  expect(says).toEqual([
    "2026-02-15 Robin Sample (Communications Manager) had the page shut for good: The department stops posting.",
    "2026-02-14 Robin Sample (Communications Manager) had the page archived: it stays to be read; The department stops posting.",
    "2026-02-13 The page went back into use.",
    "2026-02-12 Robin Sample (Communications Manager) had the page shut for a time: The department stops posting.",
    "2026-02-11 The page went into use: First post.",
    "2026-02-10 The page “Parks (sample)”, @sample_parks on Facebook was created, opened on 2026-02-09.",
    "2026-02-03 Coordinator is now Kim Sample.",
    "2026-02-03 Robin Sample (Communications Manager) approved it: Fits.",
    "2026-02-02 Sam Sample (Park Planner) asked for the page “Parks (sample)”, @sample_parks on Facebook: Trails need a voice.",
  ]);
});

it("[A-6.g.i] creates no page for which the policy’s particulars are missing, and names them", () => {
  const desk = new ABook(anchorage);
  const asked = desk.request({ address: null, purpose: " " });
  desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
  const create = { step: "create", on: "2026-02-10", since: null } as const;
  expect(refusal(() => desk.step(asked, { ...create, details: { ...details, address: null, purpose: "" } }))).toEqual({
    code: "ACCOUNT_INCOMPLETE",
    needs: "the page’s web address, the official e-mail address, the purpose, the coordinator",
    citation: anchorage.clauses.find(({ id }) => id === "6.g")?.citation,
  });
  // The department's own coordinator will do.
  const { id } = desk.person();
  const by = { name: "Dana Sample", role: "Director" };
  desk.book.departmentStep("parks", 0, { step: "coordinator", on: "2026-02-01", person: id, by, because: "" }, null);
  expect(desk.step(asked, { ...create, details: parks }).standing).toBe("created");
});

it.each([
  ["@gmail.example", "parks@gmail.example"],
  ["a domain that only ends alike", "parks@notmuni.org"],
  ["a domain that only begins alike", "parks@muni.org.evil.example"],
  ["look-alike letters", "parks@muni.оrg.example"],
  ["a Cyrillic o", "parks@muni.оrg"],
])("[A-6.g.i] refuses %s for an official address, with the citation", (_, email) => {
  const desk = new ABook(anchorage);
  const refused = refusal(() => desk.request({ email }));
  expect(refused).toMatchObject({ code: "ACCOUNT_EMAIL_DOMAIN", domain: "muni.org" });
  expect(refused.citation).toBe(anchorage.clauses.find(({ id }) => id === "6.g.i")?.citation);
  expect(refusal(() => desk.takeIn({ email })).code).toBe("ACCOUNT_EMAIL_DOMAIN");
  const account = desk.takeIn({ email: "Parks@Social.MUNI.org" });
  expect(account.email).toBe("Parks@social.muni.org");
  const change: AccountStep = { step: "change", on: "2026-03-01", details: { email }, why: "" };
  expect(refusal(() => desk.step(account, change)).code).toBe("ACCOUNT_EMAIL_DOMAIN");
  expect(desk.book.state().accounts).toEqual([account]);
});

it.each([
  "parks",
  "parks@",
  "@muni.org",
  "a b@muni.org",
  "a@b@muni.org",
  "parks@evil.example/.muni.org",
  "parks@[1.2.3.4]",
])("[A-6.g.i] knows that %s is no e-mail address, in any city", (email) => {
  for (const pack of [anchorage, anoka]) {
    expect(refusal(() => new ABook(pack).request({ email })).code).toBe("EMAIL_INVALID");
  }
});

it("leaves an address alone that came in under another pack, until it is changed itself", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn({ email: "parks@elsewhere.example" });
  desk.pack = anchorage;
  const changed = desk.step(account, { step: "change", on: "2026-03-01", details: { phone: "555-0100" }, why: "" });
  expect(changed).toMatchObject({ phone: "555-0100", email: "parks@elsewhere.example" });
  expect(desk.step(account, { step: "change", on: "2026-03-01", details: { email: "" }, why: "" }).email).toBeNull();
});

it("[N-II.2] shuts a page for good at any time, with who, why and when, and keeps all that was known of it", () => {
  for (const before of ["created", "active", "paused", "archived"] as const) {
    const desk = new ABook(anoka);
    const account = desk.request();
    desk.step(account, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
    desk.step(account, { step: "create", on: "2026-02-10", details, since: null });
    if (before !== "created") desk.step(account, { step: "activate", on: "2026-02-11", note: "" });
    if (before === "paused") desk.step(account, { step: "pause", on: "2026-02-12", ...shutBy });
    if (before === "archived") desk.step(account, { step: "archive", on: "2026-02-12", ...shutBy });
    expect(desk.book.account(account.id).standing).toBe(before);
    expect(
      refusal(() => desk.step(account, { step: "deactivate", on: "2026-02-20", ...shutBy, why: "" })),
    ).toMatchObject({
      code: "TEXT_EMPTY",
      field: "why",
    });
    const gone = desk.step(account, { step: "deactivate", on: "2026-02-20", ...shutBy });
    expect(gone).toMatchObject({ standing: "deactivated", standingSince: "2026-02-20", handle: "@sample_parks" });
    expect(gone.shut).toEqual({ ...shutBy, on: "2026-02-20" });
    for (const step of ["activate", "resume"] as const) {
      expect(refusal(() => desk.step(account, { step, on: "2026-02-21", note: "" })).code).toBe("ACCOUNT_STEP_SHUT");
    }
  }
});

it("lets the handle of a page that is gone be registered again, and both keep their history", () => {
  const desk = new ABook(anoka);
  const old = desk.takeIn();
  desk.step(old, { step: "deactivate", on: "2026-03-01", ...shutBy });
  const young = desk.takeIn();
  expect(young.id).not.toBe(old.id);
  const rows = desk.database.prepare("SELECT id FROM account ORDER BY id").pluck().all();
  expect(rows).toEqual([old.id, young.id].sort());
  // The old page can't come back over the new one.
  const { lastEvent } = desk.book.account(old.id);
  expect(refusal(() => desk.step(old, { step: "strike", event: lastEvent, because: "It is still up." }))).toEqual({
    code: "ACCOUNT_EXISTS",
    platform: "Facebook",
    handle: "@sample_parks",
  });
  expect(desk.book.account(old.id).standing).toBe("deactivated");
});

it("[A-6.g] knows cases only of pages that are there or were", () => {
  const desk = new ABook(anoka);
  const known = () => desk.database.prepare("SELECT id, handle, since FROM account").all();
  const account = desk.request();
  desk.step(account, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
  expect(known()).toEqual([]);
  desk.step(account, { step: "create", on: "2026-02-10", details: { ...details, handle: "@parks_now" }, since: null });
  expect(known()).toEqual([{ id: account.id, handle: "@parks_now", since: "2026-02-10" }]);
  desk.step(account, { step: "change", on: "2026-02-11", details: { handle: "@parks_later" }, why: "Renamed." });
  desk.step(account, { step: "deactivate", on: "2026-02-12", ...shutBy });
  expect(known()).toEqual([{ id: account.id, handle: "@parks_later", since: "2026-02-10" }]);
});

it("takes in a page that was there before, as in use; a decision may be noted later, of whatever day", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  expect(account).toMatchObject({ standing: "active", since: "2018-05-01", request: null, decision: null });
  expect(account.addedOn).toBe("2026-03-02");
  const decided = desk.step(account, {
    step: "decide",
    approved: true,
    by: manager,
    on: "2017-01-05",
    why: "Old memo.",
  });
  expect(decided).toMatchObject({ standing: "active", decision: { on: "2017-01-05" } });
  const again: AccountStep = { step: "decide", approved: false, by: manager, on: "2026-03-01", why: "No." };
  expect(refusal(() => desk.step(account, again)).code).toBe("ACCOUNT_STEP_SHUT");
  // It may have been archived long before anybody wrote it down.
  expect(desk.step(account, { step: "archive", on: "2024-02-29", ...shutBy }).standingSince).toBe("2024-02-29");
});

it("writes only what is another one now, and nothing when nothing is", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  const change = { step: "change", on: "2026-03-01", why: "" } as const;
  expect(
    refusal(() => desk.step(account, { ...change, details: { name: " Parks (sample) ", phone: "" } })),
  ).toMatchObject({
    code: "TEXT_EMPTY",
    field: "details",
  });
  desk.step(account, { ...change, details: { ...details, phone: "555-0100" } });
  const last = desk.book.events("account", account.id).at(-1);
  expect(last?.fields).toEqual({ details: { phone: "555-0100" }, why: "" });
});

it("writes a department as it was first written", () => {
  const desk = new ABook(anoka);
  desk.takeIn({ department: "Parks & Recreation" });
  expect(desk.takeIn({ department: "  PARKS & recreation", handle: "@other" }).department).toBe("Parks & Recreation");
  expect(desk.book.state().departments.map(({ name }) => name)).toEqual(["Parks & Recreation"]);
});

it("[N-hist] names with each event the pack in force, the person at the desk and the time", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  desk.pack = anchorage;
  desk.now = new Date("2026-03-05T08:30:00.000Z");
  desk.step(account, { step: "activity", on: "2026-03-03", what: "A post" });
  const told = desk.book.accountHistory(account.id).map(({ policy, at, actor }) => ({ policy, at, by: actor.osUser }));
  expect(told).toEqual([
    { policy: `${anchorage.id}@${anchorage.version}`, at: "2026-03-05T08:30:00.000Z", by: "alex" },
    { policy: `${anoka.id}@${anoka.version}`, at: "2026-03-02T18:00:00.000Z", by: "alex" },
  ]);
});
