import { expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka, packs } from "../model/packs.ts";
import { ABook, manager, refusal, shot } from "./a-book.ts";

const check = (items: Extract<AccountStep, { step: "check" }>["items"], on = "2026-03-01"): AccountStep => ({
  step: "check",
  on,
  items,
  source: null,
});

it("[A-6.d.i] [A-6.d.ii] [A-6.e.ii] keeps an answer of each line of the checklist, with its day, by whom and the screenshot", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  const items = anchorage.register.checklist.items.map(({ id: item }, line) =>
    line === 2
      ? { item, verdict: "not-possible" as const, why: "The platform has no room for a link." }
      : {
          item,
          verdict: line === 0 ? ("not-met" as const) : ("met" as const),
          why: line === 5 ? "None is needed" : "",
        },
  );
  const { checklist } = desk.step(account, check(items), shot);
  expect(Object.keys(checklist)).toEqual(items.map(({ item }) => item));
  for (const { item, verdict, why } of items) {
    expect(checklist[item]).toEqual({ verdict, why, on: "2026-03-01", by: "Alex Sample", evidence: shot });
  }
  expect(desk.book.accountHistory(account.id)[0]).toMatchObject({ kind: "account.checked", evidence: [shot] });
});

it("keeps an answer under a name that every object answers to: a pack from before such names were refused may have one", () => {
  const { checklist } = anchorage.register;
  const items = checklist.items.map((item, line) => (line === 0 ? { ...item, id: "constructor" } : item));
  const desk = new ABook({ ...anchorage, register: { ...anchorage.register, checklist: { ...checklist, items } } });
  const account = desk.takeIn();
  const checked = desk.step(account, check([{ item: "constructor", verdict: "met", why: "It is there." }]));
  expect(checked.checklist).toEqual({ constructor: expect.objectContaining({ verdict: "met" }) });
});

it("[A-6.e.ii] takes no “not possible” where the policy leaves no way out, and no tick without the note that an item asks for", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  const refused = (item: string, verdict: "met" | "not-possible", why: string) =>
    refusal(() => desk.step(account, check([{ item, verdict, why }])));
  expect(refused("guidelines", "not-possible", "No room")).toEqual({
    code: "CHECK_ALWAYS",
    item: "guidelines",
    label: "Link to the User Responsibility Guidelines",
    citation: "P&P 16-5, section 6.e.ii",
  });
  expect(refused("disclaimer", "met", " ")).toEqual({ code: "TEXT_EMPTY", field: "why" });
  const { checklist } = desk.step(
    account,
    check([{ item: "disclaimer", verdict: "met", why: "Legal: none is needed" }]),
  );
  expect(checklist.disclaimer).toMatchObject({ verdict: "met", why: "Legal: none is needed" });
});

it("[N-V.2] keeps whether the page is marked as the city’s and linked with its official site", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  desk.step(account, check([{ item: "marked", verdict: "met", why: "" }]));
  const { checklist } = desk.step(account, check([{ item: "linked", verdict: "not-met", why: "Link to be added" }]));
  expect(checklist).toMatchObject({ marked: { verdict: "met" }, linked: { verdict: "not-met", evidence: null } });
  const [line] = desk.book.accountHistory(account.id);
  const label = anoka.register.checklist.items.find(({ id }) => id === "linked")?.label;
  expect(line?.says).toBe(`Checklist: “${label}” not met (Link to be added).`);
});

it("[A-6.d.i] takes no “not possible” without a reason, no unknown line, no line twice and no empty answer", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  const met = { item: "contact", verdict: "met", why: "" } as const;
  const refused = (items: Extract<AccountStep, { step: "check" }>["items"]) =>
    refusal(() => desk.step(account, check(items), shot));
  expect(refused([{ item: "contact", verdict: "not-possible", why: " " }])).toMatchObject({
    code: "TEXT_EMPTY",
    field: "why",
  });
  expect(refused([met, { ...met, item: "marked" }])).toEqual({ code: "CHECK_UNKNOWN", item: "marked" });
  expect(refused([met, met])).toEqual({ code: "CHECK_UNKNOWN", item: "contact" });
  expect(refused([])).toMatchObject({ code: "TEXT_EMPTY", field: "items" });
  expect(refused([{ ...met, verdict: "perhaps" as "met" }])).toMatchObject({ code: "REQUEST_MALFORMED" });
  expect(desk.book.account(account.id)).toBe(account);
  expect(desk.book.files()).toEqual([]);
});

it("[A-6.d.i] replaces an answer by a newer one, and never by one of an earlier day", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  desk.step(account, check([{ item: "contact", verdict: "not-met", why: "" }], "2026-02-20"));
  desk.step(account, check([{ item: "contact", verdict: "met", why: "" }], "2026-02-20"));
  const { checklist } = desk.step(account, check([{ item: "contact", verdict: "not-met", why: "" }], "2026-02-19"));
  expect(checklist.contact).toMatchObject({ verdict: "met", on: "2026-02-20" });
});

it("keeps screenshots as files that the register names, under their hashes", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  desk.step(account, check([{ item: "contact", verdict: "met", why: "" }]), shot);
  desk.step(account, check([{ item: "official", verdict: "met", why: "" }]), shot);
  expect(desk.book.files()).toEqual([{ sha256: shot.sha256, bytes: shot.bytes }]);
  expect(desk.book.accountHistory(account.id).map(({ evidence }) => evidence.length)).toEqual([1, 1, 0]);
});

