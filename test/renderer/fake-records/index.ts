/**
 * The records desk in memory behind the fake bridge: answers every channel of preload/contract/records.ts well enough to work the
 * screens. No file is made, nothing is signed or checked.
 */
import type { RecordsDesk } from "../../../main/model/records-view.ts";
import { type FakeRecordsOptions, PretendDesk } from "./desk.ts";
import type { PretendRecordsDialogs } from "./dialogs.ts";
import { PretendExports } from "./exports.ts";
import { PretendIncidents } from "./incidents.ts";
import { PretendPackages } from "./packages.ts";
import { PretendReading } from "./reading.ts";
import { PretendRequests } from "./requests.ts";
import { PretendRetention } from "./retention.ts";

export class FakeRecords {
  readonly desk: PretendDesk;
  readonly exports: PretendExports;
  readonly packages: PretendPackages;
  readonly requests: PretendRequests;
  readonly incidents: PretendIncidents;
  readonly retention: PretendRetention;
  readonly reading: PretendReading;

  constructor(options: FakeRecordsOptions) {
    this.desk = new PretendDesk(options);
    this.exports = new PretendExports(this.desk);
    this.packages = new PretendPackages(this.desk);
    this.requests = new PretendRequests(this.desk);
    this.incidents = new PretendIncidents(this.desk);
    this.retention = new PretendRetention(this.desk, this.requests);
    this.reading = new PretendReading(this.desk);
    this.desk.view = () => this.view();
    this.requests.held = (id) => this.retention.standing({ kind: "request", id }).length > 0;
    this.retention.incidents = (id) =>
      this.incidents.rows.flatMap((row) => (row.ofCase === id && row.acknowledged === null ? [row.id] : []));
    this.retention.copies = () => this.exports.rows.map((row) => row.package.name);
  }

  get dialogs(): PretendRecordsDialogs {
    return this.desk.dialogs;
  }

  view(): RecordsDesk {
    const { exports, packages, requests, incidents, retention } = this;
    return {
      settings: exports.settings,
      schedule: exports.schedule(),
      exports: exports.rows,
      lostPackages: [],
      sinceLast: exports.sinceLast(),
      requests: requests.rows(),
      incidents: incidents.rows,
      holds: retention.holds,
      disposals: retention.disposals,
      witnessed: packages.witnessed,
      forks: packages.forks,
      cosigned: packages.cosigned,
    };
  }

  get handlers() {
    return {
      "records.desk": () => this.view(),
      ...this.exports.handlers,
      ...this.packages.handlers,
      ...this.requests.handlers,
      ...this.incidents.handlers,
      ...this.retention.handlers,
      ...this.reading.handlers,
    };
  }
}
