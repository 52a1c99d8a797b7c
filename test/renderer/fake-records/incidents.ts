/** Pretend incidents. */
import type { IncidentRow } from "../../../main/model/records-view.ts";
import type { NewIncident } from "../../../preload/contract.ts";
import { needed, type PretendDesk, raise, type Slice } from "./desk.ts";

type IncidentChannel = "incidents.report" | "incidents.acknowledge" | "incidents.message" | "incidents.save";

export class PretendIncidents {
  /** Newest first. */
  rows: IncidentRow[] = [];
  readonly #desk: PretendDesk;

  constructor(desk: PretendDesk) {
    this.#desk = desk;
  }

  async report(input: NewIncident, at = this.#desk.now()): Promise<IncidentRow> {
    const { accounts, seal } = this.#desk.options;
    const what = needed("what", input.what);
    const found = accounts().find((one) => one.id === input.account);
    if (input.account !== null && found === undefined) raise("ACCOUNT_UNKNOWN", { account: input.account });
    const evidence = [];
    for (const source of input.sources) evidence.push(await seal(source));
    const { sources: _, ...facts } = input;
    const account =
      found === undefined
        ? null
        : { id: found.id, name: found.name, handle: found.handle, department: found.department };
    const row = { ...facts, what, account, evidence, at, acknowledged: null };
    const made = { ...row, id: crypto.randomUUID(), seq: this.#desk.nextSeq() };
    this.rows = [made, ...this.rows];
    return made;
  }

  find(id: string): IncidentRow {
    return this.rows.find((row) => row.id === id) ?? raise("INCIDENT_UNKNOWN", { incident: id });
  }

  acknowledge(id: string, acknowledged: NonNullable<IncidentRow["acknowledged"]>): IncidentRow {
    const row = this.find(id);
    if (row.acknowledged !== null) raise("INCIDENT_ACKNOWLEDGED", { incident: id });
    needed("name", acknowledged.by.name);
    this.#desk.nextSeq();
    const made = { ...row, acknowledged };
    this.rows = this.rows.map((one) => (one.id === id ? made : one));
    return made;
  }

  message(row: IncidentRow): string {
    const { organisation, records } = this.#desk.options.pack();
    const { name, role } = this.#desk.options.person();
    const account = row.account === null ? "no account of ours" : `${row.account.name} (${row.account.handle})`;
    return [
      `To: ${records.incident.tell.join(", ")}`,
      "",
      `An incident with a social media account of ${organisation}.`,
      "",
      `Account: ${account}`,
      `Noticed: ${row.noticedAt}`,
      `Since: ${row.since ?? "not known"}`,
      `What happened: ${row.what}`,
      `Evidence: ${row.evidence.map((one) => `${one.name}, SHA-256 ${one.sha256}`).join("; ") || "none"}`,
      "",
      `${name}, ${role}`,
      "",
    ].join("\n");
  }

  readonly handlers: Slice<IncidentChannel> = {
    "incidents.report": async (input) => {
      const row = await this.report(input);
      this.#desk.changed();
      return row;
    },
    "incidents.acknowledge": ({ id, at, by, reference, note }) => {
      const row = this.acknowledge(id, { at, by, reference, note });
      this.#desk.changed();
      return row;
    },
    "incidents.message": ({ id }) => ({ text: this.message(this.find(id)) }),
    "incidents.save": ({ id }) => this.#desk.saved(`incident-${this.find(id).noticedAt.slice(0, 10)}.zip`),
  };
}
