/** Tables that move in and out of the pretend register: nothing is read, the rows are invented. */
import type { ImportFault, ImportPreview } from "../../../main/model/register-view.ts";
import type { PretendAccounts } from "./accounts.ts";
import { type PretendRegisterDesk, raise, type Slice } from "./desk.ts";
import type { PretendTable } from "./dialogs.ts";
import type { PretendPeople } from "./people.ts";

type What = "accounts" | "people";
type Row = ImportPreview["rows"][number];

interface Waiting {
  readonly preview: ImportPreview;
  readonly kind: PretendTable;
}

const row = (line: number, state: Row["state"], cells: Row["cells"]): Row => ({ line, state, cells });

function accountRow(
  line: number,
  state: Row["state"],
  department: string,
  platform: string,
  handle: string,
  name: string,
) {
  return row(line, state, { Department: department, Platform: platform, Handle: handle, Name: name });
}

function personRow(line: number, state: Row["state"], department: string, name: string, title: string) {
  const email = `${name.split(" ")[0]?.toLowerCase()}@sample.invalid`;
  return row(line, state, { Name: name, Title: title, "E-mail": email, Department: department });
}

const accountRows = (department: string): readonly Row[] => [
  accountRow(2, "new", department, "Facebook", "@sampletrails2", "Sample Trails and paths"),
  accountRow(3, "new", department, "YouTube", "@samplecouncil", "Sample Council"),
  accountRow(4, "known", department, "Facebook", "@sampleparks", "Sample Parks & Recreation"),
];

const personRows = (department: string): readonly Row[] => [
  personRow(2, "new", department, "Blair Imaginary", "Clerk"),
  personRow(3, "new", department, "Kim Nonesuch", "Ranger"),
  personRow(4, "known", department, "Dana Sampleton", "Director"),
];

const faulty = row(7, "faulty", {
  Department: "Parks",
  Name: "",
  "Opened on": "31.02.2020",
  "Joined on": "31.02.2020",
});
const faults: readonly ImportFault[] = [
  { line: 7, column: "Name", says: "There is no name." },
  { line: 7, column: "Opened on", says: "“31.02.2020” is not a day. Write it like 2020-02-28." },
  { line: 9, column: null, says: "The row has 9 cells; the first row names 8 columns." },
];
const warning = "The handle “@samp1eparks” looks like “@sampleparks”, which is in the register already.";

export class PretendMoving {
  readonly #desk: PretendRegisterDesk;
  readonly #accounts: PretendAccounts;
  readonly #people: PretendPeople;
  #waiting = new Map<string, Waiting>();

  constructor(desk: PretendRegisterDesk, accounts: PretendAccounts, people: PretendPeople) {
    this.#desk = desk;
    this.#accounts = accounts;
    this.#people = people;
  }

  #choose(what: What): ImportPreview | null {
    const kind = this.#desk.chosen("tables");
    if (kind === null) return null;
    if (typeof kind !== "string") return raise(kind.code, kind.detail);
    const { department } = this.#desk.options.person();
    const rows = what === "accounts" ? accountRows(department) : personRows(department);
    const isFaulty = kind === "faulty";
    const preview: ImportPreview = {
      ...{ token: crypto.randomUUID(), what, file: isFaulty ? `${what}-first-try.csv` : `${what}.csv` },
      ...(isFaulty ? { encoding: "Windows-1252", delimiter: ";" } : { encoding: "UTF-8", delimiter: "," }),
      ...{ added: 2, known: 1, rows: isFaulty ? [...rows, faulty] : rows },
      ...{ faults: isFaulty ? faults : [], faultCount: isFaulty ? 214 : 0 },
      warnings: what === "accounts" ? [{ line: 3, column: "Handle", says: warning }] : [],
      warningCount: what === "accounts" ? 1 : 0,
      unread: isFaulty ? ["Followers", "Notes of 2019"] : [],
    };
    this.#waiting.set(preview.token, { preview, kind });
    return preview;
  }

  #import(token: string): { added: number } {
    const { preview, kind } = this.#waiting.get(token) ?? raise("SOURCE_UNKNOWN");
    if (preview.faultCount > 0) raise("TABLE_FAULTY", { faults: preview.faultCount });
    if (kind === "stale") raise("TABLE_CHANGED");
    this.#waiting.delete(token);
    const fresh = preview.rows.filter((row) => row.state === "new").map((row) => row.cells);
    for (const cells of fresh) this.#add(preview.what, cells);
    this.#desk.changed();
    return { added: fresh.length };
  }

  #add(what: What, cells: Row["cells"]): void {
    const { Name: name = "", Department: department = "" } = cells;
    if (what === "people") {
      const details = { name, title: cells.Title ?? "", email: cells["E-mail"] ?? null, department };
      this.#people.add({ details, joinedOn: null, anyway: true });
      return;
    }
    const nothing = { address: null, email: null, phone: null, purpose: "" };
    const details = { department, platform: cells.Platform ?? "", handle: cells.Handle ?? "", name, ...nothing };
    this.#accounts.takeIn({ details, since: null, note: "From a table.", anyway: true });
  }

  readonly handlers: Slice<
    | "register.save-template"
    | "register.save-csv"
    | "register.save-sheet"
    | "register.save-acknowledgement"
    | "register.choose-table"
    | "register.import"
  > = {
    "register.save-template": ({ what }) => this.#desk.saved(`${what}-template.csv`),
    "register.save-csv": ({ what }) => this.#desk.saved(`register-${what}-${this.#desk.day()}.csv`),
    "register.save-sheet": ({ department }) =>
      this.#desk.saved(`accounts-${department ?? "all"}-${this.#desk.day()}.pdf`),
    "register.save-acknowledgement": ({ person }) =>
      this.#desk.saved(`acknowledgement-${this.#people.get(person).name.toLowerCase().replaceAll(" ", "-")}.pdf`),
    "register.choose-table": ({ what }) => this.#choose(what),
    "register.import": ({ token }) => this.#import(token),
  };
}
