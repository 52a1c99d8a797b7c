import { FileUp, FolderInput, Plus } from "lucide-react";
import { lazy, Suspense, useMemo } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { RegisterDesk } from "../../main/model/register-view.ts";
import { AccountBar } from "../accounts/account-bar.tsx";
import {
  type AccountFilters,
  type AccountTexts,
  accountFacets,
  accountsInNeed,
  accountTexts,
  filteredAccounts,
  listLines,
  noAccountFilters,
  sortedAccounts,
  withCoordinators,
} from "../accounts/account-filter.ts";
import { AccountList } from "../accounts/account-list.tsx";
import { registerSentence } from "../accounts/account-words.ts";
import { RegisterMenu, useRegisterFiles } from "../accounts/register-files.tsx";
import { RequestForm } from "../accounts/request-form.tsx";
import { StepPanel } from "../accounts/step-panel.tsx";
import { TakeInForm } from "../accounts/take-in-form.tsx";
import { useAccountFilters } from "../accounts/use-account-filters.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { counted } from "../format.ts";
import { todayIn } from "../requests/at-request.ts";
import { useDutiesOf } from "../stores/duties.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type AccountsPlace, go, stay } from "../stores/place.ts";
import { useRegister } from "../stores/register.ts";
import { PolicySays } from "../workflow/policy-says.tsx";

/** Read when it is wanted: most days nobody moves a table in. */
const ImportPanel = lazy(async () => ({ default: (await import("../moving/import-panel.tsx")).ImportPanel }));

const close = () => stay({ screen: "accounts" });

function FormBeside({ pack, doing }: { pack: PolicyPack; doing: "request" | "take-in" }) {
  const today = todayIn(pack.timeZone);
  const { creation, email } = pack.register;
  return (
    <div className="workflow two-columns">
      {doing === "request" ? (
        <StepPanel title="Request a new account" hint="For a page that is not there yet." onClose={close}>
          <RequestForm pack={pack} today={today} onClose={close} />
        </StepPanel>
      ) : (
        <StepPanel
          title="Take in an existing page"
          hint="For a page that was there before the register. Nobody has to decide on it again; who approved it then can be noted."
          onClose={close}
        >
          <TakeInForm pack={pack} today={today} onClose={close} />
        </StepPanel>
      )}
      <aside className="beside" aria-label="The policy">
        <PolicySays pack={pack} clauses={[...creation.clauses, ...(email?.clauses ?? [])]} where={[]} />
      </aside>
    </div>
  );
}

/** What to do first, when there is nothing yet. */
function FirstAccounts() {
  const doing = (next: NonNullable<AccountsPlace["doing"]>) => () => stay({ screen: "accounts", doing: next });
  return (
    <div className="first-things">
      <h2>First, what is there already</h2>
      <ol>
        <li>
          <FolderInput size={18} aria-hidden="true" />
          <span>
            <b>Take in the pages that you run</b>
            <small>One by one: platform, handle, name. The rest can come later.</small>
          </span>
          <Button look="primary" onPress={doing("take-in")}>
            Take in an existing page
          </Button>
        </li>
        <li>
          <FileUp size={18} aria-hidden="true" />
          <span>
            <b>Or bring in a list</b>
            <small>A table of accounts as CSV. A template says which columns; you look at everything first.</small>
          </span>
          <Button onPress={doing("import")}>Import from CSV…</Button>
        </li>
        <li>
          <Plus size={18} aria-hidden="true" />
          <span>
            <b>A page that isn’t there yet</b>
            <small>Is requested here, decided on, and then opened.</small>
          </span>
          <Button onPress={doing("request")}>Request a new account</Button>
        </li>
      </ol>
    </div>
  );
}

interface ListProps {
  readonly desk: RegisterDesk;
  /** Does the policy want one named? */
  readonly wantsCoordinator: boolean;
  readonly filters: AccountFilters;
  readonly onFilter: (filters: AccountFilters) => void;
}

/** Ids of the accounts that the filter by what is due leaves; null until that is read. */
function useAccountsInNeed({ needs, department }: AccountFilters): ReadonlySet<string> | null {
  const { desk } = useDutiesOf(department);
  return useMemo(() => (needs === null || desk === null ? null : accountsInNeed(desk.duties, needs)), [needs, desk]);
}

