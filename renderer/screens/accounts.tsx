import { FolderInput, Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { registerSentence } from "../accounts/account-words.ts";
import { FilteredList, useFacets } from "../accounts/filtered-list.tsx";
import { FirstAccounts } from "../accounts/first-accounts.tsx";
import { RegisterMenu, useRegisterFiles } from "../accounts/register-files.tsx";
import { RequestForm } from "../accounts/request-form.tsx";
import { StepPanel } from "../accounts/step-panel.tsx";
import { TakeInForm } from "../accounts/take-in-form.tsx";
import { useAccountFilters } from "../accounts/use-account-filters.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { todayIn } from "../requests/at-request.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type AccountsPlace, stay } from "../stores/place.ts";
import { useAccountList } from "../stores/register.ts";
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
  const { desk, opening, refused } = useAccountList();
  const pack = useCurrentPack();
  const [filters, setFilters] = useAccountFilters(place);
  const saving = useRegisterFiles(filters.department);
  const accounts = desk?.accounts ?? opening?.first;
  const facets = useFacets(desk?.accounts, opening?.facets);
  // The heading is there at once; nothing is said about the list before it is known.
  if (accounts === undefined || facets === null || pack === null)
    return (
      <Screen title="Accounts" sub={refused === null ? "Reading the register…" : ""}>
        <ErrorNote refused={refused} />
      </Screen>
    );
  const { doing } = place;
  const isEmpty = accounts.length === 0;
  const refusedSave = saving.csv.refused ?? saving.history.refused ?? saving.sheet.refused;
  return (
    <Screen
      title="Accounts"
      sub={registerSentence(facets)}
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
      {doing === undefined && isEmpty && <FirstAccounts />}
      {doing === undefined && !isEmpty && (
        <FilteredList
          {...{ accounts, facets, filters }}
          isWhole={desk !== null}
          wantsCoordinator={pack.register.designation !== null}
          onFilter={setFilters}
        />
      )}
    </Screen>
  );
}
