/**
 * The register in memory behind the fake bridge: answers every channel of preload/contract/register.ts well enough to work the
 * screens. Nothing is kept, and no file is written or read.
 */
import { accountsOpening } from "../../../main/model/register/account-list.ts";
import type { RegisterDesk } from "../../../main/model/register-view.ts";
import { PretendAccounts } from "./accounts.ts";
import { PretendDepartments } from "./departments.ts";
import { type FakeRegisterOptions, PretendRegisterDesk, raise } from "./desk.ts";
import type { PretendRegisterDialogs } from "./dialogs.ts";
import { PretendDuties } from "./duties.ts";
import { PretendMoving } from "./moving.ts";
import { PretendPacks } from "./packs.ts";
import { PretendPeople } from "./people.ts";

export class FakeRegister {
  readonly desk: PretendRegisterDesk;
  readonly accounts: PretendAccounts;
  readonly people: PretendPeople;
  readonly departments: PretendDepartments;
  readonly duties: PretendDuties;
  readonly #moving: PretendMoving;
  readonly #packs: PretendPacks;

  constructor(options: FakeRegisterOptions) {
    this.desk = new PretendRegisterDesk(options);
    this.accounts = new PretendAccounts(this.desk);
    this.people = new PretendPeople(this.desk, this.accounts);
    this.departments = new PretendDepartments(this.desk, this.accounts, this.people);
    this.duties = new PretendDuties(this.desk, this);
    this.#moving = new PretendMoving(this.desk, this.accounts, this.people);
    this.#packs = new PretendPacks(this.desk);
    this.desk.changed = () => {
      options.emit("register.changed", null);
      options.emit("duties.changed", { counts: this.duties.counts() });
    };
  }

  get dialogs(): PretendRegisterDialogs {
    return this.desk.dialogs;
  }

  view(): RegisterDesk {
    const pressing = this.duties.pressing();
    return {
      accounts: this.accounts.all().map((one) => this.accounts.row(one, pressing.get(one.id) ?? 0)),
      people: this.people.all().map((one) => this.people.row(one)),
      departments: this.departments.all().map((one) => this.departments.row(one)),
      policyReviews: this.duties.policyReviews,
    };
  }

  get handlers() {
    return {
      "register.desk": () => this.view(),
      "register.opening": () => accountsOpening(this.view().accounts),
      "register.file": ({ sha256 }: { readonly sha256: string }) => {
        const file = this.desk.options.files.get(sha256) ?? raise("EVIDENCE_MISSING", { sha256 });
        return { mediaType: file.evidence.mediaType, bytes: file.bytes };
      },
      ...this.accounts.handlers,
      ...this.people.handlers,
      ...this.departments.handlers,
      ...this.duties.handlers,
      ...this.#moving.handlers,
      ...this.#packs.handlers,
    };
  }
}