/** Nothing is searched for: thousands of texts need not be made. */
const noTexts: AccountTexts = new Map();

function FilteredList({ desk, wantsCoordinator, filters, onFilter }: ListProps) {
  const { accounts, departments } = desk;
  const sorted = useMemo(() => sortedAccounts(withCoordinators(accounts, departments)), [accounts, departments]);
  const isSearching = filters.query.trim() !== "";
  const texts = useMemo(() => (isSearching ? accountTexts(sorted) : noTexts), [sorted, isSearching]);
  const inNeed = useAccountsInNeed(filters);
  const facets = useMemo(() => accountFacets(sorted), [sorted]);
  const rows = useMemo(
    () => filteredAccounts(sorted, texts, filters, inNeed ?? undefined),
    [sorted, texts, filters, inNeed],
  );
  const lines = useMemo(() => listLines(rows), [rows]);
  const isNarrow = rows !== sorted;
  // What is due is read in a moment; until then nothing is said to match or not to.
  if (filters.needs !== null && inNeed === null) return null;
  return (
    <>
      <AccountBar filters={filters} facets={facets} found={rows.length} onChange={onFilter} />
      <p role="status" className={isNarrow ? "found" : "unseen"}>
        {counted(rows.length, "account matches", "accounts match")}.
      </p>
      {rows.length === 0 ? (
        <div className="nothing">
          <h2>No account matches</h2>
          <p>Try fewer words, or take a filter away.</p>
          <Button onPress={() => onFilter(noAccountFilters)}>Show every account</Button>
        </div>
      ) : (
        <AccountList
          lines={lines}
          wantsCoordinator={wantsCoordinator}
          onOpen={(id) => go({ screen: "account", id })}
          onDepartment={(name) => go({ screen: "department", name })}
        />
      )}
    </>
  );
}

function Actions({ department, saving }: { department: string | null; saving: ReturnType<typeof useRegisterFiles> }) {
  return (
    <>
      <RegisterMenu saving={saving} department={department} />
      <Button icon={FolderInput} onPress={() => stay({ screen: "accounts", doing: "take-in" })}>
        Take in an existing page
      </Button>
      <Button look="primary" icon={Plus} onPress={() => stay({ screen: "accounts", doing: "request" })}>
        Request a new account
      </Button>
    </>
  );
}

/** The official accounts, by department: how each stands, who can post, when it was last looked over. [A-6.g] */
export function Accounts({ place }: { place: AccountsPlace }) {
  const { desk, refused } = useRegister();
  const pack = useCurrentPack();
  const [filters, setFilters] = useAccountFilters(place);
  const saving = useRegisterFiles(filters.department);
  // The heading is there at once; nothing is said about the list before it is known.
  if (desk === null || pack === null)
    return (
      <Screen title="Accounts" sub={refused === null ? "Reading the register…" : ""}>
        <ErrorNote refused={refused} />
      </Screen>
    );
  const { doing } = place;
  const isEmpty = desk.accounts.length === 0;
  const refusedSave = saving.csv.refused ?? saving.history.refused ?? saving.sheet.refused;
  return (
    <Screen
      title="Accounts"
      sub={registerSentence(desk.accounts)}
      filled={doing === undefined && !isEmpty}
      actions={doing === undefined && !isEmpty && <Actions department={filters.department} saving={saving} />}
    >
      <ErrorNote refused={refused ?? refusedSave} />
      <WorkProgress works={["pdf"]} label="Making the PDF" />
      {doing === "import" && (
        <Suspense fallback={null}>
          <ImportPanel what="accounts" onClose={close} />
        </Suspense>
      )}
      {(doing === "request" || doing === "take-in") && <FormBeside pack={pack} doing={doing} />}
      {doing === undefined &&
        (isEmpty ? (
          <FirstAccounts />
        ) : (
          <FilteredList
            desk={desk}
            wantsCoordinator={pack.register.designation !== null}
            filters={filters}
            onFilter={setFilters}
          />
        ))}
    </Screen>
  );
}
