/** The vault in memory behind the fake bridge: answers every vault channel well enough to work the screens. Nothing is encrypted or kept. */
import { TOTP, URI } from "otpauth";
import { encodeQR } from "qr";
import { AppError } from "../../../main/lib/app-error.ts";
import type { ErrorCode, ErrorDetail } from "../../../main/model/error-code.ts";
import type { ComparedHow, IdentityView, PasswordRecipe, Strength } from "../../../main/model/vault-view.ts";
import type {
  EventName,
  Events,
  Incoming,
  Taken,
  VaultDesk,
  VaultRequests,
  VaultSettings,
} from "../../../preload/contract.ts";
import { incomingFrom, type PretendDialogs, usualDialogs } from "./dialogs.ts";
import { exportKeyText, type PretendPerson, pretendCustodian, pretendIdentity, readPretendKey } from "./people.ts";
import { PretendVault } from "./vault.ts";

export interface FakeVaultOptions {
  readonly clock: () => Date;
  readonly person: () => { readonly name: string; readonly role: string };
  readonly organisation: string;
  /** Days until a reset is due. */
  readonly resetDays: number;
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => void;
}

type Answer<C extends keyof VaultRequests> = VaultRequests[C]["reply"] | Promise<VaultRequests[C]["reply"]>;
type Handlers = { readonly [C in keyof VaultRequests]: (request: VaultRequests[C]["request"]) => Answer<C> };

function raise(code: ErrorCode, detail: ErrorDetail = {}): never {
  throw new AppError(code, detail);
}

/** By length alone. */
function pretendStrength(password: string): Strength {
  const score = Math.min(4, Math.floor(password.length / 4)) as Strength["score"];
  const weak = score < 3;
  return {
    score,
    guessesLog10: password.length,
    warning: weak ? "This is short." : null,
    suggestions: weak ? ["Add another word or two."] : [],
  };
}

