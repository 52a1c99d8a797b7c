import { Trash2 } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { CredentialRow, VaultView } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { count, counted } from "../format.ts";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { type CredentialFilter, stay, type VaultPlace } from "../stores/place.ts";
import { CredentialDetail } from "./credential-detail.tsx";
import { CredentialEditor } from "./credential-editor.tsx";
import { CredentialList } from "./credential-list.tsx";
import { DeletedList } from "./deleted-list.tsx";
import { type CredentialOrder, filterCounts, filtered, leastCustodians, ordered, searchTexts } from "./filter.ts";
import { ListBar } from "./list-bar.tsx";
import { Overview } from "./overview.tsx";
import { UndoBar } from "./undo-bar.tsx";
import { useVaultKeys } from "./use-vault-keys.ts";

/** The rows as they are looked for: searched, narrowed down, sorted. */
function useRows(view: VaultView, query: string, filter: CredentialFilter | null, order: CredentialOrder) {
  const accounts = useAccounts((store) => store.accounts);
  useEffect(() => {
    loadAccounts().catch(() => {
      // Then the names of accounts are not searched; the accounts screen says why they can't be read.
    });
  }, []);
  const { credentials } = view;
  const texts = useMemo(() => searchTexts(credentials, accounts ?? []), [credentials, accounts]);
  const counts = useMemo(() => filterCounts(credentials), [credentials]);
  const sorted = useMemo(() => ordered(credentials, order), [credentials, order]);
  const rows = useMemo(() => filtered(sorted, texts, query, filter), [sorted, texts, query, filter]);
  return { rows, counts };
}

function NoRows({ view, onClear }: { view: VaultView; onClear: () => void }) {
  const vault = view.summary.id;
  if (view.credentials.length > 0) {
    return (
      <div className="nothing">
        <h3>Nothing fits</h3>
        <p>Try fewer words, or show all.</p>
        <Button small onPress={onClear}>
          Show all
        </Button>
      </div>
    );
  }
  return (
    <div className="nothing">
      <h3>This vault is empty</h3>
      <p>Add the first user name and password, or import them from a browser or another password program.</p>
      <div className="form-row centred">
        <Button look="primary" small onPress={() => stay({ screen: "vault", vault, doing: "add" })}>
          New credential
        </Button>
        <Button small onPress={() => stay({ screen: "vault", vault, doing: "import" })}>
          Import…
        </Button>
      </div>
    </div>
  );
}

interface FootProps {
  readonly shown: number;
  readonly view: VaultView;
  readonly isNarrowed: boolean;
}

function ListFoot({ shown, view, isNarrowed }: FootProps) {
  const { credentials, deleted, summary } = view;
  const words = isNarrowed
    ? `${count(shown)} of ${counted(credentials.length, "credential")}`
    : counted(credentials.length + view.more, "credential");
  return (
    <div className="list-foot">
      <span role="status">{words}</span>
      {deleted.length > 0 && (
        <Button
          look="quiet"
          small
          icon={Trash2}
          onPress={() => stay({ screen: "vault", vault: summary.id, doing: "deleted" })}
        >
          Deleted ({count(deleted.length)})
        </Button>
      )}
    </div>
  );
}

interface PaneProps {
  readonly view: VaultView;
  readonly place: VaultPlace;
  readonly row: CredentialRow | undefined;
}

function DetailPane({ view, place, row, children }: PaneProps & { children: React.ReactNode }) {
  const { credential, doing } = place;
  const vault = view.summary.id;
  if (doing === "deleted") return <DeletedList view={view} />;
  if (doing === "add")
    return <CredentialEditor key={`${vault} new`} view={view} id={null} row={undefined} place={place} />;
  if (credential === undefined) return children;
  if (doing === "edit")
    return <CredentialEditor key={credential} view={view} id={credential} row={row} place={place} />;
  return <CredentialDetail key={credential} view={view} id={credential} row={row} place={place} />;
}

interface CredentialsProps {
  readonly view: VaultView;
  readonly place: VaultPlace;
}

/** A vault's credentials: the list on the left, the chosen one on the right. */
export function Credentials({ view, place }: CredentialsProps) {
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<CredentialOrder>("label");
  const [refused, setRefused] = useState<Refused | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const vault = view.summary.id;
  const filter = place.filter ?? null;
  const { rows, counts } = useRows(view, query, filter, order);
  useVaultKeys({ place, vault, search, onRefused: setRefused });
  const selected = place.credential ?? null;
  const at = (part: Partial<VaultPlace>) => stay({ screen: "vault", vault, ...(filter ? { filter } : {}), ...part });
  const onFilter = (next: CredentialFilter | null) =>
    stay({ screen: "vault", vault, ...(next ? { filter: next } : {}) });
  const clear = () => {
    setQuery("");
    onFilter(null);
  };
  const enterList = () => {
    const [first] = rows;
    if (first !== undefined && !rows.some((row) => row.id === selected)) at({ credential: first.id });
    list.current?.focus();
  };
  const inOffice = view.summary.custodians.filter((one) => one.removed === null).length;
  const showsDetail = selected !== null || place.doing !== undefined;
  return (
    <div className={showsDetail ? "panes with-detail" : "panes"}>
      <section className="list-pane" aria-label="List">
        <ListBar
          {...{ query, filter, onFilter, counts, order }}
          onQuery={setQuery}
          onOrder={setOrder}
          onDown={enterList}
          box={search}
        />
        <UndoBar vault={vault} />
        <ErrorNote refused={refused} />
        {rows.length === 0 ? (
          <NoRows view={view} onClear={clear} />
        ) : (
          <CredentialList
            rows={rows}
            selected={selected}
            onSelect={(credential) => at({ credential })}
            onEnter={() => document.getElementById("credential-title")?.focus()}
            onType={() => search.current?.focus()}
            marksAlone={inOffice >= leastCustodians}
            list={list}
          />
        )}
        <ListFoot shown={rows.length} view={view} isNarrowed={query !== "" || filter !== null} />
      </section>
      <section className="detail-pane" aria-label="Credential">
        <DetailPane view={view} place={place} row={view.credentials.find((row) => row.id === selected)}>
          <Overview
            counts={counts}
            isWhole={view.weighed && view.more === 0}
            isEmpty={view.credentials.length === 0}
            onFilter={onFilter}
          />
        </DetailPane>
      </section>
    </div>
  );
}