const round: Extract<AccountStep, { step: "review" }> = {
  step: "review",
  on: "2026-03-01",
  looked: [anchorage.register.review.looksAt[0] ?? ""],
  found: "nothing",
  words: "",
  cases: [],
  lastActivity: null,
};

it("[A-5.b.iv] keeps a review round: what was looked at, what was found, and the cases that were started from it", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  expect(desk.step(account, round).review).toEqual({
    on: "2026-03-01",
    by: "Alex Sample",
    looked: round.looked,
    found: "nothing",
    words: "",
    cases: [],
  });
  desk.cases.add("case-1");
  const found: AccountStep = {
    ...round,
    on: "2026-03-02",
    found: "something",
    words: "A threat",
    cases: ["case-1", "case-1"],
    lastActivity: "2026-02-27",
  };
  const { review, lastActivity } = desk.step(account, found);
  expect(review).toMatchObject({ on: "2026-03-02", found: "something", words: "A threat", cases: ["case-1"] });
  expect(lastActivity).toMatchObject({ on: "2026-02-27" });
  expect(desk.book.accountHistory(account.id)[0]?.says).toBe(
    `Review round (${round.looked[0]}): something found: A threat. 1 case was started from it. Newest post seen: 2026-02-27.`,
  );
  // A round of last week, written down today, is not the last one.
  expect(desk.step(account, { ...round, on: "2026-02-20" }).review?.on).toBe("2026-03-02");
});

it("[A-5.b.iv] refuses a round that looked at nothing, that found something and says not what, or that names no case of ours", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  const refused = (change: Partial<typeof round>) => refusal(() => desk.step(account, { ...round, ...change }));
  expect(refused({ looked: [] })).toMatchObject({ code: "TEXT_EMPTY", field: "looked" });
  expect(refused({ looked: ["The weather"] })).toEqual({ code: "CHECK_UNKNOWN", item: "The weather" });
  expect(refused({ found: "something" })).toMatchObject({ code: "TEXT_EMPTY", field: "words" });
  expect(refused({ found: "perhaps" as "nothing" })).toMatchObject({ code: "REQUEST_MALFORMED" });
  expect(refused({ cases: ["case-9"] })).toEqual({ code: "CASE_UNKNOWN", id: "case-9" });
  expect(refused({ lastActivity: "2026-03-02" })).toMatchObject({ code: "TIME_IN_FUTURE", field: "lastActivity" });
  expect(refused({ lastActivity: "2018-04-30" })).toMatchObject({ code: "TIME_BEFORE_STEP", field: "lastActivity" });
  expect(refused({ on: "2018-04-30" })).toMatchObject({ code: "TIME_BEFORE_STEP", field: "on", at: "2018-05-01" });
  expect(desk.book.account(account.id)).toBe(account);
});

it("[A-5.b.iv] [A-6.d.i] looks at no page that is not there", () => {
  for (const pack of packs) {
    const desk = new ABook(pack);
    const asked = desk.request();
    for (const step of [
      { ...round, looked: [...pack.register.review.looksAt] },
      check([{ item: pack.register.checklist.items[0]?.id ?? "", verdict: "met", why: "" }]),
      { step: "activity", on: "2026-03-01", what: "A post" },
    ] satisfies AccountStep[]) {
      expect(refusal(() => desk.step(asked, step))).toMatchObject({ code: "ACCOUNT_STEP_SHUT", step: step.step });
    }
  }
});

const talk: Extract<AccountStep, { step: "discuss" }> = {
  step: "discuss",
  on: "2026-03-01",
  with: [manager, { name: "Dana Sample", role: "" }],
  outcome: "close-for-now",
  words: "Nobody has time this season.",
  again: "2026-09-01",
};

it("[N-V.3] keeps the discussion of a page that is not used: with whom, what came of it, and when again", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  const { step: _, ...kept } = talk;
  const discussed = desk.step(account, talk);
  expect(discussed).toMatchObject({ discussion: kept, standing: "active" });
  expect(desk.book.accountHistory(account.id)[0]?.says).toBe(
    "Discussed with Robin Sample (Communications Manager); Dana Sample, to be closed for now: Nobody has time this season. To be discussed again on 2026-09-01.",
  );
  for (const [change, refused] of [
    [{ with: [] }, { code: "TEXT_EMPTY", field: "with" }],
    [{ with: [{ name: "", role: "x" }] }, { code: "TEXT_EMPTY", field: "with" }],
    [{ words: " " }, { code: "TEXT_EMPTY", field: "words" }],
    [{ outcome: "burn" as "keep" }, { code: "REQUEST_MALFORMED" }],
    [{ again: "2026-03-01" }, { code: "DATE_INVALID", field: "again" }],
    [{ again: "2027-02-29" }, { code: "DATE_INVALID", field: "again" }],
  ] as const) {
    expect(refusal(() => desk.step(account, { ...talk, ...change }))).toMatchObject(refused);
  }
});

it("[N-V.3] keeps the newest activity, however late an older one is written down", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  desk.step(account, { step: "activity", on: "2026-02-20", what: "A post" });
  const { lastActivity } = desk.step(account, { step: "activity", on: "2026-01-05", what: "An older one" });
  expect(lastActivity).toEqual({ on: "2026-02-20", what: "A post" });
  expect(refusal(() => desk.step(account, { step: "activity", on: "2026-03-01", what: "" }))).toMatchObject({
    field: "what",
  });
});
