import { join } from "node:path";
import { openDatabase } from "../../main/database/index.ts";
import { addDays } from "../../main/model/calendar.ts";
import { loadPacks } from "../../main/policies/index.ts";
import { RegisterBook } from "../../main/register/index.ts";
import type { NewPerson, TakenInAccount } from "../../preload/contract.ts";
import { launch } from "../e2e/hosts.ts";
import { openServices, packFolder, sampleFolder } from "./data.ts";
import { median, ms, type Row, timed } from "./figures.ts";

const accounts = 5_000;
const people = 2_000;
/** Sample cases for about a hundred thousand entries. */
const cases = 12_400;
const departments = 40;
const rounds = 7;

const departmentOf = (number: number) => `Sample Department ${1 + (number % departments)}`;

function person(number: number, domain: string): NewPerson {
  const name = `Sample Person ${number}`;
  const email = `sample.person.${number}@${domain}`;
  return {
    details: { name, title: "Sample Staff", email, department: departmentOf(number) },
    joinedOn: null,
    anyway: true,
  };
}

function account(number: number, domain: string): TakenInAccount {
  const handle = `sample_page_${number}`;
  return {
    details: {
      department: departmentOf(number),
      platform: "Facebook",
      handle,
      name: `Sample page ${number}`,
      address: `https://facebook.example/${handle}`,
      email: `${handle}@${domain}`,
      phone: null,
      purpose: "News of the sample department.",
    },
    since: "2018-05-01",
    note: "",
    anyway: true,
  };
}

/** A folder with a full register in which much is due: decided on, checked and looked at on different days. */
async function fullFolder(folder: string): Promise<{ data: string; entries: number }> {
  const made = await sampleFolder(folder, "register-full", cases, 50);
  const [pack] = loadPacks(packFolder).packs;
  if (pack === undefined) throw new Error("there is no policy pack");
  const database = openDatabase(join(made.data, "log.sqlite"), "write");
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const book = new RegisterBook({
    database,
    random,
    clock: () => new Date(),
    policy: () => pack,
    actor: () => ({ name: "Sample Coordinator", role: "Social Media Coordinator", osUser: "bench" }),
    caseExists: () => false,
  });
  book.change(() => {
    for (let number = 0; number < people; number += 1) book.addPerson(person(number, pack.domain));
    for (let number = 0; number < accounts; number += 1) book.takeIn(account(number, pack.domain));
  });
  const { checklist, review, users } = pack.register;
  const today = book.today();
  book.change(() => {
    const staff = book.state().people.map(({ id }) => id);
    const measured = book.state().accounts.filter(({ handle }) => handle.startsWith("sample_page_"));
    measured.forEach(({ id }, number) => {
      const step = (input: Parameters<RegisterBook["accountStep"]>[2]) =>
        book.accountStep(id, book.account(id).lastEvent, input, null);
      step({ step: "add-user", on: today, person: staff[number % staff.length] ?? "", role: users.roles[0] ?? "" });
      if (number % 2 === 0) {
        const items = checklist.items.map(({ id: item }) => ({ item, verdict: "met" as const, why: "Sample note" }));
        step({ step: "check", on: today, items, source: null });
      }
      if (number % 3 !== 0) return;
      const [looked, on] = [review.looksAt, today];
      step({ step: "review", on, looked, found: "nothing", words: "", cases: [], lastActivity: null });
    });
  });
  database.close();
  return made;
}

/**
 * Today with what is due; the first that is seen of the register, which is its heading and the first rows of the list; the list with all of
 * its rows, to be searched. An almost empty register has but a few, and so the last takes longer by what thousands of rows take.
 */
const screens = [
  { name: "Today", bound: 1.25 },
  { name: "Accounts with the first rows", bound: 1.25 },
  { name: "Accounts with all rows", bound: 1.25 },
] as const;
type Seen = (typeof screens)[number]["name"];

/** From the start of the process to Today, or to the list of accounts, with what stands on it. */
async function benchScreens(empty: string, full: string): Promise<Row[]> {
  const times = new Map<string, number[]>();
  let kind = "";
  const open = async (data: string, screen: Seen): Promise<number> => {
    let close = async (): Promise<unknown> => null;
    const taken = await timed(async () => {
      const host = await launch(data);
      kind = host.kind;
      close = () => host.close();
      const { page } = host;
      const rail = page.getByRole("navigation", { name: "Screens" });
      await page.locator("main .row.duty").first().waitFor();
      if (screen === "Today") return;
      await rail.getByRole("button", { name: "Accounts" }).click();
      await page.getByRole("heading", { level: 1, name: "Accounts" }).waitFor();
      const list = page.getByRole("list", { name: "Accounts" });
      await list.getByText("sample_").first().waitFor();
      if (screen === "Accounts with all rows") await list.and(page.locator('[aria-busy="false"]')).waitFor();
    });
    await close();
    return taken;
  };
  const rows: Row[] = [];
  for (const { name: screen, bound } of screens) {
    await open(empty, screen);
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, data] of [
        ["empty", empty],
        ["full", full],
      ] as const) {
        const of = times.get(`${screen} ${name}`) ?? [];
        of.push(await open(data, screen));
        times.set(`${screen} ${name}`, of);
      }
    }
    const [ours, floor] = ["full", "empty"].map((name) => median(times.get(`${screen} ${name}`) ?? [])) as [
      number,
      number,
    ];
    rows.push({
      name: `start to ${screen} as drawn, 5,000 accounts, 2,000 people, 100,000 entries against none`,
      seen: `${kind}; ${ms(ours)} against ${ms(floor)}, medians of ${rounds}`,
      value: ours / floor,
      bound,
      unit: "×",
    });
  }
  return rows;
}

/** The list of what is due: after one account changed, and when a new day has begun and nothing is remembered. */
async function benchDuties(data: string): Promise<Row[]> {
  let ahead = 0;
  const services = await openServices(data, () => new Date(Date.now() + ahead));
  const { book, duties } = services.ready;
  duties.list(null);
  const some = book.desk().accounts.slice(0, rounds);
  const times = { change: [] as number[], day: [] as number[] };
  for (const { id } of some) {
    const { account: now } = book.account(id);
    book.accountStep(id, now.lastEvent, { step: "activity", on: duties.list(null).day, what: "A post." }, null);
    times.change.push(await timed(() => duties.list(null)));
  }
  const before = duties.list(null).day;
  for (let round = 0; round < rounds; round += 1) {
    ahead += 86_400_000;
    times.day.push(await timed(() => duties.list(null)));
  }
  const after = duties.list(null).day;
  if (after !== addDays(before, rounds)) throw new Error(`the days did not turn: ${before} to ${after}`);
  await services.close();
  const row = (name: string, of: readonly number[]): Row => ({
    name,
    seen: `median of ${rounds}, 5,000 accounts and 2,000 people`,
    value: median(of),
    bound: 50,
    unit: "ms",
  });
  return [
    row("what is due, after one account changed", times.change),
    row("what is due, all of it, on a new day", times.day),
  ];
}

export async function benchRegister(folder: string): Promise<Row[]> {
  const { data: empty } = await sampleFolder(folder, "register-none", 0, 1);
  const full = await fullFolder(folder);
  process.stdout.write(`made a register beside ${full.entries.toLocaleString("en-US")} entries\n`);
  return [...(await benchDuties(full.data)), ...(await benchScreens(empty, full.data))];
}