function pretendPassword(recipe: PasswordRecipe): string {
  const words = ["river", "lamp", "orbit", "cactus", "velvet", "anchor", "mosaic", "pepper", "tundra", "copper"];
  const pick = () => words[(crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % words.length] ?? "maple";
  if (recipe.kind === "words") return Array.from({ length: recipe.words }, pick).join(recipe.separator);
  if (!(recipe.lower || recipe.upper || recipe.digits || recipe.symbols)) raise("RECIPE_INVALID");
  const sets = [
    recipe.lower ? "abcdefghijkmnpqrstuvwxyz" : "",
    recipe.upper ? "ABCDEFGHJKLMNPQRSTUVWXYZ" : "",
    recipe.digits ? "23456789" : "",
    recipe.symbols ? "!#$%&*+-=?@" : "",
  ].join("");
  const bytes = crypto.getRandomValues(new Uint8Array(recipe.length));
  return [...bytes].map((byte) => sets[byte % sets.length]).join("");
}

export class FakeVault {
  lock: VaultDesk["lock"] = "no-identity";
  identity: IdentityView | null = null;
  settings: VaultSettings = { idleMinutes: 5, clipboardSeconds: 10 };
  vaults: PretendVault[] = [];
  /** Asked for on top of the keychain; null: none. */
  passphrase: string | null = null;
  readonly dialogs: PretendDialogs = usualDialogs();
  /** How often the window said that somebody is at work. */
  touches = 0;
  found: VaultRequests["identity.found"]["reply"] = [];
  readonly #options: FakeVaultOptions;
  readonly #incoming = new Map<string, Incoming>();

  constructor(options: FakeVaultOptions) {
    this.#options = options;
  }

  now(): string {
    return this.#options.clock().toISOString();
  }

  desk(): VaultDesk {
    const { lock, identity, settings } = this;
    return { lock, identity, settings, vaults: this.vaults.map((one) => one.summary()) };
  }

  /** Makes the person at this desk a custodian and opens the desk. */
  makeIdentity(email: string, passphrase: string | null = null): VaultDesk {
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) raise("EMAIL_INVALID", { email });
    if (this.identity !== null) raise("IDENTITY_EXISTS");
    this.passphrase = passphrase;
    this.identity = pretendIdentity(this.#myself(email), passphrase !== null);
    this.lock = "open";
    return this.told();
  }

  /** A vault with me as its only custodian. */
  makeVault(name: string, department: string): PretendVault {
    const me = this.me();
    const custodian = pretendCustodian(readPretendKey(this.exportKey(false), me), this.now());
    const made = { id: crypto.randomUUID(), name, department, custodians: [custodian] };
    const vault = new PretendVault(made, this.#options.clock, () => this.me().name);
    vault.prove(me.keyId);
    this.vaults.push(vault);
    return vault;
  }

  /** The desk, as the window is told of it, too. */
  told(): VaultDesk {
    const desk = this.desk();
    this.#options.emit("vault.changed", { desk });
    return desk;
  }

  /** Locks as idling or the screen's lock does. */
  lockNow(): VaultDesk {
    if (this.lock === "open") this.lock = "locked";
    return this.told();
  }

  me(): IdentityView {
    return this.identity ?? raise("IDENTITY_MISSING");
  }

  exportKey(hybrid: boolean): string {
    return exportKeyText({ ...this.me(), hybrid });
  }

  /** Throws VAULT_LOCKED, VAULT_UNKNOWN. */
  vault(id: string): PretendVault {
    if (this.lock !== "open") raise("VAULT_LOCKED");
    return this.vaults.find((one) => one.id === id) ?? raise("VAULT_UNKNOWN", { vault: id });
  }

  /** Somebody else changed the credential at the same time: two heads from now on. */
  conflict(vault: PretendVault, credential: string, by: string, password: string): void {
    const known = vault.get(credential);
    const mine = vault.head(known);
    vault.write(known, { ...mine.fields, password }, { parents: [...mine.parents], by });
    this.#options.emit("vault.merged", { vault: vault.id, by, conflicts: 1 });
    this.told();
  }

  due(): string {
    const day = 86_400_000;
    return new Date(this.#options.clock().getTime() + this.#options.resetDays * day).toISOString().slice(0, 10);
  }

  #myself(email: string): PretendPerson {
    const { name, role } = this.#options.person();
    return { name, title: role, organisation: this.#options.organisation, email };
  }

  #saved<T>(name: string, more: T): (T & { saved: string }) | null {
    return this.dialogs.cancelled ? null : { saved: this.dialogs.savedAs ?? name, ...more };
  }

  #offer(incoming: Incoming): Incoming {
    this.#incoming.set(incoming.token, incoming);
    return incoming;
  }

  #offered(token: string): Incoming {
    return this.#incoming.get(token) ?? raise("SOURCE_UNKNOWN");
  }

  /** The vault as it came: new here, or another revision of one that is here. */
  #take(incoming: Incoming, compared: ComparedHow | null): Taken {
    if (!incoming.known && compared === null) raise("VAULT_SIGNER_UNKNOWN", { email: incoming.from.email });
    const known = this.vaults.find((one) => one.id === incoming.vault.id);
    const vault = known ?? this.makeVault(incoming.vault.name, incoming.vault.department);
    if (known === undefined) {
      Object.assign(vault, { id: incoming.vault.id });
      const proof = { at: incoming.at, revision: incoming.revision, current: true };
      vault.custodians = [...vault.custodians, pretendCustodian(incoming.from, incoming.at, { proof })];
    }
    vault.revision = Math.max(vault.revision, incoming.revision);
    vault.prove(this.me().keyId);
    this.told();
    return { view: vault.view(), conflicts: 0, receipt: this.#receipt(vault) };
  }

  #receipt(vault: PretendVault): string {
    const body = ["custodia/receipt@v1", `vault ${vault.id}`, `revision ${vault.revision}`, `at ${this.now()}`];
    return `${[...body, `content sha256:${"0".repeat(64)}`, "", `— ${this.me().email} AAAA`].join("\n")}\n`;
  }

  #takeReceipt(text: string): PretendVault {
    if (!text.startsWith("custodia/receipt@v1\n")) raise("RECEIPT_UNREADABLE");
    const vault = this.vault(/^vault (.*)$/m.exec(text)?.[1] ?? "");
    const email = /^— (\S+) /m.exec(text)?.[1];
    const from = vault.custodians.find((one) => one.email === email) ?? raise("RECEIPT_FOREIGN");
    vault.prove(from.keyId, Number(/^revision (\d+)$/m.exec(text)?.[1] ?? 0));
    return vault;
  }

  #view(vault: PretendVault) {
    this.told();
    return vault.view();
  }

  #share(vault: PretendVault, folder: string) {
    vault.shared = { state: "in-step", folder, at: this.now(), refused: null };
    return this.#view(vault);
  }

  #code(totp: string) {
    const parsed = URI.parse(totp);
    if (!(parsed instanceof TOTP)) return raise("TOTP_INVALID");
    const timestamp = this.#options.clock().getTime();
    const secondsLeft = Math.ceil(parsed.remaining({ timestamp }) / 1000);
    return { code: parsed.generate({ timestamp }), secondsLeft, period: parsed.period };
  }

  readonly handlers: Handlers = {
    "vault.desk": () => this.desk(),
    "vault.unlock": ({ passphrase }) => {
      this.me();
      if (this.passphrase !== null && passphrase !== this.passphrase) raise("PASSPHRASE_WRONG");
      this.lock = "open";
      return this.told();
    },
    "vault.lock": () => this.lockNow(),
    "vault.touch": () => {
      this.touches += 1;
      return null;
    },
    "vault.settings": (settings) => {
      this.settings = settings;
      return this.told();
    },

    "identity.make": ({ email, passphrase }) => this.makeIdentity(email, passphrase),
    "identity.found": () => this.found,
    "identity.adopt": ({ keyId, passphrase }) => {
      const found = this.found.find((one) => one.keyId === keyId) ?? raise("IDENTITY_MISSING");
      return this.makeIdentity(found.email, passphrase);
    },
    "identity.export-key": ({ hybrid }) => {
      const text = this.exportKey(hybrid);
      // The library wants a border; the window draws its own.
      const raw = encodeQR(text, "raw", { border: 1 }).slice(1, -1);
      const rows = raw.map((row) =>
        row
          .slice(1, -1)
          .map((dark) => (dark ? "1" : "0"))
          .join(""),
      );
      return { text, fileName: `${this.me().name}.exportkey`, qr: hybrid ? null : { rows } };
    },
    "identity.save-export-key": () => this.#saved(`${this.me().name}.exportkey`, {}),
    "identity.make-hybrid": () => {
      this.identity = { ...this.me(), hybrid: true };
      return this.told();
    },
    "identity.passphrase": ({ current, next }) => {
      if (this.passphrase !== null && current !== this.passphrase) raise("PASSPHRASE_WRONG");
      if (next !== null && next.length < 12) raise("PASSPHRASE_WEAK", { least: 12 });
      this.passphrase = next;
      this.identity = { ...this.me(), passphrase: next !== null };
      return this.told();
    },

    "vault.create": ({ name, department }) => {
      if (this.lock !== "open") raise("VAULT_LOCKED");
      return this.#view(this.makeVault(name, department));
    },
    "vault.rename": ({ vault: id, name, department }) => {
      const vault = this.vault(id);
      Object.assign(vault, { name, department });
      vault.changed();
      return this.#view(vault);
    },
    "vault.rows": ({ vault: id, from }) => {
      const { summary, credentials } = this.vault(id).view();
      return { credentials: credentials.slice(from), more: 0, revision: summary.revision };
    },
    "vault.open": ({ vault: id }) => {
      const vault = this.vault(id);
      vault.keep("vault-opened", null);
      return vault.view();
    },
    "vault.credential": ({ vault, credential }) => this.vault(vault).credential(credential),
    "vault.save-credential": ({ vault: id, credential, version, input }) => {
      const vault = this.vault(id);
      const saved = vault.credential(vault.save(credential, version, input));
      this.told();
      return saved;
    },
    "vault.delete-credential": ({ vault: id, credential, version }) => {
      const vault = this.vault(id);
      vault.write(vault.get(credential), vault.unchanged(credential, version).fields, { deleted: true });
      return this.#view(vault);
    },
    "vault.undelete-credential": ({ vault: id, credential }) => {
      const vault = this.vault(id);
      vault.write(vault.get(credential), vault.version(credential, null).fields);
      this.told();
      return vault.credential(credential);
    },
    "vault.move-credential": ({ vault: id, credential, version, to }) => {
      const [from, target] = [this.vault(id), this.vault(to)];
      const { fields } = from.unchanged(credential, version);
      target.add(fields);
      from.write(from.get(credential), fields, { deleted: true, movedTo: target.name });
      return this.#view(from);
    },
    "vault.settle": ({ vault: id, credential, heads, choose }) => {
      const vault = this.vault(id);
      const known = vault.heads(vault.get(credential)).map((one) => one.version);
      if (known.length < 2) raise("CREDENTIAL_NOT_IN_CONFLICT");
      if ([...known].sort().join() !== [...heads].sort().join()) raise("CREDENTIAL_CHANGED");
      vault.write(vault.get(credential), vault.version(credential, choose).fields);
      this.told();
      return vault.credential(credential);
    },
    "vault.reveal": ({ vault: id, credential, version, field }) => {
      const vault = this.vault(id);
      const kinds = {
        password: "password-shown",
        totp: "totp-secret-shown",
        recoveryCodes: "recovery-codes-shown",
        notes: "notes-shown",
      } as const;
      vault.keep(kinds[field], credential);
      return { value: vault.version(credential, version).fields[field] };
    },
    "vault.copy": ({ vault: id, credential, version, field, index }) => {
      const vault = this.vault(id);
      const { fields } = vault.version(credential, version);
      const codes = fields.recoveryCodes.split("\n");
      const values = {
        username: () => fields.username,
        password: () => fields.password,
        code: () => this.#code(fields.totp).code,
        recoveryCodes: () => codes[index] ?? raise("CREDENTIAL_EMPTY_FIELD", { field }),
      };
      const kinds = {
        username: "username-copied",
        password: "password-copied",
        code: "code-copied",
        recoveryCodes: "recovery-code-copied",
      } as const;
      this.#options.copy(values[field]());
      vault.keep(kinds[field], credential);
      return { clearsInSeconds: field === "username" ? null : this.settings.clipboardSeconds };
    },
    "vault.code": ({ vault, credential }) => this.#code(this.vault(vault).version(credential, null).fields.totp),
    "vault.accesses": ({ vault, credential, before }) => {
      const page = 50;
      const all = this.vault(vault).accesses.filter((one) => credential === null || one.credential === credential);
      const from = before ?? 0;
      return { accesses: all.slice(from, from + page), next: all.length > from + page ? from + page : null };
    },
    "vault.generate": ({ recipe }) => {
      const password = pretendPassword(recipe);
      return { password, strength: pretendStrength(password) };
    },
    "vault.strength": ({ password }) => pretendStrength(password),
    "vault.platform-rules": () => [
      {
        id: "sample-site",
        name: "Sample Site",
        minLength: 8,
        maxLength: 64,
        symbols: "!#$%",
        requires: ["lower", "upper", "digit"],
        source: "https://sample-site.example/help/passwords",
      },
    ],
    "qr.read": () => ({ text: this.dialogs.qrText ?? raise("QR_NOT_FOUND") }),

    "custodian.read-key": ({ text }) => readPretendKey(text, this.identity),
    "custodian.choose-key": () => (this.dialogs.cancelled ? null : this.dialogs.exportKey),
    "custodian.add": ({ vault: id, exportKey, role, compared }) => {
      const vault = this.vault(id);
      const key = readPretendKey(exportKey, this.identity);
      const here = vault.custodians.find((one) => one.keyId === key.keyId && one.removed === null);
      if (here !== undefined) raise("CUSTODIAN_EXISTS", { name: here.name });
      const addedBy = this.me().name;
      const custodian = pretendCustodian(key, this.now(), { role, comparedHow: compared, addedBy });
      vault.custodians = [...vault.custodians.filter((one) => one.keyId !== key.keyId), custodian];
      vault.changed();
      return this.#view(vault);
    },
    "custodian.role": ({ vault: id, keyId, role }) => {
      const vault = this.vault(id);
      vault.custodians = vault.custodians.map((one) => (one.keyId === keyId ? { ...one, role } : one));
      vault.changed();
      return this.#view(vault);
    },
    "custodian.remove": ({ vault: id, keyId, because }) => {
      const vault = this.vault(id);
      const gone = vault.custodians.find((one) => one.keyId === keyId) ?? raise("CUSTODIAN_UNKNOWN");
      if (gone.isMe) raise("CUSTODIAN_IS_ME");
      const removed = { at: this.now(), by: this.me().name, because };
      vault.custodians = vault.custodians.map((one) => (one === gone ? { ...one, removed } : one));
      const all = vault.live().map((one) => one.id);
      vault.askReset(all, gone.name, because, this.due());
      return this.#view(vault);
    },
    "vault.ask-reset": ({ vault: id, credentials, person, because }) => {
      const vault = this.vault(id);
      vault.askReset(credentials, person, because, this.due());
      return this.#view(vault);
    },

    "handover.save": ({ vault: id }) => {
      const vault = this.vault(id);
      vault.keep("handed-over", null);
      return this.#saved(`${vault.id}.custodia-vault`, {});
    },
    "handover.choose": () => (this.dialogs.cancelled ? null : this.#offer(this.dialogs.incoming)),
    "handover.take": ({ token, compared }) => this.#take(this.#offered(token), compared),
    "receipt.text": ({ vault: id }) => {
      const vault = this.vault(id);
      return { text: this.#receipt(vault), fileName: `${vault.name}, revision ${vault.revision}.receipt` };
    },
    "receipt.save": ({ vault: id }) => this.#saved(`${this.vault(id).name}.receipt`, {}),
    "receipt.choose": () => {
      if (this.dialogs.cancelled) return null;
      const [vault] = this.vaults;
      const other = vault?.custodians.find((one) => !one.isMe && one.removed === null);
      if (vault === undefined || other === undefined) return raise("RECEIPT_FOREIGN");
      vault.prove(other.keyId);
      return this.#view(vault);
    },
    "receipt.take": ({ text }) => this.#view(this.#takeReceipt(text)),
    "vault.drill": ({ vault: id }) => {
      const vault = this.vault(id);
      vault.prove(this.me().keyId);
      return this.#view(vault);
    },
    "vault.share": ({ vault: id }) =>
      this.dialogs.cancelled ? null : this.#share(this.vault(id), this.dialogs.savedAs ?? "Shared passwords"),
    "vault.unshare": ({ vault: id }) => {
      const vault = this.vault(id);
      vault.shared = { state: "none" };
      return this.#view(vault);
    },
    "vault.sync": ({ vault: id }) => {
      const vault = this.vault(id);
      return vault.shared.state === "none" ? vault.view() : this.#share(vault, vault.shared.folder);
    },
    "handover.choose-folder": () =>
      this.dialogs.cancelled ? null : this.dialogs.folder.map((incoming) => this.#offer(incoming)),

    "recovery.make": ({ vault: id }) => {
      const vault = this.vault(id);
      const made = { passphrase: "river lamp orbit cactus velvet anchor mosaic pepper", at: this.now() };
      const saved = this.#saved(`${vault.name}.recovery`, { ...made, revision: vault.revision });
      if (saved !== null) vault.recovery = { at: made.at, revision: vault.revision };
      this.told();
      return saved;
    },
    "recovery.choose": () => {
      if (this.dialogs.cancelled) return null;
      const { token } = this.#offer(incomingFrom(this.dialogs.incoming.from, { known: true }));
      return { token, name: "Public Library.recovery" };
    },
    "recovery.open": ({ token, passphrase }) => {
      if (passphrase !== this.dialogs.passphrase) raise("PASSPHRASE_WRONG");
      return this.#offered(token);
    },
    "recovery.restore": ({ token }) => this.#take(this.#offered(token), "in person").view,

    "import.choose": () => (this.dialogs.cancelled ? null : { token: crypto.randomUUID(), ...this.dialogs.importFile }),
    "import.preview": ({ vault, passphrase }) => {
      this.vault(vault);
      const { importFile, importRows: rows, importSkipped: skipped } = this.dialogs;
      if (importFile.needsPassphrase && passphrase !== this.dialogs.passphrase) raise("IMPORT_PASSPHRASE_WRONG");
      return { rows, skipped };
    },
    "import.take": ({ vault: id, rows }) => {
      const vault = this.vault(id);
      const taken = this.dialogs.importRows.filter((row) => rows.includes(row.index));
      for (const { label, username, address, hasTotp } of taken) {
        const totp = hasTotp ? "otpauth://totp/Sample?secret=JBSWY3DPEHPK3PXP" : "";
        const more = { account: null, password: pretendPassword({ ...usualRecipe }), totp };
        vault.add({ label, username, address, recoveryCodes: "", notes: "", ...more });
      }
      return { view: this.#view(vault), added: taken.length, updated: 0 };
    },
    "import.drop": () => null,
    "export.save": ({ vault: id, format, typed }) => {
      const vault = this.vault(id);
      if (typed !== vault.name) raise("VAULT_NAME_DIFFERS");
      vault.keep("exported", null);
      return this.#saved(`${vault.name}.${format}`, { credentials: vault.live().length });
    },
  };
}

const usualRecipe = {
  kind: "characters",
  length: 20,
  lower: true,
  upper: true,
  digits: true,
  symbols: false,
  plain: true,
  platform: null,
} as const;
